package ghostlens.fuse.rules;

import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import java.util.Optional;

/// Who else needs a value, or its weights.
final class Readers {
    private Readers() {}

    /// Whether nothing but one input of `reader` needs the value.
    static boolean isAlone(NodeId reader, NodeId value, GraphView graph) {
        var consumers = graph.consumers(value);
        return consumers.size() == 1 && consumers.contains(reader) && !graph.isOutput(value);
    }

    /// What else needs the value beside one input of `reader`.
    static Optional<Obstacle> other(NodeId reader, Node value, GraphView graph) {
        if (isAlone(reader, value.id(), graph)) {
            return Optional.empty();
        }
        if (graph.isOutput(value.id())) {
            return Optional.of(needed(value, value.id(), "is an output of the network", reader));
        }
        return graph.consumers(value.id()).stream()
                .filter(id -> !id.equals(reader))
                .findFirst()
                .or(() -> Optional.of(reader))
                .map(id -> needed(
                        value, id, id.equals(reader) ? "is read twice by " + id : "is also read by " + id, reader));
    }

    private static Obstacle needed(Node value, NodeId culprit, String words, NodeId reader) {
        return new Obstacle(
                culprit,
                "The %s %s %s, so its values before %s are still needed."
                        .formatted(Linear.noun(value), value.id(), words, reader));
    }

    /// Another node with the same weights, as heads have on each level of a pyramid.
    static Optional<Obstacle> sharing(Node node, GraphView graph) {
        if (node.op().weights().isEmpty()
                || node.id().tensors().equals(node.id().path())) {
            return Optional.empty();
        }
        return graph.sharing(node).stream()
                .findFirst()
                .map(other -> new Obstacle(
                        other.id(),
                        "The %s %s shares its weights with %s, which would change too."
                                .formatted(Linear.noun(node), node.id(), other.id())));
    }
}
