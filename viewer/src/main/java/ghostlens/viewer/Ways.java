package ghostlens.viewer;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Ways through a graph from operator to operator, whatever groups are closed. An end is an operator, or all operators
/// of a group.
final class Ways {
    /// That there is another one is all that has to be known.
    private static final int ENOUGH = 2;

    private final OpGraph graph;
    private final Map<NodeId, Set<Integer>> ends = new HashMap<>();

    private Ways(OpGraph graph, List<List<Node>> ends) {
        this.graph = graph;
        for (int i = 0; i < ends.size(); i++) {
            for (var node : ends.get(i)) {
                add(this.ends.computeIfAbsent(node.id(), _ -> new HashSet<>()), Set.of(i));
            }
        }
    }

    /// The operators on a way from one end to another one, those of the ends among them; in time proportional to the
    /// graph, however many ends there are.
    static Set<NodeId> between(OpGraph graph, List<List<Node>> ends) {
        return new Ways(graph, ends).between();
    }

    /// The end, and what leads to it.
    static Set<NodeId> to(OpGraph graph, List<Node> end) {
        return new Ways(graph, List.of(end)).after().keySet();
    }

    /// The end, and what it leads to.
    static Set<NodeId> from(OpGraph graph, List<Node> end) {
        return new Ways(graph, List.of(end)).before().keySet();
    }

    private Set<NodeId> between() {
        var before = before();
        var after = after();
        return graph.nodes().stream()
                .map(Node::id)
                .filter(id -> differ(before.getOrDefault(id, Set.of()), after.getOrDefault(id, Set.of())))
                .collect(Collectors.toSet());
    }

    /// Whether there is one of each that is not the same.
    private static boolean differ(Set<Integer> before, Set<Integer> after) {
        return !before.isEmpty() && !after.isEmpty() && (before.size() > 1 || !before.equals(after));
    }

    /// The ends that lead to each operator, itself among them.
    private Map<NodeId, Set<Integer>> before() {
        return spread(graph.nodes(), Node::inputs);
    }

    /// The ends that each operator leads to.
    private Map<NodeId, Set<Integer>> after() {
        return spread(graph.nodes().reversed(), node -> graph.consumers(node.id()));
    }

    private Map<NodeId, Set<Integer>> spread(
            List<Node> order, Function<Node, ? extends Collection<NodeId>> neighbours) {
        var reached = new HashMap<NodeId, Set<Integer>>();
        for (var node : order) {
            var here = new HashSet<>(ends.getOrDefault(node.id(), Set.of()));
            for (var neighbour : neighbours.apply(node)) {
                add(here, reached.getOrDefault(neighbour, Set.of()));
            }
            if (!here.isEmpty()) {
                reached.put(node.id(), here);
            }
        }
        return reached;
    }

    private static void add(Set<Integer> to, Set<Integer> more) {
        for (int end : more) {
            if (to.size() < ENOUGH) {
                to.add(end);
            }
        }
    }
}
