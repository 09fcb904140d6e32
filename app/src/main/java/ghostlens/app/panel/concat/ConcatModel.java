package ghostlens.app.panel.concat;

import ghostlens.app.open.Engines;
import ghostlens.app.work.Ending;
import ghostlens.app.work.Job;
import ghostlens.app.work.Jobs;
import ghostlens.app.work.Progress;
import ghostlens.assets.Texts;
import ghostlens.model.measure.ConcatMeasurement;
import ghostlens.model.measure.ConcatResult;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The measurement as the panel sees it: the engine to measure, the job under way, and what came out. A result stays
/// until the next one is there.
public final class ConcatModel {
    private static final int RUNS = 20;
    private static final int WARM_UP_RUNS = 5;

    private final Jobs jobs;
    private final Runnable makeWay;
    private final Measuring measuring;
    private final StringProperty engine = new SimpleStringProperty(Engines.DEFAULT);
    private final ReadOnlyObjectWrapper<@Nullable ConcatResult> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Job<ConcatResult>> job = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();

    /// What measures: in the window {@link ConcatMeasurement}.
    @FunctionalInterface
    interface Measuring {
        ConcatResult measure(String engine, Progress progress) throws Exception;
    }

    /// @param makeWay stops what else uses an engine
    public ConcatModel(Jobs jobs, Runnable makeWay) {
        this(jobs, makeWay, ConcatModel::take);
    }

    ConcatModel(Jobs jobs, Runnable makeWay, Measuring measuring) {
        this.jobs = jobs;
        this.makeWay = makeWay;
        this.measuring = measuring;
    }

    private static ConcatResult take(String engine, Progress progress) {
        var measurement =
                new ConcatMeasurement(Engines.named(engine), ConcatMeasurement.BATCHES, 1, RUNS, WARM_UP_RUNS);
        return measurement.take((done, batch, what) -> {
            if (progress.isCancelled()) {
                throw new CancellationException();
            }
            progress.report(done, Texts.get("concat-add.measuring", batch, what));
        });
    }

    /// The name of the engine that is measured next.
    StringProperty engine() {
        return engine;
    }

    ReadOnlyObjectProperty<@Nullable ConcatResult> result() {
        return result.getReadOnlyProperty();
    }

    /// The measurement under way.
    ReadOnlyObjectProperty<@Nullable Job<ConcatResult>> job() {
        return job.getReadOnlyProperty();
    }

    /// The sentence about the last measurement if it failed.
    ReadOnlyObjectProperty<@Nullable String> problem() {
        return problem.getReadOnlyProperty();
    }

    /// Measures, unless that is under way.
    public void measure() {
        if (job.get() != null) {
            return;
        }
        makeWay.run();
        problem.set(null);
        var chosen = engine.get();
        job.set(jobs.onEngine(
                Texts.get("job.concat"),
                progress -> measuring.measure(chosen, progress),
                new Ending<>(this::show, this::fail, () -> job.set(null))));
    }

    private void show(ConcatResult measured) {
        job.set(null);
        result.set(measured);
    }

    private void fail(String sentence) {
        job.set(null);
        problem.set(sentence);
    }

    /// Ends the measurement under way; an earlier result stays.
    void cancel() {
        var underWay = job.get();
        if (underWay != null) {
            underWay.cancel();
        }
    }
}
