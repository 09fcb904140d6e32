package ghostlens.model.graph;

import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.tensor.TensorShape;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// An operator in its place: one output, whose shape the graph derived.
public record Node(NodeId id, Op op, List<NodeId> inputs, TensorShape shape) {
    public Node {
        inputs = List.copyOf(inputs);
    }

    /// The slot of its operator with this role, where there is one.
    public Optional<WeightSlot> slot(Role role) {
        return op.weights().stream().filter(slot -> slot.role() == role).findFirst();
    }

    /// How many learned values it has; running statistics do not count.
    public long parameters() {
        return op.weights().stream().mapToLong(WeightSlot::parameters).sum();
    }

    /// How many learned values these nodes have, those that several share counted once.
    public static long parameters(Collection<Node> nodes) {
        var counted = new HashSet<String>();
        return nodes.stream()
                .filter(node -> counted.add(node.id().tensors()))
                .mapToLong(Node::parameters)
                .sum();
    }

    /// The same without its shape.
    public Draft draft() {
        return new Draft(id, op, inputs);
    }
}
