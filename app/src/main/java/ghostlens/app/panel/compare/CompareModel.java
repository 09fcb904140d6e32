package ghostlens.app.panel.compare;

import ghostlens.app.open.CorrectionsFile;
import ghostlens.app.work.Ending;
import ghostlens.app.work.Jobs;
import ghostlens.app.workspace.Opened;
import ghostlens.assets.Texts;
import ghostlens.fuse.match.Corrections;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What is compared, what is selected in it, and what was corrected. Opening and matching are jobs; what was there
/// stays
/// until they have succeeded.
public final class CompareModel {
    private final Jobs jobs;
    private final CorrectionsFile file;
    private final Consumer<String> refuse;
    private final ReadOnlyObjectWrapper<Comparison> comparison = new ReadOnlyObjectWrapper<>(Comparison.EMPTY);
    private final ReadOnlyIntegerWrapper other = new ReadOnlyIntegerWrapper(1);
    private final ReadOnlyObjectWrapper<@Nullable Selection> selection = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final Deque<Correction> done = new ArrayDeque<>();
    private final Deque<Correction> undone = new ArrayDeque<>();

    /// @param pane where something was selected, from 0
    /// @param path of the operator or group
    record Selection(int pane, String path) {}

    /// What was said between the first network and another before and after a correction.
    private record Correction(int pane, Corrections before, Corrections after) {}

    /// @param file where corrections are kept
    /// @param refuse told why something cannot be done
    public CompareModel(Jobs jobs, CorrectionsFile file, Consumer<String> refuse) {
        this.jobs = jobs;
        this.file = file;
        this.refuse = refuse;
    }

    ReadOnlyObjectProperty<Comparison> comparison() {
        return comparison.getReadOnlyProperty();
    }

    /// The pane that the first is compared with in the list, from 1.
    ReadOnlyIntegerProperty other() {
        return other.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Selection> selection() {
        return selection.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canUndo() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedo() {
        return canRedo.getReadOnlyProperty();
    }

    /// Begins anew with what is open in the window.
    public void start(Opened opened) {
        show(new Comparison(List.of(Compared.of(opened)), List.of()));
    }

    /// Puts a network beside what is there.
    public void add(String name, Form form) {
        change(Texts.get("job.open", name), now -> now.with(Compared.named(name, form)));
    }

    /// The same from a file.
    public void add(Path path) {
        change(Texts.get("job.open", path.getFileName()), now -> now.with(Compared.in(path)));
    }

    void remove(int pane) {
        change(Texts.get("job.match"), now -> now.without(pane));
    }

    void setForm(int pane, Form form) {
        change(Texts.get("job.match"), now -> now.inForm(pane, form));
    }

    /// The network on the other side takes the first place.
    public void swap() {
        int pane = other.get();
        if (pane < comparison.get().compared().size()) {
            change(Texts.get("job.match"), now -> now.swapped(pane));
        }
    }

    private interface Step {
        List<Compared> from(Comparison now);
    }

    private void change(String title, Step step) {
        var now = comparison.get();
        inBackground(title, now, () -> Comparison.of(step.from(now), file), this::show);
    }

    private void inBackground(String title, Comparison from, Callable<Comparison> work, Consumer<Comparison> then) {
        jobs.inBackground(
                title,
                _ -> work.call(),
                Ending.of(
                        next -> {
                            if (comparison.get() == from) {
                                then.accept(next);
                            }
                        },
                        refuse));
    }

    private void show(Comparison next) {
        done.clear();
        undone.clear();
        selection.set(null);
        other.set(Math.clamp(other.get(), 1, Math.max(1, next.compared().size() - 1)));
        comparison.set(next);
        showUndo();
    }

    /// Selects an operator or a group in a pane, or nothing; the pane is the one that the first is compared with.
    void select(int pane, @Nullable String path) {
        if (pane > 0 && pane < comparison.get().compared().size()) {
            other.set(pane);
        }
        selection.set(path == null ? null : new Selection(pane, path));
    }

    /// A person says that an operator of the first network belongs to one of another.
    void belongs(int pane, NodeId before, NodeId after) {
        correct(pane, corrections(pane).with(before, after));
    }

    /// A person says that what is selected has no counterpart in the network that the first is compared with.
    void noCounterpart(Selection selected) {
        int pane = selected.pane() == 0 ? other.get() : selected.pane();
        var id = new NodeId(selected.path());
        correct(
                pane,
                selected.pane() == 0
                        ? corrections(pane).withRemoved(id)
                        : corrections(pane).withAdded(id));
    }

    private Corrections corrections(int pane) {
        return comparison.get().pair(pane).corrections();
    }

    private void correct(int pane, Corrections next) {
        var correction = new Correction(pane, corrections(pane), next);
        apply(pane, next, () -> {
            undone.clear();
            done.push(correction);
        });
    }

    /// Takes the last correction back.
    void undo() {
        if (!done.isEmpty()) {
            var last = done.getFirst();
            apply(last.pane, last.before, () -> undone.push(done.pop()));
        }
    }

    /// Makes the correction again that was taken back last.
    void redo() {
        if (!undone.isEmpty()) {
            var last = undone.getFirst();
            apply(last.pane, last.after, () -> done.push(undone.pop()));
        }
    }

    private void apply(int pane, Corrections next, Runnable then) {
        var now = comparison.get();
        inBackground(Texts.get("job.match"), now, () -> now.corrected(pane, next), corrected -> {
            then.run();
            comparison.set(corrected);
            showUndo();
            keep(pane, next);
        });
    }

    private void keep(int pane, Corrections corrections) {
        var compared = comparison.get().compared();
        jobs.inBackground(
                Texts.get("job.corrections"),
                _ -> {
                    file.save(compared.getFirst().graph(), compared.get(pane).graph(), corrections);
                    return corrections;
                },
                Ending.of(_ -> {}, refuse));
    }

    private void showUndo() {
        canUndo.set(!done.isEmpty());
        canRedo.set(!undone.isEmpty());
    }
}
