package ghostlens.model.graph;

import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Optional;

/// What stands around a node of a graph, whether that is finished or being rewritten.
public interface GraphView {

    Optional<Node> find(NodeId id);

    /// Who reads the node's output, in execution order; a node that reads it twice is there twice.
    List<NodeId> consumers(NodeId id);

    boolean isOutput(NodeId id);

    /// The other nodes with the same tensors, as heads have on each level of a pyramid, in execution order.
    List<Node> sharing(Node node);

    /// @throws IllegalArgumentException if there is no such node
    default Node node(NodeId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("the graph has no node " + id));
    }

    default boolean contains(NodeId id) {
        return find(id).isPresent();
    }

    default List<TensorShape> inputShapes(Node node) {
        return node.inputs().stream().map(id -> node(id).shape()).toList();
    }
}
