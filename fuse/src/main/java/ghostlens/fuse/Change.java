package ghostlens.fuse;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.tensor.TensorShape;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What a rewrite adds to a network; what it takes away is below 0.
///
/// @param operators nodes that compute something
/// @param multiplyAdds for the batch that the graph has
/// @param parameters learned values; running statistics are none
/// @param bytes of all tensors in float32, running statistics among them
public record Change(long operators, long multiplyAdds, long parameters, long bytes) {
    private static final Change NONE = new Change(0, 0, 0, 0);

    /// What it changes that some nodes go and others come or change.
    public static Change of(GraphView graph, Collection<NodeId> removed, List<Draft> replacements) {
        var gone = new LinkedHashSet<>(removed);
        replacements.stream().map(Draft::id).filter(graph::contains).forEach(gone::add);
        var before = gone.stream()
                .map(graph::node)
                .map(node -> of(node.op(), graph.inputShapes(node)))
                .reduce(NONE, Change::plus);
        return after(graph, replacements).minus(before);
    }

    private static Change after(GraphView graph, List<Draft> replacements) {
        var shapes = new HashMap<NodeId, TensorShape>();
        var sum = NONE;
        for (var draft : replacements) {
            var inputs = draft.inputs().stream()
                    .map(id -> Optional.ofNullable(shapes.get(id))
                            .orElseGet(() -> graph.node(id).shape()))
                    .toList();
            shapes.put(draft.id(), draft.op().outputShape(inputs));
            sum = sum.plus(of(draft.op(), inputs));
        }
        return sum;
    }

    private static Change of(Op op, List<TensorShape> inputs) {
        long parameters = 0;
        long values = 0;
        for (var slot : op.weights()) {
            parameters += slot.parameters();
            values += slot.shape().elements();
        }
        return new Change(1, op.multiplyAdds(inputs), parameters, Float.BYTES * values);
    }

    /// Whether it is worth its price: neither multiply-adds nor operators are added.
    public boolean pays() {
        return multiplyAdds <= 0 && operators <= 0;
    }

    /// Both one after the other.
    public Change plus(Change other) {
        return new Change(
                operators + other.operators,
                multiplyAdds + other.multiplyAdds,
                parameters + other.parameters,
                bytes + other.bytes);
    }

    private Change minus(Change other) {
        return plus(new Change(-other.operators, -other.multiplyAdds, -other.parameters, -other.bytes));
    }
}
