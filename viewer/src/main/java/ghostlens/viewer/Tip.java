package ghostlens.viewer;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is said of a box when the pointer is on it.
final class Tip {
    private Tip() {}

    static String of(GraphView view, Box box) {
        return Optional.ofNullable(view.graphProperty().get())
                .map(graph -> of(view, graph, box, view.groups().inside(box.path())))
                .orElse("");
    }

    private static String of(GraphView view, OpGraph graph, Box box, List<Node> nodes) {
        var what = box.kind() == Kind.OPERATOR
                ? box.title() + " · " + nodes.getFirst().shape()
                : box.subtitle();
        return summary(graph, box.path(), what, nodes)
                + view.overlayProperty()
                        .get()
                        .badge(nodes)
                        .map(b -> "\n" + b.text())
                        .orElse("");
    }

    private static String summary(OpGraph graph, String path, String what, List<Node> nodes) {
        long parameters = Node.parameters(nodes);
        long multiplyAdds =
                nodes.stream().mapToLong(n -> graph.cost(n).multiplyAdds()).sum();
        return String.format(
                Locale.ROOT, "%s%n%s%n%,d parameters · %,d multiply-adds", path, what, parameters, multiplyAdds);
    }
}
