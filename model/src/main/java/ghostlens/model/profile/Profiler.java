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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Runs a network again and again and keeps what each operator took. One thread opens it, runs and closes it; any
/// thread may ask for a {@link #snapshot()} meanwhile.
public final class Profiler implements AutoCloseable {
    /// How many runs are kept; older ones make room, so that it can run for days.
    public static final int NEWEST_RUNS = 10_000;

    private static final long INPUT_SEED = 1;

    private final List<Work> work;
    private final Session session;
    private final Tensor input;
    private final Conditions conditions;
    private final CpuClock cpuClock;
    private final RunTimes times;
    private final Recorder recorder;
    private volatile Overhead overhead = Overhead.NOT_MEASURED;

    private Profiler(OpGraph graph, Plan plan, Tensor input, Conditions conditions) {
        this.work = plan.steps().stream().map(step -> Work.of(graph, step)).toList();
        this.input = input;
        this.conditions = conditions;
        this.cpuClock = CpuClock.forThreads(conditions.threads());
        this.times = new RunTimes(work.size());
        this.recorder = new Recorder(work.size() + 3, NEWEST_RUNS);
        this.session = plan.open();
    }

    /// Profiles on a seeded random input of the network's own input shape.
    ///
    /// @see #open(Network, Engine, PlanOptions, Tensor, int)
    public static Profiler open(Network network, Engine engine, PlanOptions options, int warmUpRuns) {
        var input = SeededInput.of(network.graph().inputShape(), INPUT_SEED);
        return open(network, engine, options, input, warmUpRuns);
    }

    /// Brings the engine up to speed, makes a plan, opens a session, and runs it `warmUpRuns` times without keeping the
    /// times.
    ///
    /// @throws ghostlens.model.Problem if the network cannot run on the engine or the input does not fit
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted; nothing stays open
    public static Profiler open(Network network, Engine engine, PlanOptions options, Tensor input, int warmUpRuns) {
        engine.prime(_ -> {});
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
                !engine.isPrimed(),
                Machine.here().toString(),
                system(),
                Runtime.version().toString(),
                TimerResolution.here(),
                Load.begin(),
                Instant.now());
        var profiler = new Profiler(network.graph(), plan, input.toFloat32(), conditions);
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

    private static String system() {
        return "%s %s, %s"
                .formatted(
                        System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));
    }

    /// Runs every step once and keeps the times.
    ///
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted; that run does not count
    public void runOnce() {
        times.clear();
        long cpuBegin = cpuClock.nanos();
        long begin = System.nanoTime();
        session.run(input, times);
        long call = System.nanoTime() - begin;
        long cpu = cpuClock.nanos() - cpuBegin;
        recorder.add(times.steps(), times.total(), call, cpu);
    }

    /// Measures what listening to the steps adds to a run: each round runs twice with and twice without, in turn.
    /// These runs do not count as others do; every later snapshot has the result. On one thread it is processor
    /// time, which nobody else on the machine can spoil.
    public void measureOverhead(int rounds) {
        var with = new ArrayList<Long>();
        var without = new ArrayList<Long>();
        Rounds.run(
                rounds,
                new SplittableRandom(),
                () -> with.add(nanosWith(times)),
                () -> without.add(nanosWith(StepListener.NONE)));
        var ratios = Rounds.ratios(new Samples(without), new Samples(with));
        overhead = new Overhead(Arrays.stream(ratios).boxed().toList());
    }

    private long nanosWith(StepListener listener) {
        var clock = conditions.threads() == 1 ? cpuClock : (CpuClock) System::nanoTime;
        long begin = clock.nanos();
        session.run(input, listener);
        return clock.nanos() - begin;
    }

    /// The newest runs alone, as a snapshot.
    ///
    /// @throws IllegalArgumentException if fewer were kept
    Profile newest(int runs) {
        var profile = snapshot();
        if (profile.runs() < runs) {
            throw new IllegalArgumentException(profile.runs() + " runs were kept, not " + runs);
        }
        return profile.newest(runs);
    }

    /// What was measured so far.
    public Profile snapshot() {
        var samples = recorder.samples();
        int steps = work.size();
        long sum = Arrays.stream(samples, 0, steps).mapToLong(Samples::median).sum();
        var operators = IntStream.range(0, steps)
                .mapToObj(i -> timing(work.get(i), samples[i], sum))
                .toList();
        return new Profile(
                conditions.with(conditions.load().end()),
                operators,
                samples[steps],
                samples[steps + 1],
                samples[steps + 2],
                overhead);
    }

    private static OpTiming timing(Work work, Samples samples, long sum) {
        double share = sum == 0 ? 0 : (double) samples.median() / sum;
        return new OpTiming(work.step(), samples, work.multiplyAdds(), work.bytes(), share);
    }

    @Override
    public void close() {
        session.close();
    }
}
