package ghostlens.app.panel.graph;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import java.util.List;
import java.util.Locale;

/// Finds operators by path, operator or shape; shapes may be written with `,`, `x` or `×`.
public final class GraphSearch {
    private GraphSearch() {}

    /// The nodes that have every word of the query, in execution order; none for an empty query.
    public static List<NodeId> matches(OpGraph graph, String query) {
        if (query.isBlank()) {
            return List.of();
        }
        var words = normal(query).strip().split("\\s+");
        return graph.nodes().stream()
                .filter(node -> hasAll(normal(text(node)), words))
                .map(Node::id)
                .toList();
    }

    private static String text(Node node) {
        return node.id() + " " + node.op().label() + " " + node.shape();
    }

    private static String normal(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("(?<=\\d)\\s*[,×x]\\s*(?=\\d)", "×");
    }

    private static boolean hasAll(String text, String[] words) {
        for (var word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
