package ghostlens.app.window;

import ghostlens.app.save.TableFile;
import ghostlens.app.workspace.Workspace;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Copies what is selected: an operator, or all operators of a group; the whole graph where nothing is.
final class CopyOperators {
    private final Workspace workspace;
    private final Supplier<Set<String>> others;

    /// @param others what is selected beside the workspace's selection
    CopyOperators(Workspace workspace, Supplier<Set<String>> others) {
        this.workspace = workspace;
        this.others = others;
    }

    /// The names, one a line.
    void names() {
        copy(selected().stream().map(Node::id).map(NodeId::path).collect(Collectors.joining("\n", "", "\n")));
    }

    /// A table with tabs between the columns.
    void table() {
        var opened = workspace.opened().get();
        if (opened != null) {
            var graph = opened.network().graph();
            var rows = selected().stream()
                    .map(node -> List.<Object>of(
                            node.id().path(),
                            node.op().label(),
                            node.shape().toString(),
                            node.parameters(),
                            graph.cost(node).multiplyAdds()))
                    .toList();
            copy(new TableFile(List.of("operator", "what", "output", "parameters", "multiply-adds"), rows).tsv());
        }
    }

    private List<Node> selected() {
        var opened = workspace.opened().get();
        var path = workspace.selected().get();
        if (opened == null) {
            return List.of();
        }
        return opened.network().graph().nodes().stream()
                .filter(node -> path == null
                        || isIn(node, path)
                        || others.get().stream().anyMatch(p -> isIn(node, p)))
                .toList();
    }

    private static boolean isIn(Node node, String path) {
        return (node.id().path() + ".").startsWith(path + ".");
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
