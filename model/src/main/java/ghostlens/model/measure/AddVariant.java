package ghostlens.model.measure;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import java.util.HashSet;
import java.util.Set;

/// A network of Ghost modules with an add in the place of every concat (Fig. 3b). The add gives the shape that the
/// concat gave, so every shape after it stays; for that, the convolutions that feed it become twice as wide.
public final class AddVariant {
    private AddVariant() {}

    /// @param graph one whose concats join what a dense convolution and a depthwise one behind it computed
    public static OpGraph of(OpGraph graph) {
        var widened = new HashSet<NodeId>();
        for (var concat : ConcatShape.concats(graph)) {
            concat.inputs().forEach(id -> collect(graph, graph.node(id), widened));
        }
        return graph.map(draft -> changed(draft, widened));
    }

    /// The convolutions from here up to and including the dense one.
    private static void collect(OpGraph graph, Node node, Set<NodeId> convolutions) {
        switch (node.op()) {
            case Op.Conv2d conv -> {
                convolutions.add(node.id());
                if (conv.isDepthwise()) {
                    collect(graph, graph.node(node.inputs().getFirst()), convolutions);
                }
            }
            case Op.Activation _ -> collect(graph, graph.node(node.inputs().getFirst()), convolutions);
            case Op other ->
                throw new IllegalArgumentException(
                        "%s feeds a concat and is no convolution but: %s".formatted(node.id(), other.label()));
        }
    }

    private static Draft changed(Draft draft, Set<NodeId> widened) {
        return switch (draft.op()) {
            case Op.Concat _ -> new Draft(draft.id(), new Op.Add(), draft.inputs());
            case Op.Conv2d conv
            when widened.contains(draft.id()) -> new Draft(draft.id(), twiceAsWide(conv), draft.inputs());
            case Op _ -> draft;
        };
    }

    private static Op twiceAsWide(Op.Conv2d conv) {
        int out = 2 * conv.out();
        return conv.isDepthwise()
                ? new Op.Conv2d(out, out, conv.window(), out, conv.bias())
                : new Op.Conv2d(conv.in(), out, conv.window(), conv.groups(), conv.bias());
    }
}
