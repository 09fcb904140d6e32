package ghostlens.model.zoo;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.names.Naming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The graph of a network of which somebody has folded some BatchNorms and merged some branches, but not all: a
/// convolution that has got a bias has taken in the BatchNorm behind it, and branches without tensors are gone.
final class PartlyFused {
    private final OpGraph training;
    private final Naming naming;
    private final Set<String> names;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<NodeId, NodeId> standIns = new HashMap<>();
    private final Set<NodeId> gone = new HashSet<>();
    private final Set<NodeId> folded = new HashSet<>();

    private PartlyFused(OpGraph training, Naming naming, Set<String> names) {
        this.training = training;
        this.naming = naming;
        this.names = names;
    }

    /// The network as its checkpoint has it, or empty if what is missing has not been folded.
    ///
    /// @param fit how the tensors fit the training form
    static Optional<Recognition> of(Fit fit, Map<String, TensorShape> shapes) {
        var naming = fit.source().naming();
        return graph(fit.graph(), naming, shapes.keySet())
                .map(graph -> Fit.of(fit.variant(), fit.source(), Form.TRAINING, graph, shapes))
                .filter(Fit::isPerfect)
                .map(perfect -> Recognition.of(perfect)
                        .with("Partly fused: %d of %d BatchNorms are folded already."
                                .formatted(norms(fit.graph()) - norms(perfect.graph()), norms(fit.graph()))));
    }

    private static long norms(OpGraph graph) {
        return graph.count(Op.BatchNorm.class);
    }

    private static Optional<OpGraph> graph(OpGraph training, Naming naming, Set<String> names) {
        var partly = new PartlyFused(training, naming, names);
        for (var node : training.nodes()) {
            partly.take(node);
        }
        boolean sound =
                partly.drafts.stream().noneMatch(d -> d.inputs().stream().anyMatch(partly.gone::contains))
                        && training.outputs().stream().noneMatch(partly.gone::contains);
        return sound
                ? Optional.of(OpGraph.of(
                        partly.drafts,
                        training.outputs().stream().map(partly::standIn).toList()))
                : Optional.empty();
    }

    private void take(Node node) {
        var inputs = node.inputs().stream().map(this::standIn).toList();
        if (node.op() instanceof Op.Conv2d conv && !conv.bias() && hasAll(node, conv.withBias())) {
            folded.add(node.id());
            drafts.add(new Draft(node.id(), conv.withBias(), inputs));
        } else if (hasAll(node, node.op())) {
            takeComplete(node, inputs);
        } else if (node.op() instanceof Op.BatchNorm && folded.contains(inputs.getFirst())) {
            standIns.put(node.id(), inputs.getFirst());
        } else {
            gone.add(node.id());
        }
    }

    /// A sum of which one term is left is that term.
    private void takeComplete(Node node, List<NodeId> inputs) {
        var left = inputs.stream().filter(id -> !gone.contains(id)).toList();
        if (left.size() == inputs.size()) {
            drafts.add(new Draft(node.id(), node.op(), inputs));
        } else if (node.op() instanceof Op.Add && left.size() == 1) {
            standIns.put(node.id(), left.getFirst());
        } else {
            gone.add(node.id());
        }
    }

    private NodeId standIn(NodeId id) {
        return standIns.getOrDefault(id, id);
    }

    /// Whether the checkpoint has the tensors of this operator in the node's place.
    private boolean hasAll(Node node, Op op) {
        var placed = new Node(node.id(), op, node.inputs(), node.shape());
        return op.weights().stream().allMatch(slot -> names.contains(naming.name(placed, slot)));
    }
}
