package ghostlens.viewer.layout;

import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.layout.Inside.End;
import ghostlens.viewer.layout.Inside.Link;
import ghostlens.viewer.layout.Inside.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Places a graph group by group, lines at right angles.
public final class GraphLayout {
    private static volatile Last last =
            new Last(OpGraph.of(Set.of(), List.of()), GroupTree.of(OpGraph.of(Set.of(), List.of())));

    private record Last(OpGraph graph, GroupTree tree) {}

    private GraphLayout() {}

    /// The graph from top to bottom, with these groups open and all others closed.
    public static LaidOutGraph layout(OpGraph graph, Set<String> openGroups) {
        return layout(graph, openGroups, Flow.DOWN);
    }

    /// The graph with these groups open and all others closed.
    public static LaidOutGraph layout(OpGraph graph, Set<String> openGroups, Flow flow) {
        return layout(graph, openGroups, flow, Detail.USUAL);
    }

    /// The same with this said in the boxes; the same arguments give the same picture.
    public static LaidOutGraph layout(OpGraph graph, Set<String> openGroups, Flow flow, Set<Detail> details) {
        var tree = tree(graph);
        var visible = new VisibleGraph(graph, tree, openGroups, details);
        return new Composition(visible, flow).place();
    }

    /// The same as for the layout before, where it is the same graph.
    private static GroupTree tree(OpGraph graph) {
        var before = last;
        if (before.graph == graph) {
            return before.tree;
        }
        var tree = GroupTree.of(graph);
        last = new Last(graph, tree);
        return tree;
    }

    /// Lays out two branches, so that the first real layout need not wait for ELK to load; for a background thread.
    public static void warmUp() {
        var part = new Part(104, 44, List.of(), List.of());
        var links = Stream.of(0, 1)
                .flatMap(i -> Stream.of(
                        new Link(new End(End.BORDER, 0), new End(i, 0), 0), new Link(new End(i, 0), new End(2, 0), 40)))
                .toList();
        for (var flow : Flow.values()) {
            Branches.place(new Inside(flow, List.of(part, part, part), links, 1, 0, 0, false));
        }
    }
}
