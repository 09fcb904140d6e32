package ghostlens.model.run.fast;

import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.net.Wire;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.StepListener;
import ghostlens.model.run.View;
import ghostlens.model.tensor.TensorShape;
import java.util.function.DoubleConsumer;

/// Runs every kernel on mixed shapes until the JVM has compiled it: a kernel that has seen one shape only may be
/// compiled badly for all others, and one that is not compiled yet is a thousand times slower.
final class Priming {
    private static final long SEED = 1;
    /// Runs between two looks at whether they still become faster.
    private static final int ROUND = 40;
    private static final int MOST_ROUNDS = 30;
    /// So many rounds in a row must not be faster than the best before them by more than {@link #FASTER}.
    private static final int STEADY_ROUNDS = 3;

    private static final double FASTER = 0.95;

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
        var network = network();
        var input = SeededInput.of(network.graph().inputShape(), SEED);
        var options = PlanOptions.DEFAULT;
        try (var deployed = new FastPlan(network, options).open();
                var drawn = new FastPlan(network, options.withView(View.DRAWN)).open()) {
            long best = Long.MAX_VALUE;
            int steady = 0;
            for (int round = 0; round < MOST_ROUNDS && steady < STEADY_ROUNDS; round++) {
                long fastest = Long.MAX_VALUE;
                for (int run = 0; run < ROUND; run++) {
                    progress.accept(Math.min(1, (round + (double) run / ROUND) / (2 * STEADY_ROUNDS)));
                    long start = System.nanoTime();
                    deployed.run(input, StepListener.NONE);
                    drawn.run(input, StepListener.NONE);
                    fastest = Math.min(fastest, System.nanoTime() - start);
                }
                steady = fastest > FASTER * best ? steady + 1 : 0;
                best = Math.min(best, fastest);
            }
            settled = steady == STEADY_ROUNDS;
        }
        progress.accept(1);
    }

    /// Every kernel, on wide and narrow maps, many and few channels, with and without what can be folded into it.
    private static Network network() {
        var x = new GraphBuilder(Form.TRAINING).input("input", TensorShape.of(1, 3, 56, 56));
        var stem = x.conv("stem", 16, 3, 2).relu("stem.relu");
        var stage = stage("wide", stem, 24);
        var next = stage("middle", stage.depthwise("down", 3, 2), 60);
        var last = stage("narrow", next.depthwise("down2", 5, 2), 112);
        var head = last.globalAveragePool("pool").flatten("flatten").linear("classifier", 100);
        var graph = head.builder().build(head);
        return new Network("priming", graph, SeededWeights.of(graph, SEED), Form.TRAINING);
    }

    private static Wire stage(String name, Wire in, int channels) {
        var wide = in.pointwise(name + ".wide", channels).relu(name + ".relu");
        var few = wide.pointwise(name + ".few", 8).batchNorm(name + ".norm").relu(name + ".relu2");
        var cheap = few.depthwise(name + ".cheap", 3, 1);
        var both = few.concat(name + ".concat", cheap).firstChannels(name + ".slice", 12);
        var large = both.depthwise(name + ".large", 5, 1).relu(name + ".relu3");
        var gate = large.globalAveragePool(name + ".mean")
                .pointwise(name + ".gate", 12)
                .hardSigmoid(name + ".sigmoid");
        var gated = large.times(name + ".times", gate).pointwise(name + ".out", channels);
        var dense = gated.conv(name + ".dense", 16, 3, 1).pointwise(name + ".back", channels);
        return dense.plus(name + ".add", wide).relu(name + ".relu4").depthwise(name + ".any", 7, 1);
    }
}
