package ghostlens.model.run.fast;

import com.sun.management.ThreadMXBean;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.net.Wire;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.Session;
import ghostlens.model.run.StepListener;
import ghostlens.model.run.View;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/// Runs every kernel and every inner loop on mixed shapes until the JVM has compiled it: a kernel that has seen one
/// shape only may be compiled badly for all others, and one that is not compiled yet is a thousand times slower.
final class Priming {
    private static final long SEED = 1;
    /// Runs between two looks at whether they still become faster.
    private static final int ROUND = 40;
    private static final int LEAST_ROUNDS = 4;
    private static final int USUAL_ROUNDS = 8;
    private static final int MOST_ROUNDS = 30;
    /// Channels of the first convolution: one, two and three blocks.
    private static final int[] STEMS = {Lanes.COUNT, 2 * Lanes.COUNT, 3 * Lanes.COUNT};
    /// So many channels that their weights are taken in parts.
    private static final int DEEP = 520;
    /// Enough for what only threads, or images, have to do.
    private static final int THREADS_AND_IMAGES = 2;
    /// So many rounds in a row must not be faster than the best before them by more than {@link #FASTER}.
    private static final int STEADY_ROUNDS = 3;

    private static final double FASTER = 0.95;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Compiled kernels allocate nothing, while a single one that still waits for the compiler, which can take seconds
    /// on a busy machine, makes an object of every vector: some hundred thousand bytes at each turn.
    private static final long INTERPRETED_BYTES = 200_000;

    private static volatile boolean settled;

    private Priming() {}

    static boolean isDone() {
        return settled;
    }

    /// Returns when the kernels no longer become faster, or after {@link #MOST_ROUNDS}.
    ///
    /// @param progress hears what share is done, 0 to 1
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    static synchronized void prime(DoubleConsumer progress) {
        if (settled) {
            return;
        }
        var runs = new ArrayList<Run>();
        try (var tiles = new TilePriming()) {
            for (int channels : STEMS) {
                for (var view : View.values()) {
                    runs.add(Run.of(network(channels, 1), PlanOptions.DEFAULT.withView(view)));
                }
            }
            runs.add(
                    Run.of(network(STEMS[0], THREADS_AND_IMAGES), PlanOptions.DEFAULT.withThreads(THREADS_AND_IMAGES)));
            settled = run(runs, tiles, progress);
        } finally {
            runs.forEach(run -> run.session.close());
        }
        progress.accept(1);
    }

    private record Run(Session session, Tensor input) {
        static Run of(Network network, PlanOptions options) {
            var input = SeededInput.of(network.graph().inputShape(), SEED);
            return new Run(new FastPlan(network, options).open(), input);
        }
    }

    /// Returns whether the runs settled.
    private static boolean run(List<Run> runs, TilePriming tiles, DoubleConsumer progress) {
        long best = Long.MAX_VALUE;
        int steady = 0;
        for (int round = 0; round < MOST_ROUNDS && steady < STEADY_ROUNDS; round++) {
            long fastest = Long.MAX_VALUE;
            long allocated = Long.MAX_VALUE;
            for (int i = 0; i < ROUND; i++) {
                progress.accept(Math.min(1, (round + (double) i / ROUND) / USUAL_ROUNDS));
                long before = THREADS.getCurrentThreadAllocatedBytes();
                tiles.round();
                long start = System.nanoTime();
                runs.forEach(run -> run.session.run(run.input, StepListener.NONE));
                fastest = Math.min(fastest, System.nanoTime() - start);
                allocated = Math.min(allocated, THREADS.getCurrentThreadAllocatedBytes() - before);
            }
            boolean isCompiled = allocated < INTERPRETED_BYTES;
            steady = round >= LEAST_ROUNDS && isCompiled && fastest > FASTER * best ? steady + 1 : 0;
            best = Math.min(best, fastest);
        }
        return steady == STEADY_ROUNDS;
    }

    /// Every kernel, on wide and narrow maps, many and few channels, with and without what can be folded into it.
    private static Network network(int channels, int batch) {
        var x = new GraphBuilder(Form.TRAINING).input("input", TensorShape.of(batch, 3, 56, 56));
        var stem = x.conv("stem", channels, 3, 2).relu("stem.relu");
        var stage = stage("wide", stem, channels + 8);
        var wide = stage.pointwise("wider", 3 * Lanes.COUNT);
        var half = wide.depthwise("down", 3, 2).plus("skipped", wide.conv("skip", 3 * Lanes.COUNT, 1, 2));
        var deep = half.pointwise("deep", DEEP).pointwise("shallow", 3 * Lanes.COUNT);
        var next = stage("middle", deep, 60);
        var strided = next.conv("stride", 60, 3, 2);
        var last = stage("narrow", next.depthwise("down2", 5, 2).plus("strided", strided), 112);
        var pool = rare(last)
                .globalAveragePool("pool")
                .pointwise("head", 8 * channels)
                .relu("head.relu");
        var head = pool.flatten("flatten").linear("classifier", channels);
        var graph = head.builder().build(head);
        return new Network("priming", graph, SeededWeights.of(graph, SEED), Form.TRAINING);
    }

    /// What few networks have.
    private static Wire rare(Wire x) {
        var small = x.channels("rest", 2, 112)
                .maxPool("max", 3, 2)
                .averagePool("means", 2, 1)
                .channelShuffle("shuffle", 2);
        var attention = small.hardSwish("hard").swish("soft").sigmoid("gate");
        return small.times("attended", attention).resize("resize", 7, 7).relu6("six");
    }

    private static Wire stage(String name, Wire in, int channels) {
        var wide = in.pointwise(name + ".wide", channels).relu(name + ".relu");
        var few = wide.pointwise(name + ".few", 8).relu(name + ".relu1").batchNorm(name + ".norm");
        var cheap = few.depthwise(name + ".cheap", 3, 1).plus(name + ".both", few);
        var pair = cheap.relu(name + ".relu2").concat(name + ".concat", few.pointwise(name + ".same", 8));
        var part = pair.firstChannels(name + ".slice", 12);
        var large =
                part.depthwise(name + ".large", 5, 1).plus(name + ".sum", part).relu(name + ".relu3");
        var small = large.depthwise(name + ".small", 3, 1).relu(name + ".relu4").depthwise(name + ".five", 5, 1);
        var squeezed = small.globalAveragePool(name + ".mean")
                .pointwise(name + ".squeeze", 8)
                .relu(name + ".relu5");
        var gated = small.times(
                name + ".times", squeezed.pointwise(name + ".gate", 12).hardSigmoid(name + ".sigmoid"));
        var dense = gated.conv(name + ".dense", 16, 3, 1).relu(name + ".relu6").pointwise(name + ".sixteen", 16);
        var back = dense.pointwise(name + ".back", channels)
                .plus(name + ".add", wide)
                .relu(name + ".relu7");
        var any = back.depthwise(name + ".any", 7, 1).relu6(name + ".six");
        var six = any.depthwise(name + ".three", 3, 1)
                .relu6(name + ".six3")
                .depthwise(name + ".five6", 5, 1)
                .relu6(name + ".six5");
        return six.pointwise(name + ".out", channels).relu6(name + ".six1");
    }
}
