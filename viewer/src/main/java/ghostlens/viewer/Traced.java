package ghostlens.viewer;

import ghostlens.assets.Texts;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What tracing lights: of one selected operator or group all that leads to it or comes from it, of several what lies
/// on a way from one to another.
///
/// @param operators that are lit
/// @param words how many, in a sentence
record Traced(Set<NodeId> operators, String words) {
    static final Traced NOTHING = new Traced(Set.of(), "");

    static Traced of(OpGraph graph, List<List<Node>> ends) {
        return switch (ends.size()) {
            case 0 -> NOTHING;
            case 1 -> around(graph, ends.getFirst());
            default -> between(graph, ends);
        };
    }

    private static Traced around(OpGraph graph, List<Node> end) {
        var before = Ways.to(graph, end);
        var after = Ways.from(graph, end);
        var all = new HashSet<>(before);
        all.addAll(after);
        int inside = end.size();
        return new Traced(all, Texts.get("trace.around", before.size() - inside, after.size() - inside));
    }

    private static Traced between(OpGraph graph, List<List<Node>> ends) {
        var all = Ways.between(graph, ends);
        var selected = ends.stream().flatMap(List::stream).map(Node::id).collect(Collectors.toSet());
        long between = all.stream().filter(id -> !selected.contains(id)).count();
        var key = all.isEmpty() ? "none" : between == 0 ? "joined" : between == 1 ? "one" : "some";
        all.addAll(selected);
        return new Traced(all, Texts.get("trace.between." + key, between));
    }
}
