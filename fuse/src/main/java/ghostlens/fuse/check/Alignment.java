package ghostlens.fuse.check;

import static java.util.Objects.requireNonNull;

import ghostlens.model.Problem;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.run.Session;
import ghostlens.model.run.Together;
import ghostlens.model.tensor.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which nodes of two networks compute the same, found by their values in float64 on one input: names need not agree.
/// Of several that do, the closest is taken, and of equal ones the first.
///
/// @param corresponding for nodes of the network after the node before
/// @param lost the first node without a partner from which no way leads to one that has a partner: there the networks
///     part; of the one with fewer operators, since the other has nodes in between that it need not have
public record Alignment(Map<NodeId, NodeId> corresponding, Optional<NodeId> lost) {
    public Alignment {
        corresponding = Map.copyOf(corresponding);
    }

    /// The verdict on any two networks with inputs and outputs of the same shapes.
    ///
    /// @param weights see {@link Pair}
    /// @throws Problem if the shapes differ
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    public static Equivalence check(
            Network before, Network after, Precision weights, Engine engine, List<CheckInput> inputs) {
        requireSameShapes(before, after);
        var alignment = of(before, after, inputs.getFirst().tensor());
        var equivalence =
                EquivalenceCheck.check(new Pair(before, after, alignment.corresponding, weights), engine, inputs);
        boolean hasPartner = equivalence
                .firstNode()
                .filter(node -> alignment.corresponding.containsKey(node))
                .isPresent();
        return equivalence.holds() || hasPartner
                ? equivalence
                : alignment.lost.map(equivalence::withFirstNode).orElse(equivalence);
    }

    private static void requireSameShapes(Network before, Network after) {
        var one = outputs(before);
        var other = outputs(after);
        if (!one.equals(other)) {
            throw new Problem("%s gives %s and %s gives %s; only networks with the same outputs can be compared."
                    .formatted(before.name(), one, after.name(), other));
        }
    }

    private static List<String> outputs(Network network) {
        return network.graph().outputs().stream()
                .map(id -> network.graph().node(id).shape().toString())
                .toList();
    }

    static Alignment of(Network before, Network after, Tensor input) {
        var exact = Together.compute(() -> Exact.of(before, input), () -> Exact.of(after, input));
        try (var first = exact.first().session();
                var second = exact.second().session()) {
            var matching = new Matching(
                    values(before, first, exact.first().noise()),
                    values(after, second, exact.second().noise()));
            var partners = matching.partners();
            boolean smallerAfter = after.graph().operators() <= before.graph().operators();
            return new Alignment(
                    partners,
                    smallerAfter
                            ? lost(after.graph(), partners.keySet())
                            : lost(before.graph(), new HashSet<>(partners.values())));
        }
    }

    private static List<Value> values(Network network, Session session, Map<NodeId, Double> noise) {
        return network.graph().nodes().stream()
                .filter(node -> !node.inputs().isEmpty())
                .map(node -> new Value(node, session.value(node.id()), requireNonNull(noise.get(node.id()))))
                .toList();
    }

    private static Optional<NodeId> lost(OpGraph graph, Set<NodeId> matched) {
        var leading = new HashMap<NodeId, Boolean>();
        for (var node : graph.nodes().reversed()) {
            boolean leads = matched.contains(node.id())
                    || graph.consumers(node.id()).stream().anyMatch(id -> leading.getOrDefault(id, false));
            leading.put(node.id(), leads);
        }
        return graph.nodes().stream()
                .filter(node -> !node.inputs().isEmpty())
                .map(Node::id)
                .filter(id -> !leading.getOrDefault(id, false))
                .findFirst();
    }

    /// What a node has computed, and how far rounding may take it.
    private record Value(Node node, Tensor tensor, double noise) {}

    private record Matching(List<Value> before, List<Value> after) {

        Map<NodeId, NodeId> partners() {
            var partners = new HashMap<NodeId, NodeId>();
            for (var value : after) {
                partner(value).ifPresent(found -> partners.put(value.node.id(), found));
            }
            return partners;
        }

        private Optional<NodeId> partner(Value value) {
            Optional<NodeId> best = Optional.empty();
            double least = Double.POSITIVE_INFINITY;
            for (var candidate : before) {
                double bound = EquivalenceCheck.MARGIN * (value.noise + candidate.noise);
                double apart = apart(candidate.tensor, value.tensor, Math.min(bound, least));
                if (apart <= bound && apart < least) {
                    best = Optional.of(candidate.node.id());
                    least = apart;
                }
            }
            return best;
        }

        /// The largest difference, or infinity as soon as it is beyond the limit.
        private static double apart(Tensor one, Tensor other, double limit) {
            if (!one.shape().equals(other.shape())) {
                return Double.POSITIVE_INFINITY;
            }
            double largest = 0;
            for (int i = 0; i < one.size(); i++) {
                double apart = Math.abs(one.get(i) - other.get(i));
                if (!(apart <= limit)) {
                    return Double.POSITIVE_INFINITY;
                }
                largest = Math.max(largest, apart);
            }
            return largest;
        }
    }
}
