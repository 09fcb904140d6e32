package ghostlens.model.graph;

import ghostlens.model.tensor.TensorShape;
import java.util.List;

/// A node before its shape is known: what a builder or a rewrite hands to {@link OpGraph#of}.
public record Draft(NodeId id, Op op, List<NodeId> inputs) {
    public Draft {
        inputs = List.copyOf(inputs);
    }

    /// The node that it becomes over inputs of these shapes.
    ///
    /// @throws GraphException if the operator cannot take them
    public Node over(List<TensorShape> shapes) {
        try {
            return new Node(id, op, inputs, op.outputShape(shapes));
        } catch (ShapeException e) {
            throw new GraphException(id, String.valueOf(e.getMessage()));
        }
    }
}
