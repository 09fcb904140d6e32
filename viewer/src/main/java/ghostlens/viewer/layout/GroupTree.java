package ghostlens.viewer.layout;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The groups of a graph that are worth a box, from the paths of its nodes. Left out are a group around a single
/// operator, a group around a single group, and a mere list (`blocks`, whose groups are all numbered).
public final class GroupTree {
    private static final int OPEN_AT_ONCE = 40;

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> summaries = new ConcurrentHashMap<>();
    private final OpGraph graph;

    /// @param parent the path of the group around it, empty at the top
    /// @param nodes everything inside, in execution order
    public record Group(String path, String parent, List<Node> nodes) {
        public Group {
            nodes = List.copyOf(nodes);
        }
    }

    private GroupTree(OpGraph graph) {
        this.graph = graph;
        var inside = new LinkedHashMap<String, List<Node>>();
        for (var node : graph.nodes()) {
            node.id()
                    .groups()
                    .forEach(g ->
                            inside.computeIfAbsent(g, _ -> new ArrayList<>()).add(node));
        }
        inside.forEach((path, nodes) -> {
            if (isWorthABox(path, nodes)) {
                groups.put(path, new Group(path, outer(path), nodes));
            }
        });
        graph.nodes().forEach(n -> parents.put(n.id().path(), outer(n.id().path())));
        groups.values().forEach(g -> parents.put(g.path(), g.parent()));
    }

    public static GroupTree of(OpGraph graph) {
        return new GroupTree(graph);
    }

    /// Which groups are open at first: all in a small graph, none in a large one.
    public static Set<String> defaultOpen(OpGraph graph) {
        return graph.nodes().size() <= OPEN_AT_ONCE ? of(graph).paths() : Set.of();
    }

    private static boolean isWorthABox(String path, List<Node> nodes) {
        var children = nodes.stream().map(n -> child(path, n.id())).collect(Collectors.toSet());
        boolean onlyGroups = nodes.stream().noneMatch(n -> n.id().group().equals(path));
        boolean isList = children.stream().allMatch(c -> c.chars().allMatch(Character::isDigit));
        return nodes.size() > 1 && !(onlyGroups && (isList || children.size() == 1));
    }

    private static String child(String path, NodeId id) {
        var rest = id.path().substring(path.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private String outer(String path) {
        return new NodeId(path)
                .groups().reversed().stream()
                        .filter(groups::containsKey)
                        .findFirst()
                        .orElse("");
    }

    /// The groups, each before those inside it that run after its start.
    public List<Group> groups() {
        return List.copyOf(groups.values());
    }

    /// The paths of all groups.
    public Set<String> paths() {
        return Set.copyOf(groups.keySet());
    }

    public Optional<Group> group(String path) {
        return Optional.ofNullable(groups.get(path));
    }

    /// How many operators a group has and the shapes that leave it; empty for an operator. Worked out when first asked.
    public String summary(String path) {
        return group(path)
                .map(g -> summaries.computeIfAbsent(path, _ -> summary(g)))
                .orElse("");
    }

    private String summary(Group group) {
        var shapes = group.nodes().stream()
                .filter(n -> leaves(n, group.path() + "."))
                .map(n -> n.shape().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        return group.nodes().size() + " operators · " + shapes;
    }

    private boolean leaves(Node node, String inside) {
        return graph.isOutput(node.id())
                || graph.consumers(node.id()).stream().anyMatch(c -> !c.path().startsWith(inside));
    }

    /// The path of the group around an operator or a group, empty at the top.
    public String parent(String path) {
        return parents.getOrDefault(path, "");
    }

    /// The groups around an operator or a group, innermost first.
    public List<String> around(String path) {
        var around = new ArrayList<String>();
        for (var p = parent(path); !p.isEmpty(); p = parent(p)) {
            around.add(p);
        }
        return around;
    }

    /// What is seen of an operator or a group: itself, or the outermost closed group around it.
    public String visible(String path, Set<String> open) {
        return around(path).reversed().stream()
                .filter(g -> !open.contains(g))
                .findFirst()
                .orElse(path);
    }

    /// The group and all groups inside it.
    public Set<String> within(String path) {
        var within = new HashSet<String>();
        groups.keySet().stream()
                .filter(g -> g.equals(path) || g.startsWith(path + "."))
                .forEach(within::add);
        return within;
    }
}
