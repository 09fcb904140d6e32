package ghostlens.viewer.layout;

import ghostlens.model.graph.NodeId;
import ghostlens.viewer.layout.GroupTree.Group;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which groups are built the same: the same operators with the same attributes under the same names, wired the same.
public final class Alike {
    private Alike() {}

    /// An operator of a group; inputs from elsewhere count by the order in which they are first read.
    private record Member(String name, Object op, List<String> inputs) {}

    /// The paths of all groups built as this one is, itself among them; none where there is no such group.
    public static Set<String> to(String path, GroupTree tree) {
        var group = tree.group(path);
        if (group.isEmpty()) {
            return Set.of();
        }
        var sought = members(group.get());
        return tree.groups().stream()
                .filter(g -> g.nodes().size() == sought.size() && members(g).equals(sought))
                .map(Group::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Member> members(Group group) {
        var outside = new HashMap<NodeId, String>();
        return group.nodes().stream()
                .map(node -> new Member(
                        name(node.id(), group),
                        node.op(),
                        node.inputs().stream()
                                .map(input -> input.path().startsWith(group.path() + ".")
                                        ? name(input, group)
                                        : outside.computeIfAbsent(input, _ -> "←" + outside.size()))
                                .toList()))
                .toList();
    }

    private static String name(NodeId id, Group group) {
        return id.path().substring(group.path().length() + 1);
    }
}
