package ghostlens.app.workspace;

import ghostlens.app.open.Engines;
import ghostlens.app.work.Latest;
import ghostlens.app.work.Progress;
import ghostlens.app.work.Work;
import ghostlens.assets.Texts;
import ghostlens.model.net.Network;
import ghostlens.model.profile.Profiler;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.tensor.Tensor;
import java.time.Duration;
import java.util.function.Consumer;

/// Runs a network until it is cancelled and shows what every operator takes, several times a second.
final class LiveProfile implements Work<Void> {
    private static final int WARM_UP_RUNS = 10;
    private static final long NANOS_BETWEEN_PICTURES = Duration.ofMillis(200).toNanos();

    private final Network network;
    private final Tensor input;
    private final RunOptions options;
    private final Workspace workspace;

    LiveProfile(Network network, Tensor input, Workspace workspace) {
        this.network = network;
        this.input = input;
        this.options = workspace.runOptions().get();
        this.workspace = workspace;
    }

    @Override
    public Void run(Progress progress) {
        progress.report(-1, Texts.get("profile.preparing"));
        var states = until(progress, workspace::setRunState);
        states.publish(RunState.PREPARING);
        var engine = Engines.named(options.engine());
        states.publish(RunState.WARMING_UP);
        engine.prime(share -> progress.report(share, Texts.get("profile.warming")));
        var plan = PlanOptions.DEFAULT.withThreads(options.threads()).withView(options.view());
        try (var profiler = Profiler.open(network, engine, plan, input, WARM_UP_RUNS)) {
            states.publish(RunState.RUNNING);
            measure(profiler, progress);
        }
        return null;
    }

    /// Hands on what is published until the run is cancelled. What was still under way then is dropped: it would speak
    /// of a run that is over, perhaps of another network than the one that is open by then.
    private static <T> Latest<T> until(Progress cancelled, Consumer<T> consumer) {
        return new Latest<>(value -> {
            if (!cancelled.isCancelled()) {
                consumer.accept(value);
            }
        });
    }

    private void measure(Profiler profiler, Progress progress) {
        var profiles = until(progress, workspace::setProfile);
        long shown = System.nanoTime();
        while (!progress.isCancelled()) {
            profiler.runOnce();
            if (System.nanoTime() - shown > NANOS_BETWEEN_PICTURES) {
                shown = System.nanoTime();
                var profile = profiler.snapshot();
                profiles.publish(profile);
                progress.report(-1, Texts.get("profile.runs", profile.runs()));
            }
        }
    }
}
