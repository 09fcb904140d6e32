package ghostlens.viewer.layout;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Set;

/// Places a graph with ELK's layered algorithm, lines at right angles.
public final class GraphLayout {
    private GraphLayout() {}

    /// The graph from top to bottom, with these groups open and all others closed.
    public static LaidOutGraph layout(OpGraph graph, Set<String> openGroups) {
        return layout(graph, openGroups, Flow.DOWN);
    }

    /// The graph with these groups open and all others closed; the same arguments give the same picture.
    public static LaidOutGraph layout(OpGraph graph, Set<String> openGroups, Flow flow) {
        var tree = GroupTree.of(graph);
        var visible = new VisibleGraph(graph, tree, openGroups);
        return new ElkPlacement(visible, flow).place();
    }

    /// Lays out one operator, so that the first real layout need not wait for ELK to load; for a background thread.
    public static void warmUp() {
        var input = new NodeId("input");
        var draft = new Draft(input, new Op.Input(TensorShape.of(1)), List.of());
        layout(OpGraph.of(List.of(draft), List.of(input)), Set.of());
    }
}
