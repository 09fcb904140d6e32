package ghostlens.viewer;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.layout.Alike;
import ghostlens.viewer.layout.GroupTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The groups of the graph that is shown, and which of them are open.
final class Groups {
    private static final OpGraph NOTHING = OpGraph.of(Set.of(), List.of());

    private final ObjectProperty<Set<String>> open = new SimpleObjectProperty<>(this, "open", Set.of());
    private final Consumer<String> hold;
    private OpGraph graph = NOTHING;
    private GroupTree tree = GroupTree.of(NOTHING);

    /// @param hold hears of a group before it is opened or closed, to keep it in its place
    Groups(Consumer<String> hold) {
        this.hold = hold;
    }

    ObjectProperty<Set<String>> open() {
        return open;
    }

    /// Another graph, with none of its groups open yet.
    void of(@Nullable OpGraph shown) {
        graph = shown == null ? NOTHING : shown;
        tree = GroupTree.of(graph);
    }

    /// Those that are open at first.
    Set<String> first() {
        return GroupTree.defaultOpen(graph);
    }

    /// What is seen of an operator or a group: itself, or the closed group around it.
    String visible(String path) {
        return tree.visible(path, open.get());
    }

    /// The path of the group around; empty for none.
    String parent(String path) {
        return tree.parent(path);
    }

    /// The operator at a path, or all operators inside a group.
    List<Node> inside(String path) {
        return graph.find(new NodeId(path))
                .map(List::of)
                .orElseGet(() -> tree.group(path)
                        .map(GroupTree.Group::nodes)
                        .orElseGet(() -> graph.nodes().stream()
                                .filter(node -> node.id().path().startsWith(path + "."))
                                .toList()));
    }

    void openAll() {
        open.set(tree.paths());
    }

    void closeAll() {
        open.set(Set.of());
    }

    /// Opens every group around an operator or a group; whether one was closed.
    boolean openAround(String path) {
        var next = new HashSet<>(open.get());
        boolean changes = next.addAll(tree.around(path));
        if (changes) {
            open.set(Set.copyOf(next));
        }
        return changes;
    }

    /// Opens a closed group or closes an open one; nothing for an operator.
    void toggle(String path) {
        toggle(path, Set.of(path));
    }

    /// The same for the group and all groups inside it.
    void toggleAll(String path) {
        toggle(path, tree.within(path));
    }

    /// The same for all groups that are built like this one.
    void toggleAlike(String path) {
        toggle(path, Alike.to(path, tree));
    }

    private void toggle(String path, Set<String> groups) {
        if (tree.group(path).isEmpty()) {
            return;
        }
        var next = new HashSet<>(open.get());
        if (next.contains(path)) {
            next.removeAll(groups);
        } else {
            next.addAll(groups);
        }
        hold.accept(path);
        open.set(Set.copyOf(next));
    }
}
