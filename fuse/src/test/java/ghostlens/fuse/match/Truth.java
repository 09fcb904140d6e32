package ghostlens.fuse.match;

import ghostlens.fuse.Trace;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where every operator of one graph belongs in another, as is known without the matcher; nowhere where it is not in
/// the map.
record Truth(Map<NodeId, NodeId> belongs) {

    /// What a rewriting did: an operator that went is in the one whose value took its place.
    static Truth of(Trace trace) {
        var went = new HashMap<NodeId, NodeId>();
        for (var step : trace.steps()) {
            var rewrite = step.rewrite();
            rewrite.removed().forEach(id -> went.put(id, rewrite.by()));
            went.put(rewrite.replaced(), rewrite.by());
            went.remove(rewrite.by());
        }
        var belongs = new LinkedHashMap<NodeId, NodeId>();
        for (var node : trace.before().graph().nodes()) {
            var id = node.id();
            while (went.containsKey(id)) {
                id = went.get(id);
            }
            belongs.put(node.id(), id);
        }
        return new Truth(belongs);
    }

    /// Equal names.
    static Truth ofNames(OpGraph before, OpGraph after) {
        var belongs = new LinkedHashMap<NodeId, NodeId>();
        before.nodes().stream().map(Node::id).filter(after::contains).forEach(id -> belongs.put(id, id));
        return new Truth(belongs);
    }

    /// What the matching has otherwise, a line each.
    List<String> wrong(Matching matching) {
        var wrong = new ArrayList<String>();
        for (var node : matching.before().nodes()) {
            var found = matching.counterparts(node).stream().map(Node::id).toList();
            var right = Optional.ofNullable(belongs.get(node.id())).stream().toList();
            if (!found.equals(right)) {
                wrong.add("%s %s belongs to %s, not %s"
                        .formatted(node.id(), node.op().label(), right, found));
            }
        }
        for (var node : matching.after().nodes()) {
            if (!belongs.containsValue(node.id())
                    && !matching.ofAfter(node.id()).before().isEmpty()) {
                wrong.add("%s %s is new".formatted(node.id(), node.op().label()));
            }
        }
        return wrong;
    }

    /// Which share of the operators of the first graph is where it belongs.
    double right(Matching matching) {
        var nodes = matching.before().nodes();
        long right = nodes.stream()
                .filter(node -> matching.counterparts(node).stream()
                        .map(Node::id)
                        .toList()
                        .equals(Optional.ofNullable(belongs.get(node.id())).stream()
                                .toList()))
                .count();
        return (double) right / Math.max(1, nodes.size());
    }
}
