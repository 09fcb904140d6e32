package ghostlens.model.run;

import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// After which node each value is read no more. Outputs stay alive to the end.
///
/// @param deadAfter by the node that reads them last, the values that nobody reads afterwards
public record Liveness(Map<NodeId, List<NodeId>> deadAfter) {

    public static Liveness of(OpGraph graph) {
        var dead = new HashMap<NodeId, List<NodeId>>();
        var seen = new HashSet<>(graph.outputs());
        for (var node : graph.nodes().reversed()) {
            for (var read : node.inputs()) {
                if (seen.add(read)) {
                    dead.computeIfAbsent(node.id(), _ -> new ArrayList<>()).add(read);
                }
            }
        }
        return new Liveness(Map.copyOf(dead));
    }

    public List<NodeId> deadAfter(NodeId reader) {
        return deadAfter.getOrDefault(reader, List.of());
    }
}
