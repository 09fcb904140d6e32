package ghostlens.fuse.match;

import static java.util.stream.Collectors.toMap;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// What Fig. 3 and Fig. 4 say belongs together: the zoo names it alike but for the join, a concat or an add, and the
/// ReLU, which moves from before it to behind it.
final class PaperTruth {
    private PaperTruth() {}

    static Truth ofModules(OpGraph one, OpGraph other) {
        var there = other.nodes().stream().map(Node::id).collect(toMap(PaperTruth::part, Function.identity()));
        var belongs = new LinkedHashMap<NodeId, NodeId>();
        for (var node : one.nodes()) {
            var same = there.get(part(node.id()));
            if (same != null) {
                belongs.put(node.id(), same);
            } else {
                fold(node, one, there, belongs);
            }
        }
        return new Truth(belongs);
    }

    private static String part(NodeId id) {
        return id.path()
                .replaceFirst("(^|\\.)concat$", "$1join")
                .replaceFirst("^add$|(ghost\\d\\.)add$", "$1join")
                .replaceFirst("(^|\\.)cheap_operation\\.2$", "$1relu");
    }

    /// In a folded module, batch norms are in their convolution; so is the sum, where nothing stands before it but
    /// those.
    private static void fold(Node node, OpGraph graph, Map<String, NodeId> there, Map<NodeId, NodeId> belongs) {
        var path = node.id().path();
        boolean isSum = node.op() instanceof Op.Add || path.endsWith("fusion_bn.0");
        var host = isSum
                ? path.replaceFirst("(add|fusion_bn\\.0)$", "cheap_operation.0")
                : path.replaceFirst("\\.1$", ".0");
        boolean folds = isSum
                ? graph.nodes().stream().noneMatch(n -> n.id().path().endsWith("cheap_operation.2"))
                        && belongs.values().stream().noneMatch(id -> id.path().endsWith("cheap_operation.1"))
                : node.op() instanceof Op.BatchNorm;
        if (folds && there.containsKey(host)) {
            belongs.put(node.id(), there.get(host));
        }
    }
}
