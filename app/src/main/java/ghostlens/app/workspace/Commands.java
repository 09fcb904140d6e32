package ghostlens.app.workspace;

import ghostlens.app.open.Engines;
import ghostlens.app.open.NetworkFile;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.work.Ending;
import ghostlens.app.work.Job;
import ghostlens.app.work.Jobs;
import ghostlens.app.workspace.Tab.Bookmark;
import ghostlens.assets.Texts;
import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/// What a user can do to the workspace. Everything that takes time becomes a job; what was there stays until the job
/// has succeeded, and a failure leaves it as it was with a sentence beside it.
public final class Commands {
    private final Workspace workspace;
    private final Jobs jobs;
    private final Openings openings;
    private final Fusions fusions;
    private @Nullable Job<?> live;
    private @Nullable Job<?> measuring;

    public Commands(Workspace workspace, Jobs jobs) {
        this.workspace = workspace;
        this.jobs = jobs;
        this.openings = new Openings(jobs);
        this.fusions = new Fusions(workspace, jobs);
    }

    /// Brings the engine that is chosen up to speed, so that the first run need not wait for it.
    public void loadEngine() {
        var engine = workspace.runOptions().get().engine();
        jobs.onEngine(
                Texts.get("job.engine", engine),
                progress -> {
                    Engines.named(engine).prime(share -> progress.report(share, Texts.get("profile.warming")));
                    return engine;
                },
                Ending.of(_ -> {}, workspace::setProblem));
    }

    /// Goes to a variant's tab, or opens it with seeded weights in the form that is shown now.
    public void open(Variant variant) {
        open(new Visit(variant.name(), Optional.empty()), this::goTo, () -> openAnew(variant, formShown()));
    }

    /// Goes to a variant's tab in this form, or opens it there, as a press in the evolution does.
    public void open(Variant variant, Form form) {
        open(new Visit(variant.name(), Optional.empty()), tab -> goTo(tab, form), () -> openAnew(variant, form));
    }

    private void goTo(Tab tab, Form form) {
        if (tab.rests()) {
            tab.setBookmark(tab.bookmark().get().in(form));
        }
        goTo(tab);
        setForm(form);
    }

    private void open(Visit asked, Consumer<Tab> there, Runnable anew) {
        workspace.tabs().of(asked).ifPresentOrElse(there, anew);
    }

    private Form formShown() {
        var before = workspace.opened().get();
        return before == null ? Form.TRAINING : before.network().form();
    }

    private void openAnew(Variant variant, Form form) {
        startOpening(
                Texts.get("job.open", variant.title()),
                seeded(variant.name(), form, Optional.empty()),
                this::showBeside);
    }

    private static Callable<Opened> seeded(String name, Form form, Optional<Integer> classes) {
        var request = OpenRequest.of(name, Form.TRAINING).withClasses(classes);
        return () -> Opened.of(NetworkOpener.source(request), form);
    }

    private Callable<Opened> read(Path file, Form form) {
        var preferred = Optional.ofNullable(workspace.opened().get()).map(Opened::variant);
        return () -> Opened.of(NetworkFile.open(file, preferred), form);
    }

    private Callable<Opened> opener(Bookmark bookmark) {
        var visit = bookmark.visit();
        var came = visit.file()
                .map(file -> read(file, bookmark.form()))
                .orElseGet(() -> seeded(visit.name(), bookmark.form(), bookmark.classes()));
        return () -> {
            var opened = came.call();
            return bookmark.input().map(opened::withShape).orElse(opened);
        };
    }

    /// Reads again what is open: its file as it is now, or the same weights made anew.
    public void reload() {
        var tab = workspace.tabs().shown().get();
        if (tab != null) {
            var bookmark = tab.bookmark().get().asItComes();
            startOpening(Texts.get("job.open", bookmark.title()), opener(bookmark), this::show);
        }
    }

    /// Shows a tab as it was; where it rests, its network is opened. What is being opened for the tab before is not
    /// waited for.
    public void goTo(Tab tab) {
        if (tab == workspace.tabs().shown().get()) {
            return;
        }
        leave(tab);
        if (tab.rests()) {
            wake(tab);
        }
    }

    /// Opens what rests in the tab that is shown.
    public void wake() {
        Optional.ofNullable(workspace.tabs().shown().get()).filter(Tab::rests).ifPresent(this::wake);
    }

    private void wake(Tab tab) {
        var bookmark = tab.bookmark().get();
        openings.start(Texts.get("job.open", bookmark.title()), opener(bookmark), workspace::setOpened, sentence -> {
            close(tab);
            workspace.setProblem(sentence);
        });
    }

    private void leave(@Nullable Tab next) {
        stop();
        openings.forget();
        workspace.show(next);
    }

    /// Goes to the tab so many places further on.
    public void goAlong(int step) {
        workspace.tabs().along(step).ifPresent(this::goTo);
    }

    /// Closes a tab, and ends what runs for it; where it was shown, the one beside it is.
    public void close(Tab tab) {
        if (tab == workspace.tabs().shown().get()) {
            workspace.tabs().beside(tab).ifPresentOrElse(this::goTo, () -> leave(null));
        }
        workspace.tabs().remove(tab);
        fusions.end(tab);
    }

    /// Closes the tab that is shown.
    public void close() {
        Optional.ofNullable(workspace.tabs().shown().get()).ifPresent(this::close);
    }

    /// A tab at the end that rests until it is gone to.
    public Tab add(Bookmark bookmark) {
        return workspace.tabs().append(bookmark);
    }

    /// Opens a network with another width, input or number of classes than what is open, in the form that is shown
    /// now, and with its weights where they still fit.
    ///
    /// @param classes empty for as many as it has by itself
    public void vary(Opened before, String name, TensorShape input, Optional<Integer> classes) {
        var form = before.network().form();
        if (!before.variant().name().equals(name) || !before.classes().equals(classes)) {
            var request = OpenRequest.of(name, Form.TRAINING)
                    .withInput(Optional.of(input))
                    .withClasses(classes);
            startOpening(Texts.get("job.open", name), () -> Opened.of(NetworkOpener.source(request), form), this::show);
        } else if (!before.origin().inputShape().equals(input)) {
            startOpening(Texts.get("job.open", before.variant().title()), () -> before.withInput(input), this::show);
        }
    }

    /// Says why what a panel was asked for cannot be done.
    public void refuse(String sentence) {
        workspace.setProblem(sentence);
    }

    /// Opens a file: a network, weights for one like that which is open, or an input to run it on.
    public void openFile(Path file) {
        var before = workspace.opened().get();
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".npy")) {
            openInput(before, file);
        } else {
            open(
                    new Visit("", Optional.of(file)),
                    this::goTo,
                    () -> startOpening(
                            Texts.get("job.open", file.getFileName()), read(file, formShown()), this::showBeside));
        }
    }

    /// Gives what is open another input.
    public void setInput(Tensor input) {
        var opened = workspace.opened().get();
        if (opened != null) {
            workspace.setInput(opened.withInput(input));
        }
    }

    private void openInput(@Nullable Opened before, Path file) {
        if (before == null) {
            workspace.setProblem(Texts.get("open.nothing", file.getFileName()));
        } else {
            startOpening(
                    Texts.get("job.input", file.getFileName()),
                    () -> before.withInput(NetworkOpener.readInput(file, before.origin())),
                    this::show);
        }
    }

    private void startOpening(String title, Callable<Opened> work, Consumer<Opened> done) {
        workspace.dismissProblem();
        openings.start(title, work, done, workspace::setProblem);
    }

    /// What opens a network or makes a form of it now. Where that ends, what is open is what was asked for last, or it
    /// failed or was cancelled and is as it was.
    public ReadOnlyObjectProperty<@Nullable Job<Opened>> opening() {
        return openings.current();
    }

    private void show(Opened opened) {
        stop();
        workspace.setOpened(opened);
    }

    private void showBeside(Opened opened) {
        stop();
        workspace.addOpened(opened);
    }

    /// Shows and runs what is open in another form.
    public void setForm(Form form) {
        var opened = workspace.opened().get();
        if (opened == null || opened.network().form() == form) {
            return;
        }
        stop();
        startOpening(
                Texts.get("job.form", opened.variant().title(), form.label()),
                () -> opened.inForm(form),
                workspace::setForm);
    }

    /// Runs what is open again and again, with a live profile, until {@link #stop()}.
    public void run() {
        var opened = workspace.opened().get();
        if (opened == null || !canRun(opened)) {
            return;
        }
        stop();
        workspace.dismissProblem();
        workspace.setProfile(null);
        workspace.setRunState(RunState.WAITING);
        var profiling = new LiveProfile(opened.network(), opened.inputToRun(), workspace);
        live = jobs.onEngine(
                Texts.get("job.profile", opened.title()),
                profiling,
                new Ending<>(_ -> idle(), this::failLive, this::idle));
    }

    private boolean canRun(Opened opened) {
        try {
            opened.origin().requireRunnable();
            return true;
        } catch (Problem e) {
            workspace.setProblem(e.sentence());
            return false;
        }
    }

    private void failLive(String sentence) {
        idle();
        workspace.setProblem(sentence);
    }

    private void idle() {
        workspace.setRunState(RunState.IDLE);
    }

    /// Ends the live profile; what it measured stays.
    public void stop() {
        if (live != null) {
            live.cancel();
            live = null;
        }
    }

    /// Fuses what is open as far as possible and compares it with itself before.
    public void fuse() {
        var opened = workspace.opened().get();
        var tab = workspace.tabs().shown().get();
        if (opened == null || tab == null || !canRun(opened)) {
            return;
        }
        stop();
        workspace.dismissProblem();
        fusions.start(tab, opened);
    }

    /// What fuses and compares what the shown tab has open, or waits for its turn.
    public ReadOnlyObjectProperty<@Nullable Job<Fused>> fusing() {
        return fusions.shown();
    }

    /// Measures every network of the paper here, in its inference form, and puts it beside the paper's
    /// latencies; not again while that is under way.
    public void measureNetworks() {
        if (measuring != null && !Jobs.isOver(measuring.getState())) {
            return;
        }
        stop();
        workspace.dismissProblem();
        measuring = jobs.onEngine(
                Texts.get("job.measure"),
                new MeasureNetworks(workspace),
                Ending.of(workspace::setMeasured, workspace::setProblem));
    }
}
