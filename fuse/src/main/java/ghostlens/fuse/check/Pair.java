package ghostlens.fuse.check;

import ghostlens.fuse.Trace;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.TensorShape;
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

    /// Both for inputs of this shape.
    Pair withInputShape(TensorShape shape) {
        return before.graph().inputShape().equals(shape)
                        && after.graph().inputShape().equals(shape)
                ? this
                : new Pair(before.withInputShape(shape), after.withInputShape(shape), corresponding, weights);
    }
}
