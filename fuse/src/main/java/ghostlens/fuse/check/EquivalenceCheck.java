package ghostlens.fuse.check;

import static java.util.Comparator.comparingDouble;

import ghostlens.fuse.Trace;
import ghostlens.fuse.check.Equivalence.NodeDifference;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.Session;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Runs a network before and after rewriting on the same input and compares outputs and nodes.
public final class EquivalenceCheck {
    /// For engines that compute in float32. An output is a sum that was rounded at every layer, by up to 6e-8 of its
    /// scale each time; rounding goes both ways, so that some tens of layers come to about 1e-6, while a wrong
    /// weight shows at 1e-3 and above.
    public static final double FLOAT32_TOLERANCE = 2e-6;

    /// For the reference engine, which computes in float64 and gets folded weights in float64.
    public static final double FLOAT64_TOLERANCE = 1e-12;

    private EquivalenceCheck() {}

    /// The network before and after a rewriting.
    ///
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static Equivalence check(Trace trace, Engine engine, Tensor input) {
        return check(trace.before(), trace.after(), trace.corresponding(), engine, input);
    }

    /// Two networks with outputs in the same order.
    ///
    /// @param corresponding for nodes of `after` the node of `before` that is to compute the same value
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static Equivalence check(
            Network before, Network after, Map<NodeId, NodeId> corresponding, Engine engine, Tensor input) {
        var options = PlanOptions.DEFAULT.keepingValues();
        try (var first = engine.plan(before, options).open();
                var second = engine.plan(after, options).open()) {
            first.run(input, StepListener.NONE);
            second.run(input, StepListener.NONE);
            return compare(new Runs(before, first, after, second), corresponding, engine);
        }
    }

    private static Equivalence compare(Runs runs, Map<NodeId, NodeId> corresponding, Engine engine) {
        var outputs = runs.outputs();
        var worst = outputs.stream()
                .map(Pair::difference)
                .max(comparingDouble(Difference::largestRelative))
                .orElseThrow();
        var nodes = runs.nodes(corresponding);
        double tolerance = tolerance(engine);
        return new Equivalence(
                engine.name(),
                worst,
                outputs.stream().allMatch(Pair::topClassAgrees),
                tolerance,
                worst.isWithin(tolerance),
                verdict(worst, tolerance, nodes),
                nodes);
    }

    private static double tolerance(Engine engine) {
        return engine instanceof ReferenceEngine ? FLOAT64_TOLERANCE : FLOAT32_TOLERANCE;
    }

    private static String verdict(Difference worst, double tolerance, List<NodeDifference> nodes) {
        if (!worst.isWithin(tolerance)) {
            return "Not equivalent: %s%s.".formatted(shortfall(worst, tolerance), firstSeen(tolerance, nodes));
        }
        if (worst.scale() == 0) {
            return "Equivalent, but the output is zero everywhere, so this says little.";
        }
        return String.format(
                Locale.ROOT,
                "Equivalent: the largest difference is %.1e of the output's scale, within %.0e, which is rounding.",
                worst.largestRelative(),
                tolerance);
    }

    private static String shortfall(Difference worst, double tolerance) {
        return Double.isFinite(worst.largestRelative())
                ? String.format(
                        Locale.ROOT,
                        "the largest difference is %.1e of the output's scale, more than %.0e",
                        worst.largestRelative(),
                        tolerance)
                : "the outputs cannot be compared, as one has values that are not finite or is zero everywhere";
    }

    private static String firstSeen(double tolerance, List<NodeDifference> nodes) {
        return nodes.stream()
                .filter(node -> !node.difference().isWithin(tolerance))
                .findFirst()
                .map(node -> ", first seen at " + node.after())
                .orElse("");
    }

    /// Both networks with what they computed.
    private record Runs(Network before, Session first, Network after, Session second) {

        List<Pair> outputs() {
            var pairs = new ArrayList<Pair>();
            for (int i = 0; i < before.graph().outputs().size(); i++) {
                pairs.add(pair(
                        before.graph().outputs().get(i), after.graph().outputs().get(i)));
            }
            return pairs;
        }

        List<NodeDifference> nodes(Map<NodeId, NodeId> corresponding) {
            return after.graph().nodes().stream()
                    .filter(node -> !node.inputs().isEmpty())
                    .flatMap(node -> Optional.ofNullable(corresponding.get(node.id()))
                            .map(same -> new NodeDifference(
                                    node.id(), same, pair(same, node.id()).difference()))
                            .stream())
                    .toList();
        }

        private Pair pair(NodeId one, NodeId other) {
            return new Pair(first.value(one), second.value(other));
        }
    }

    /// Two values that are to be the same.
    private record Pair(Tensor before, Tensor after) {
        private static final int NO_CLASS = -1;

        Difference difference() {
            return Difference.between(before, after);
        }

        boolean topClassAgrees() {
            int perImage = before.size() / before.shape().batch();
            for (int start = 0; start < before.size(); start += perImage) {
                int top = top(before, start, perImage);
                if (top == NO_CLASS || top != top(after, start, perImage)) {
                    return false;
                }
            }
            return true;
        }

        private static int top(Tensor values, int start, int count) {
            int top = start;
            for (int i = start; i < start + count; i++) {
                if (Double.isNaN(values.get(i))) {
                    return NO_CLASS;
                }
                if (values.get(i) > values.get(top)) {
                    top = i;
                }
            }
            return top;
        }
    }
}
