package ghostlens.fuse.check;

import ghostlens.fuse.Trace;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.TensorShape;
import java.util.HashSet;
import java.util.Map;

/// Two networks that are to compute the same, with outputs in the same order.
///
/// @param corresponding for nodes of `after` the node of `before` that is to compute the same value
/// @param weights float64 where the weights of one were computed from the other's in float64; float32 where both come
///     from files, which round them
public record Pair(Network before, Network after, Map<NodeId, NodeId> corresponding, Precision weights) {
    public Pair {
        corresponding = Map.copyOf(corresponding);
    }

    /// The network before and after a rewriting, which computes weights in float64.
    public static Pair of(Trace trace) {
        return new Pair(trace.before(), trace.after(), trace.corresponding(), Precision.FLOAT64);
    }

    /// The first node of the network after that is to compute what a node of the network before does, or, where that is
    /// gone, what one behind it does.
    NodeId computing(NodeId first) {
        var nodes = before.graph().nodes().stream().map(Node::id).toList();
        var behind = new HashSet<>(nodes.subList(nodes.indexOf(first), nodes.size()));
        return after.graph().nodes().stream()
                .map(Node::id)
                .filter(id -> corresponding.containsKey(id) && behind.contains(corresponding.get(id)))
                .findFirst()
                .orElseGet(() -> after.graph().outputs().getFirst());
    }

    /// Both for inputs of this shape.
    Pair withInputShape(TensorShape shape) {
        return before.graph().inputShape().equals(shape)
                        && after.graph().inputShape().equals(shape)
                ? this
                : new Pair(before.withInputShape(shape), after.withInputShape(shape), corresponding, weights);
    }
}
