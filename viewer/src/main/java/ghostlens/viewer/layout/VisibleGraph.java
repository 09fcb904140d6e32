package ghostlens.viewer.layout;

import ghostlens.model.graph.Family;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.layout.GroupTree.Group;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is to be seen of a graph when some groups are open: boxes without a place, and the edges between them.
final class VisibleGraph {
    private final OpGraph graph;
    private final GroupTree tree;
    private final Set<String> open;
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final Map<Edge, Set<String>> edges = new LinkedHashMap<>();
    private final Map<String, String> visible = new HashMap<>();

    /// From box to box; parallel ones are one.
    record Edge(String from, String to) {}

    VisibleGraph(OpGraph graph, GroupTree tree, Set<String> open) {
        this.graph = graph;
        this.tree = tree;
        this.open = open;
        graph.nodes().forEach(this::addBoxes);
        graph.nodes().forEach(this::addEdges);
    }

    /// Each frame before what is inside it, otherwise in execution order.
    List<Box> boxes() {
        return List.copyOf(boxes.values());
    }

    Map<Edge, Set<String>> edges() {
        return edges;
    }

    /// The shapes that flow along an edge.
    String label(Edge edge) {
        return String.join(", ", edges.getOrDefault(edge, Set.of()));
    }

    private void addBoxes(Node node) {
        addBox(visible(node.id().path()), node);
    }

    private void addBox(String path, Node node) {
        if (!boxes.containsKey(path)) {
            var parent = tree.parent(path);
            if (!parent.isEmpty()) {
                addBox(parent, node);
            }
            boxes.put(path, tree.group(path).map(this::box).orElseGet(() -> box(node)));
        }
    }

    private void addEdges(Node node) {
        var to = visible(node.id().path());
        for (var input : node.inputs()) {
            var from = visible(input.path());
            if (!from.equals(to)) {
                edges.merge(new Edge(from, to), Set.of(graph.node(input).shape().toString()), VisibleGraph::both);
            }
        }
    }

    private static Set<String> both(Set<String> shapes, Set<String> more) {
        if (shapes.containsAll(more)) {
            return shapes;
        }
        var both = new LinkedHashSet<>(shapes);
        both.addAll(more);
        return both;
    }

    /// As the tree has it, each group asked for once.
    private String visible(String path) {
        var parent = tree.parent(path);
        if (parent.isEmpty()) {
            return path;
        }
        var around = visible.get(parent);
        if (around == null) {
            around = visible(parent);
            visible.put(parent, around);
        }
        return around.equals(parent) && open.contains(parent) ? path : around;
    }

    private Box box(Node node) {
        var path = node.id().path();
        var title = node.op().label();
        var families = List.of(node.op().family());
        var name = relative(path);
        return sized(Kind.OPERATOR, path, title, name.equals(title) ? "" : name, families);
    }

    private Box box(Group group) {
        boolean isOpen = open.contains(group.path());
        var kind = isOpen ? Kind.OPEN_GROUP : Kind.CLOSED_GROUP;
        return sized(kind, group.path(), relative(group.path()), summary(group), families(group));
    }

    private Box sized(Kind kind, String path, String title, String subtitle, List<Family> families) {
        double text = Math.max(TextWidth.of(title, Sizes.TITLE), TextWidth.of(subtitle, Sizes.SMALL));
        double width = Math.max(Sizes.BOX_WIDTH, even(Sizes.TEXT_LEFT + text + Sizes.PADDING));
        return new Box(path, tree.parent(path), kind, title, subtitle, families, 0, 0, width, Sizes.BOX_HEIGHT);
    }

    /// So that its middle is on a whole number, as ELK has it.
    private static double even(double width) {
        return 2 * Math.ceil(width / 2);
    }

    private String relative(String path) {
        var parent = tree.parent(path);
        return parent.isEmpty() ? path : path.substring(parent.length() + 1);
    }

    private String summary(Group group) {
        return tree.summary(group.path());
    }

    private static List<Family> families(Group group) {
        return group.nodes().stream()
                .map(n -> n.op().family())
                .distinct()
                .sorted()
                .toList();
    }
}
