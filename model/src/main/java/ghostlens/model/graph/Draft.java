package ghostlens.model.graph;

import java.util.List;

/// A node before its shape is known: what a builder or a rewrite hands to {@link OpGraph#of}.
public record Draft(NodeId id, Op op, List<NodeId> inputs) {
    public Draft {
        inputs = List.copyOf(inputs);
    }
}
