package ghostlens.model.profile;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.run.Engine;
import ghostlens.model.run.Machine;
import ghostlens.model.run.Plan;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.Session;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;

/// Runs a network again and again and keeps what each operator took. One thread opens it, runs and closes it; any
/// thread may ask for a {@link #snapshot()} meanwhile.
public final class Profiler implements AutoCloseable {
    /// How many runs are kept; older ones make room, so that it can run for days.
    public static final int NEWEST_RUNS = 10_000;

    private static final long INPUT_SEED = 1;

    private final OpGraph graph;
    private final Plan plan;
    private final Session session;
    private final Tensor input;
    private final Conditions conditions;
    private final Recorder recorder;

    private Profiler(Network network, Plan plan, Tensor input, Conditions conditions) {
        this.graph = network.graph();
        this.plan = plan;
        this.session = plan.open();
        this.input = input;
        this.conditions = conditions;
        this.recorder = new Recorder(plan.steps().size() + 1, NEWEST_RUNS);
    }

    /// Profiles on a seeded random input of the network's own input shape.
    ///
    /// @see #open(Network, Engine, PlanOptions, Tensor, int)
    public static Profiler open(Network network, Engine engine, PlanOptions options, int warmUpRuns) {
        var input = SeededInput.of(network.graph().inputShape(), INPUT_SEED);
        return open(network, engine, options, input, warmUpRuns);
    }

    /// Makes a plan, opens a session, and runs it `warmUpRuns` times without keeping the times.
    ///
    /// @throws ghostlens.model.Problem if the network cannot run on the engine or the input does not fit
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted; nothing stays open
    public static Profiler open(Network network, Engine engine, PlanOptions options, Tensor input, int warmUpRuns) {
        var plan = engine.plan(network, options);
        var conditions = new Conditions(
                network.name(),
                network.form(),
                input.shape(),
                engine.name(),
                engine.description(),
                plan.view(),
                options.threads(),
                warmUpRuns,
                Machine.here().toString(),
                Runtime.version().toString());
        var profiler = new Profiler(network, plan, input.toFloat32(), conditions);
        try {
            for (int run = 0; run < warmUpRuns; run++) {
                profiler.session.run(profiler.input, StepListener.NONE);
            }
            return profiler;
        } catch (RuntimeException e) {
            profiler.close();
            throw e;
        }
    }

    /// Runs every step once and keeps the times. A whole run is counted from the first step's beginning to the last
    /// one's end, without copying the input in and the outputs out.
    ///
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted; that run does not count
    public void runOnce() {
        int steps = plan.steps().size();
        var starts = new long[steps];
        var nanos = new long[steps + 1];
        var ends = new long[steps];
        session.run(input, (step, start, end) -> {
            starts[step] = start;
            ends[step] = end;
            nanos[step] = end - start;
        });
        nanos[steps] = steps == 0 ? 0 : ends[steps - 1] - starts[0];
        recorder.add(nanos);
    }

    /// What was measured so far.
    public Profile snapshot() {
        var samples = recorder.samples();
        var steps = plan.steps();
        double sum = Arrays.stream(samples, 0, steps.size())
                .mapToLong(Samples::median)
                .sum();
        var operators = new ArrayList<OpTiming>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            double share = sum == 0 ? 0 : samples[i].median() / sum;
            long multiplyAdds = graph.cost(step.node()).multiplyAdds();
            operators.add(new OpTiming(step, samples[i], multiplyAdds, share));
        }
        return new Profile(conditions, operators, samples[steps.size()]);
    }

    @Override
    public void close() {
        session.close();
    }
}
