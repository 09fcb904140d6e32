package ghostlens.fuse.check;

import static java.util.Objects.requireNonNull;

import ghostlens.fuse.Trace;
import ghostlens.model.Problem;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.Session;
import ghostlens.model.run.StepListener;
import ghostlens.model.run.Together;
import ghostlens.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Runs two networks on the same inputs, on an engine and in float64, and says whether rounding explains what is
/// between them.
public final class EquivalenceCheck {
    /// How many times the noise of both networks together a difference may be. The noise is one draw of many, and
    /// its sizes are estimates; a fault that shows at all in float64 is beyond it by orders of magnitude.
    static final double MARGIN = 2;

    /// How much of the heap the values of both networks in float64 may take.
    private static final double MOST_OF_HEAP = 0.7;

    private EquivalenceCheck() {}

    /// The network before and after a rewriting, on one input.
    ///
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static Equivalence check(Trace trace, Engine engine, Tensor input) {
        return check(Pair.of(trace), engine, List.of(new CheckInput("given", input)));
    }

    /// Two networks on several inputs, the user's own first.
    ///
    /// @throws Problem if all values of both in float64 do not fit into memory
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static Equivalence check(Pair pair, Engine engine, List<CheckInput> inputs) {
        requireRoom(pair.withInputShape(inputs.getFirst().tensor().shape()));
        var compared = new ArrayList<Compared>();
        var noise = new ArrayList<Bounds>();
        for (var input : inputs) {
            var trial = compare(pair.withInputShape(input.tensor().shape()), engine, input);
            noise.add(trial.noise);
            compared.add(trial.compared);
        }
        return judge(
                engine, compared, steadiness(pair, engine, inputs.getFirst().tensor(), noise.getFirst()));
    }

    /// Of both networks; the first node is one of the network after.
    private static Steadiness steadiness(Pair pair, Engine engine, Tensor input, Bounds noise) {
        var after = SteadinessCheck.of(pair.after(), engine, input, limit(noise.after, precision(engine)));
        var before = SteadinessCheck.of(pair.before(), engine, input, limit(noise.before, precision(engine)));
        return after.and(before, before.unsteady().map(pair::computing));
    }

    private static void requireRoom(Pair pair) {
        double values = Stream.of(pair.before(), pair.after())
                .flatMap(network -> network.graph().nodes().stream())
                .mapToDouble(node -> node.shape().elements())
                .sum();
        if (Double.BYTES * values > MOST_OF_HEAP * Runtime.getRuntime().maxMemory()) {
            throw new Problem(
                    "To compare %s node by node in float64 takes %.1f GB, more than there is room for; choose a smaller batch or image."
                            .formatted(pair.before().name(), Double.BYTES * values / 1e9));
        }
    }

    private static Equivalence judge(Engine engine, List<Compared> inputs, Steadiness steadiness) {
        var different = first(inputs, NodeDifference::isSameFunction, NodeDifference::partsExactly);
        if (different.isPresent()) {
            return new Equivalence(engine.name(), Verdict.DIFFERENT_FUNCTION, different, inputs, steadiness);
        }
        var larger =
                first(inputs, NodeDifference::isRounding, NodeDifference::parts).or(steadiness::unsteady);
        return new Equivalence(
                engine.name(),
                larger.isPresent() ? Verdict.LARGER_THAN_ROUNDING : Verdict.EQUAL_WITHIN_ROUNDING,
                larger,
                inputs,
                steadiness);
    }

    /// The first node where the networks part; where they part nowhere, the first whose values are not finite in both.
    private static Optional<NodeId> first(
            List<Compared> inputs, Predicate<NodeDifference> isFine, Predicate<NodeDifference> parts) {
        var bad = inputs.stream().flatMap(Compared::all).filter(isFine.negate()).toList();
        return bad.stream()
                .filter(parts)
                .findFirst()
                .or(() -> bad.stream().findFirst())
                .map(NodeDifference::after);
    }

    private record Trial(Compared compared, Bounds noise) {}

    private static Trial compare(Pair pair, Engine engine, CheckInput input) {
        var exact = Together.compute(
                () -> Exact.of(pair.before(), input.tensor()), () -> Exact.of(pair.after(), input.tensor()));
        try (var exactBefore = exact.first().session();
                var exactAfter = exact.second().session();
                var before = isExact(engine) ? exactBefore : run(engine, pair.before(), input.tensor());
                var after = isExact(engine) ? exactAfter : run(engine, pair.after(), input.tensor())) {
            var noise = new Bounds(exact.first().noise(), exact.second().noise(), precision(engine), pair.weights());
            var runs = new Runs(pair, before, after, exactBefore, exactAfter, noise);
            return new Trial(runs.compared(input.name()), noise);
        }
    }

    private static boolean isExact(Engine engine) {
        return engine instanceof ReferenceEngine;
    }

    private static Precision precision(Engine engine) {
        return isExact(engine) ? Precision.FLOAT64 : Precision.FLOAT32;
    }

    /// A session that has run on the input and kept all values.
    static Session run(Engine engine, Network network, Tensor input) {
        var session = engine.plan(network, PlanOptions.DEFAULT.keepingValues()).open();
        try {
            session.run(input, StepListener.NONE);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /// The largest difference between two runs of one network that rounding explains, for each node.
    private static Map<NodeId, Double> limit(Map<NodeId, Double> noise, Precision precision) {
        var limits = new HashMap<NodeId, Double>();
        noise.forEach((node, reach) -> limits.put(node, 2 * MARGIN * reach * precision.roundoff()));
        return limits;
    }

    /// What rounding explains.
    private record Bounds(Map<NodeId, Double> before, Map<NodeId, Double> after, Precision engine, Precision weights) {

        double run(NodeId first, NodeId second) {
            return both(first, second) * Math.max(engine.roundoff(), weights.roundoff());
        }

        double exact(NodeId first, NodeId second) {
            return both(first, second) * weights.roundoff();
        }

        private double both(NodeId first, NodeId second) {
            return MARGIN * (before.getOrDefault(first, 0.0) + after.getOrDefault(second, 0.0));
        }
    }

    /// Both networks with what they computed.
    private record Runs(
            Pair pair, Session before, Session after, Session exactBefore, Session exactAfter, Bounds bounds) {

        Compared compared(String input) {
            var outputs = outputs();
            return new Compared(
                    input,
                    outputs,
                    nodes(),
                    Quantiles.of(
                            before.value(outputs.getFirst().before()),
                            after.value(outputs.getFirst().after())),
                    agreement(outputs, 1),
                    agreement(outputs, 5),
                    error(outputs.stream().map(NodeDifference::before), exactBefore, before),
                    error(outputs.stream().map(NodeDifference::after), exactAfter, after));
        }

        private List<NodeDifference> outputs() {
            var firsts = pair.before().graph().outputs();
            var seconds = pair.after().graph().outputs();
            var differences = new ArrayList<NodeDifference>();
            for (int i = 0; i < firsts.size(); i++) {
                differences.add(difference(firsts.get(i), seconds.get(i)));
            }
            return differences;
        }

        private List<NodeDifference> nodes() {
            return pair.after().graph().nodes().stream()
                    .filter(node ->
                            !node.inputs().isEmpty() && pair.corresponding().containsKey(node.id()))
                    .map(node -> difference(requireNonNull(pair.corresponding().get(node.id())), node.id()))
                    .toList();
        }

        private NodeDifference difference(NodeId first, NodeId second) {
            return new NodeDifference(
                    second,
                    first,
                    Difference.between(before.value(first), after.value(second)),
                    bounds.run(first, second),
                    Difference.between(exactBefore.value(first), exactAfter.value(second)),
                    bounds.exact(first, second));
        }

        private double agreement(List<NodeDifference> outputs, int classes) {
            return outputs.stream()
                    .mapToDouble(o -> BestClasses.agreement(before.value(o.before()), after.value(o.after()), classes))
                    .min()
                    .orElseThrow();
        }

        private static double error(Stream<NodeId> outputs, Session exact, Session run) {
            return outputs.mapToDouble(id ->
                            Difference.between(exact.value(id), run.value(id)).largestRelative())
                    .max()
                    .orElseThrow();
        }
    }
}
