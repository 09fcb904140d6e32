package ghostlens.fuse.match;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which groups of two graphs belong together: those that share most of their operators, by a matching of these.
public final class GroupMatching {
    private final Matching matching;
    private final Map<String, List<Node>> groups;
    private final Map<String, List<Node>> groupsAfter;
    private final Map<String, Optional<String>> found = new HashMap<>();

    public GroupMatching(Matching matching) {
        this.matching = matching;
        this.groups = groups(matching.before());
        this.groupsAfter = groups(matching.after());
    }

    private static Map<String, List<Node>> groups(OpGraph graph) {
        var groups = new HashMap<String, List<Node>>();
        graph.nodes()
                .forEach(node -> node.id()
                        .groups()
                        .forEach(group -> groups.computeIfAbsent(group, _ -> new ArrayList<>())
                                .add(node)));
        return groups;
    }

    /// The group of the second graph that a group of the first belongs to; empty where none shares an operator.
    public Optional<String> counterpart(String path) {
        return found.computeIfAbsent(path, this::find);
    }

    private Optional<String> find(String path) {
        var nodes = groups.getOrDefault(path, List.of());
        var there = new HashSet<NodeId>();
        nodes.forEach(node -> matching.counterparts(node).forEach(counterpart -> there.add(counterpart.id())));
        var shared = new HashMap<String, Integer>();
        there.forEach(id -> id.groups().forEach(group -> shared.merge(group, 1, Integer::sum)));
        return shared.entrySet().stream()
                .max(Comparator.<Map.Entry<String, Integer>>comparingDouble(
                                e -> overlap(e.getKey(), e.getValue(), there.size()))
                        .thenComparing(Map.Entry::getKey, Comparator.comparing(String::length)))
                .map(Map.Entry::getKey);
    }

    /// Shared operators against all of both.
    private double overlap(String group, int shared, int there) {
        int size = groupsAfter.getOrDefault(group, List.of()).size();
        return (double) shared / (size + there - shared);
    }
}
