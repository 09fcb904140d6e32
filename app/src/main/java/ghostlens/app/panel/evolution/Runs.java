package ghostlens.app.panel.evolution;

import ghostlens.app.work.Progress;
import ghostlens.assets.Texts;
import ghostlens.fuse.check.CheckInput;
import ghostlens.fuse.check.Equivalence;
import ghostlens.fuse.check.EquivalenceCheck;
import ghostlens.fuse.check.Pair;
import ghostlens.fuse.check.Precision;
import ghostlens.fuse.check.Verdict;
import ghostlens.model.net.Network;
import ghostlens.model.profile.Profiler;
import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/// Runs stages on one input: what comes out, how long it takes, and whether a stage computes what the one before does.
final class Runs {
    private static final int WARM_UP_RUNS = 50;
    private static final int TIMED_RUNS = 200;

    private Runs() {}

    private static Tensor input(Network network) {
        return Pattern.of(network.graph().inputShape());
    }

    static Tensor output(Network network, Engine engine) {
        try (var session = engine.plan(network, PlanOptions.DEFAULT).open()) {
            return session.run(input(network), StepListener.NONE).firstEntry().getValue();
        }
    }

    /// The median time of a run.
    static long nanos(Network network, Engine engine, Progress progress) {
        try (var profiler = Profiler.open(network, engine, PlanOptions.DEFAULT, input(network), WARM_UP_RUNS)) {
            for (int i = 0; i < TIMED_RUNS; i++) {
                if (progress.isCancelled()) {
                    throw new CancellationException();
                }
                profiler.runOnce();
            }
            return profiler.snapshot().total().median();
        }
    }

    /// Whether a stage computes the same as the one before it, in a sentence.
    static String verdict(Chapter before, Chapter after, Engine engine) {
        var from = shape(before.network());
        var to = shape(after.network());
        if (!from.equals(to)) {
            return Texts.get("evolution.otherShape", map(to), map(from));
        }
        var equivalence = check(before, after, engine);
        boolean isDesigned = after.proof().isEmpty() && after.variant().isPresent();
        return isDesigned && equivalence.verdict() == Verdict.DIFFERENT_FUNCTION
                ? Texts.get(
                        "evolution.byDesign",
                        Math.round(100 * equivalence.output().largestRelative()))
                : equivalence.sentence();
    }

    private static Equivalence check(Chapter before, Chapter after, Engine engine) {
        var input = input(after.network());
        return after.proof()
                .map(trace -> EquivalenceCheck.check(trace, engine, input))
                .orElseGet(() -> EquivalenceCheck.check(
                        new Pair(before.network(), after.network(), Map.of(), Precision.FLOAT64),
                        engine,
                        List.of(new CheckInput("given", input))));
    }

    private static TensorShape shape(Network network) {
        var graph = network.graph();
        return graph.node(graph.outputs().getFirst()).shape();
    }

    private static String map(TensorShape shape) {
        return shape.toString().substring(shape.toString().indexOf('×') + 1);
    }
}
