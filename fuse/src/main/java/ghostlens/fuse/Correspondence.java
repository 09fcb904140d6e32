package ghostlens.fuse;

import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import java.util.HashMap;
import java.util.Map;

/// Keeps track, step by step, of which node of the first network computes the same value as a node of the present one.
final class Correspondence {
    private final Map<NodeId, NodeId> original = new HashMap<>();

    Correspondence(OpGraph graph) {
        graph.nodes().forEach(node -> original.put(node.id(), node.id()));
    }

    /// A node that a rewrite changes computes something new, but for the one that computes what the replaced one did.
    void follow(Rewrite rewrite) {
        var replaced = original.get(rewrite.replaced());
        rewrite.removed().forEach(original::remove);
        rewrite.replacements().forEach(draft -> original.remove(draft.id()));
        if (replaced != null) {
            original.putIfAbsent(rewrite.by(), replaced);
        }
    }

    Map<NodeId, NodeId> within(OpGraph graph) {
        original.keySet().removeIf(id -> !graph.contains(id));
        return Map.copyOf(original);
    }
}
