package ghostlens.app.panel.evolution;

import ghostlens.app.open.Engines;
import ghostlens.app.work.Ending;
import ghostlens.app.work.Job;
import ghostlens.app.work.Jobs;
import ghostlens.app.work.Latest;
import ghostlens.app.work.Progress;
import ghostlens.assets.Texts;
import ghostlens.model.run.Engine;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The story that is told, and what its stages compute and take, as far as it is known by now.
public final class EvolutionModel {
    private final Jobs jobs;
    private final Consumer<String> problem;
    private final ReadOnlyObjectWrapper<@Nullable Story> story = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Tensor>> outputs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> verdicts = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Long>> nanos = new ReadOnlyObjectWrapper<>(List.of());
    private final List<Job<?>> underWay = new ArrayList<>();
    private @Nullable Callable<Story> wanted;

    /// @param problem hears what went wrong, in a sentence
    public EvolutionModel(Jobs jobs, Consumer<String> problem) {
        this.jobs = jobs;
        this.problem = problem;
    }

    /// What is told; empty until it was opened.
    public ReadOnlyObjectProperty<@Nullable Story> story() {
        return story.getReadOnlyProperty();
    }

    /// What comes out of each stage on the same input, from the first on as far as they have run.
    ReadOnlyObjectProperty<List<Tensor>> outputs() {
        return outputs.getReadOnlyProperty();
    }

    /// Whether each stage computes what the one before does; empty for the first.
    ReadOnlyObjectProperty<List<String>> verdicts() {
        return verdicts.getReadOnlyProperty();
    }

    /// The median time of each stage in nanoseconds, measured once the engine is up to speed.
    ReadOnlyObjectProperty<List<Long>> nanos() {
        return nanos.getReadOnlyProperty();
    }

    /// Opens a story, runs its stages and measures them, all in the background.
    void open(String title, Callable<Story> opening) {
        cancel();
        wanted = opening;
        underWay.add(jobs.inBackground(
                Texts.get("job.open", title), _ -> opening.call(), Ending.of(told -> arrived(opening, told), problem)));
    }

    /// Ends what is under way.
    void cancel() {
        wanted = null;
        for (var job : underWay) {
            job.cancel();
        }
        underWay.clear();
    }

    /// What came after another was asked for is dropped.
    private void arrived(Callable<Story> opening, Story opened) {
        if (opening == wanted) {
            show(opened);
        }
    }

    private void show(Story opened) {
        outputs.set(List.of());
        verdicts.set(List.of());
        nanos.set(List.of());
        story.set(opened);
        if (opened.isRun()) {
            underWay.add(jobs.inBackground(
                    Texts.get("job.evolution.run", opened.title()),
                    progress -> run(opened, progress),
                    Ending.of(_ -> {}, problem)));
            underWay.add(jobs.onEngine(
                    Texts.get("job.evolution.measure", opened.title()),
                    progress -> measure(opened, progress),
                    Ending.of(_ -> {}, problem)));
        }
    }

    private Story run(Story opened, Progress progress) {
        each(
                opened,
                progress,
                outputs,
                (chapters, i) -> Runs.output(chapters.get(i).network(), new ReferenceEngine()));
        return opened;
    }

    private Story measure(Story opened, Progress progress) {
        Engine engine = Engines.named(Engines.DEFAULT);
        each(
                opened,
                progress,
                verdicts,
                (chapters, i) -> i == 0 ? "" : Runs.verdict(chapters.get(i - 1), chapters.get(i), engine));
        engine.prime(share -> progress.report(share, Texts.get("profile.warming")));
        each(
                opened,
                progress,
                nanos,
                (chapters, i) -> Runs.nanos(chapters.get(i).network(), engine, progress));
        return opened;
    }

    private interface OfStage<T> {
        T of(List<Chapter> chapters, int index);
    }

    /// Hands on what is known of the stages one after the other, as long as their story is the one that is told.
    private <T> void each(
            Story opened, Progress progress, ReadOnlyObjectWrapper<List<T>> property, OfStage<T> function) {
        var latest = new Latest<List<T>>(values -> {
            if (story.get() == opened) {
                property.set(values);
            }
        });
        var values = new ArrayList<T>();
        for (int i = 0; i < opened.chapters().size(); i++) {
            if (progress.isCancelled()) {
                throw new CancellationException();
            }
            progress.report(
                    (double) i / opened.chapters().size(),
                    opened.chapters().get(i).title());
            values.add(function.of(opened.chapters(), i));
            latest.publish(List.copyOf(values));
        }
    }
}
