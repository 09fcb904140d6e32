package ghostlens.viewer;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.layout.Alike;
import ghostlens.viewer.layout.GroupTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/// The groups of the graph that a view shows, and which of them are open.
final class Groups {
    private static final OpGraph NOTHING = OpGraph.of(Set.of(), List.of());

    private final ObjectProperty<Set<String>> open;
    private OpGraph graph = NOTHING;
    private GroupTree tree = GroupTree.of(NOTHING);

    /// @param open the paths of the open ones
    Groups(ObjectProperty<Set<String>> open) {
        this.open = open;
    }

    /// Those of another graph.
    void show(@Nullable OpGraph value) {
        graph = value == null ? NOTHING : value;
        tree = GroupTree.of(graph);
    }

    /// What is open of a graph at first.
    Set<String> first() {
        return GroupTree.defaultOpen(graph);
    }

    /// What is seen of a path: itself, or the closed group around it.
    String visible(String path) {
        return tree.visible(path, open.get());
    }

    /// The path of the group around; empty for none.
    String parent(String path) {
        return tree.parent(path);
    }

    /// What has to be open so that this is seen, beside what is.
    Set<String> openTo(String path) {
        var groups = new HashSet<>(open.get());
        groups.addAll(tree.around(path));
        return Set.copyOf(groups);
    }

    boolean isGroup(String path) {
        return tree.group(path).isPresent();
    }

    Set<String> all() {
        return tree.paths();
    }

    Set<String> within(String path) {
        return tree.within(path);
    }

    Set<String> alike(String path) {
        return Alike.to(path, tree);
    }

    /// Opens groups, or closes them where the first one is open.
    void toggle(String first, Set<String> groups) {
        var next = new HashSet<>(open.get());
        if (next.contains(first)) {
            next.removeAll(groups);
        } else {
            next.addAll(groups);
        }
        open.set(Set.copyOf(next));
    }

    /// The operator at a path, or all operators inside the group there.
    List<Node> inside(String path) {
        return tree.group(path)
                .map(GroupTree.Group::nodes)
                .orElseGet(() -> graph.find(new NodeId(path)).stream().toList());
    }
}
