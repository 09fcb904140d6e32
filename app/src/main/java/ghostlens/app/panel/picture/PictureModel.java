package ghostlens.app.panel.picture;

import ghostlens.app.open.Classification;
import ghostlens.app.open.Classifier;
import ghostlens.app.open.Engines;
import ghostlens.app.open.PhotoFile;
import ghostlens.app.work.Ending;
import ghostlens.app.work.Job;
import ghostlens.app.work.Jobs;
import ghostlens.app.work.Progress;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.Tab;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Texts;
import ghostlens.model.net.Form;
import ghostlens.model.picture.Photo;
import java.nio.file.Path;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// A picture as the panel sees it. It is the input of the network that is open, and becomes that of whichever is opened
/// next, until another input takes its place. Every tab has its own; what looks at one ends when another tab is gone
/// to.
public final class PictureModel {
    private final Workspace workspace;
    private final Commands commands;
    private final Jobs jobs;
    private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Job<Seen>> job = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();

    private final Map<Tab, Left> left = new WeakHashMap<>();
    private @Nullable Picture picture;

    /// What a tab showed when another one was gone to.
    private record Left(
            Opened opened,
            @Nullable Picture picture,
            @Nullable Seen seen,
            @Nullable String problem) {}

    /// A picture and what was said of it.
    ///
    /// @param classes how many the network tells apart
    record Seen(Picture picture, Classification classification, int classes) {}

    public PictureModel(Workspace workspace, Commands commands, Jobs jobs) {
        this.workspace = workspace;
        this.commands = commands;
        this.jobs = jobs;
        workspace.tabs().shown().subscribe((before, _) -> leave(before));
        workspace.opened().subscribe(this::follow);
    }

    ReadOnlyObjectProperty<@Nullable Seen> seen() {
        return seen.getReadOnlyProperty();
    }

    /// What reads or looks at a picture now.
    ReadOnlyObjectProperty<@Nullable Job<Seen>> job() {
        return job.getReadOnlyProperty();
    }

    /// The sentence about the last picture if it failed.
    ReadOnlyObjectProperty<@Nullable String> problem() {
        return problem.getReadOnlyProperty();
    }

    /// Shows a picture file to the network that is open.
    public void open(Path file) {
        var opened = workspace.opened().get();
        if (opened == null) {
            problem.set(Texts.get("open.nothing", file.getFileName()));
        } else {
            look(opened, file, () -> PhotoFile.read(file));
        }
    }

    private void leave(@Nullable Tab tab) {
        cancel();
        job.set(null);
        var opened = workspace.opened().get();
        if (tab != null && opened != null) {
            left.put(tab, new Left(opened, picture, seen.get(), problem.get()));
        }
        put(null, null);
    }

    private void put(@Nullable Seen found, @Nullable String sentence) {
        seen.set(found);
        problem.set(sentence);
    }

    private void follow(@Nullable Opened opened) {
        left.values().removeIf(other -> !workspace.holds(other.opened));
        var before = left.get(workspace.tabs().shown().get());
        if (before != null && before.opened == opened) {
            picture = before.picture;
            put(before.seen, before.problem);
        } else {
            take(opened);
        }
    }

    /// Shows the same picture to a network that was opened; an input that is not the picture takes its place.
    private void take(@Nullable Opened opened) {
        if (picture == null || opened == null) {
            return;
        }
        var photo = picture.photo();
        if (opened.input().isEmpty()) {
            look(opened, picture.file(), () -> photo);
        } else if (opened.input().get() != picture.input()) {
            cancel();
            put(null, null);
            picture = null;
        }
    }

    private void look(Opened opened, Path file, Supplier<Photo> photo) {
        cancel();
        problem.set(null);
        commands.stop();
        var engine = workspace.runOptions().get().engine();
        job.set(jobs.onEngine(
                Texts.get("job.picture", file.getFileName()),
                progress -> look(opened, file, photo, engine, progress),
                new Ending<>(inThisTab(found -> show(opened, found)), inThisTab(this::fail), () -> job.set(null))));
    }

    /// A job may have ended just before its tab was left.
    private <T> Consumer<T> inThisTab(Consumer<T> ending) {
        var tab = workspace.tabs().shown().get();
        return value -> {
            if (tab == workspace.tabs().shown().get()) {
                ending.accept(value);
            }
        };
    }

    private static Seen look(Opened opened, Path file, Supplier<Photo> photo, String engine, Progress progress) {
        var source = opened.origin();
        Classifier.requirePictures(source);
        progress.report(-1, Texts.get("picture.reading"));
        var picture = Picture.of(
                file, photo.get(), source.inputShape(), opened.variant().preprocessing());
        progress.report(-1, Texts.get("picture.running"));
        try (var classifier = new Classifier(source, later(source.network().form()), Engines.named(engine))) {
            return new Seen(picture, classifier.classify(picture.input()), Classifier.classes(source));
        }
    }

    private static Form later(Form form) {
        return form.compareTo(Form.INFERENCE) < 0 ? Form.INFERENCE : form;
    }

    private void show(Opened opened, Seen found) {
        job.set(null);
        picture = found.picture();
        var now = workspace.opened().get();
        if (now != null && now.source() == opened.source()) {
            seen.set(found);
            commands.setInput(found.picture().input());
        } else {
            follow(now);
        }
    }

    private void fail(String sentence) {
        job.set(null);
        put(null, sentence);
    }

    /// Ends what is under way; what was seen before stays.
    public void cancel() {
        var underWay = job.get();
        if (underWay != null) {
            underWay.cancel();
        }
    }
}
