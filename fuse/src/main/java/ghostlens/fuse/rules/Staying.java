package ghostlens.fuse.rules;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why a node stays that no rule is about.
final class Staying {
    private Staying() {}

    /// One sentence.
    static String reason(Node node, OpGraph graph) {
        var name = "The %s %s ".formatted(Linear.noun(node), node.id());
        return name
                + switch (node.op()) {
                    case Op.Input _ -> "is where values come in.";
                    case Op.Activation _, Op.Softmax _ ->
                        "is not linear: no kernel computes it, and what stands before it cannot meet what stands behind.";
                    case MapOp.MaxPool _ -> "is not linear: which value is the largest depends on the values.";
                    case Op.Multiply _ ->
                        "is not linear: it multiplies two values that both depend on the input, so neither is a weight.";
                    case Op.Add _ ->
                        "adds what is not computed from one value by linear operators alone, so it is no kernel.";
                    case Op.Concat _ -> "puts values side by side that are not all convolutions over one value.";
                    case Op.Slice _, Op.Flatten _, Op.Unflatten _, MapOp.ChannelShuffle _ ->
                        "only says where values stand, and there is no weight that could take that over.";
                    case Op.GlobalAveragePool _ -> "takes the mean of the whole map, and no kernel is that large.";
                    case MapOp.Resize _ -> "repeats values, and a convolution computes each of its own.";
                    case Op.Foreign _ -> "is unknown here, so nothing is known of what it computes.";
                    case Op.Conv2d _, Op.BatchNorm _, Op.Linear _, MapOp.AveragePool _, MapOp.ConvTranspose2d _ ->
                        "is all that is linear between %s.".formatted(neighbours(node, graph));
                };
    }

    private static String neighbours(Node node, OpGraph graph) {
        var readers = graph.consumers(node.id()).stream().map(graph::node);
        var names = Stream.concat(node.inputs().stream().map(graph::node), readers)
                .map(neighbour -> "the %s %s".formatted(Linear.noun(neighbour), neighbour.id()))
                .distinct()
                .collect(Collectors.joining(" and "));
        return graph.consumers(node.id()).isEmpty() ? names + " and the network's output" : names;
    }
}
