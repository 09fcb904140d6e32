package ghostlens.fuse.rules;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import java.util.Optional;

/// Who else needs a value.
final class Readers {
    private Readers() {}

    /// Whether nothing but one input of `reader` needs the value.
    static boolean isAlone(NodeId reader, NodeId value, OpGraph graph) {
        var consumers = graph.consumers(value);
        return consumers.size() == 1 && consumers.contains(reader) && !graph.isOutput(value);
    }

    /// What else needs the value beside one input of `reader`, as the end of a sentence: the culprit and the words.
    static Optional<Other> other(NodeId reader, Node value, OpGraph graph) {
        if (isAlone(reader, value.id(), graph)) {
            return Optional.empty();
        }
        if (graph.isOutput(value.id())) {
            return Optional.of(new Other(value.id(), "is an output of the network"));
        }
        return graph.consumers(value.id()).stream()
                .filter(id -> !id.equals(reader))
                .findFirst()
                .or(() -> Optional.of(reader))
                .map(id -> new Other(id, id.equals(reader) ? "is read twice by " + id : "is also read by " + id));
    }

    /// @param words what the value is beside: "is also read by …"
    record Other(NodeId culprit, String words) {}
}
