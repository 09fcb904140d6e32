package ghostlens.viewer.layout;

import ghostlens.model.graph.Family;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.layout.BoxWords.Words;
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
    private final boolean named;
    private final BoxWords words;
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final Map<Edge, Set<String>> edges = new LinkedHashMap<>();
    private final Map<String, String> visible = new HashMap<>();

    /// From box to box; parallel ones are one.
    record Edge(String from, String to) {}

    VisibleGraph(OpGraph graph, GroupTree tree, Set<String> open, Set<Detail> details) {
        this.graph = graph;
        this.tree = tree;
        this.open = open;
        this.named = details.contains(Detail.NAMES);
        this.words = new BoxWords(details);
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
        var subtitle = !named || name.equals(title) ? "" : name;
        return sized(Kind.OPERATOR, path, title, subtitle, words.of(node.op()), families);
    }

    private Box box(Group group) {
        boolean isOpen = open.contains(group.path());
        var kind = isOpen ? Kind.OPEN_GROUP : Kind.CLOSED_GROUP;
        var said = isOpen ? Words.NONE : words.of(Node.parameters(group.nodes()));
        return sized(kind, group.path(), relative(group.path()), summary(group), said, families(group));
    }

    private Box sized(Kind kind, String path, String title, String subtitle, Words below, List<Family> families) {
        double text = Math.max(TextWidth.of(title, Sizes.TITLE), TextWidth.of(subtitle, Sizes.SMALL));
        text = Math.max(text, below.width());
        double width = Math.max(Sizes.BOX_WIDTH, even(Sizes.TEXT_LEFT + text + Sizes.PADDING));
        double height = Sizes.BOX_HEIGHT + Sizes.LINE * below.lines().size();
        return new Box(
                path, tree.parent(path), kind, title, subtitle, below.lines(), families, 0, 0, width, even(height));
    }

    /// So that its middle is on a whole number, as ELK has it.
    private static double even(double length) {
        return 2 * Math.ceil(length / 2);
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
