package ghostlens.viewer.evolution;

import ghostlens.model.graph.Family;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import ghostlens.viewer.layout.Sizes;
import ghostlens.viewer.layout.TextWidth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is drawn as one box: an operator, or a group that stays closed.
record Unit(String path, List<Node> operators, boolean isGroup) {

    Unit {
        operators = List.copyOf(operators);
    }

    /// The units of a graph in execution order of their last operators, so that each comes after what it reads.
    static List<Unit> of(OpGraph graph, Set<String> closed) {
        var operators = new LinkedHashMap<String, List<Node>>();
        for (var node : graph.nodes()) {
            var path = path(node.id(), closed);
            var inside = new ArrayList<>(operators.getOrDefault(path, List.of()));
            inside.add(node);
            operators.remove(path);
            operators.put(path, inside);
        }
        return operators.entrySet().stream()
                .map(e -> new Unit(e.getKey(), e.getValue(), closed.contains(e.getKey())))
                .toList();
    }

    /// The path of the unit that an operator is drawn in.
    static String path(NodeId operator, Set<String> closed) {
        return operator.groups().stream().filter(closed::contains).findFirst().orElse(operator.path());
    }

    /// The edges between units, from → to.
    static List<Map.Entry<String, String>> edges(OpGraph graph, Set<String> closed) {
        return graph.nodes().stream()
                .flatMap(node ->
                        node.inputs().stream().map(input -> Map.entry(path(input, closed), path(node.id(), closed))))
                .filter(edge -> !edge.getKey().equals(edge.getValue()))
                .distinct()
                .toList();
    }

    /// @param ingredients the families of what was merged into it
    Box box(Collection<Family> ingredients) {
        var families = new LinkedHashSet<>(families());
        if (!(operators.getFirst().op() instanceof Op.Input)) {
            families.addAll(ingredients);
        }
        return new Box(path, "", kind(), title(), subtitle(), List.copyOf(families), 0, 0, width(), Sizes.BOX_HEIGHT);
    }

    private Kind kind() {
        return isGroup ? Kind.CLOSED_GROUP : Kind.OPERATOR;
    }

    private String title() {
        return isGroup
                ? path.substring(path.lastIndexOf('.') + 1)
                : operators.getFirst().op().label();
    }

    /// What comes out, without the batch.
    private String subtitle() {
        var shape = operators.getLast().shape().toString();
        return shape.substring(shape.indexOf('×') + 1);
    }

    List<Family> families() {
        return operators.stream()
                .map(node -> node.op().family())
                .distinct()
                .sorted()
                .toList();
    }

    private double width() {
        double text = Math.max(TextWidth.of(title(), Sizes.TITLE), TextWidth.of(subtitle(), Sizes.SMALL));
        return Math.max(Sizes.BOX_WIDTH, Sizes.TEXT_LEFT + text + Sizes.PADDING);
    }
}
