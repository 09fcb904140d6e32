package ghostlens.model.onnx;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.weights.Weights;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import onnx.Onnx.TensorProto;

/// The constants that ONNX nodes read: weights, and the whole numbers that ONNX takes as inputs.
final class Initializers {
    private Initializers() {}

    /// The tensors of a node, in the order in which its ONNX operator reads them.
    static List<TensorProto> of(Node node, Weights weights) {
        var slots = node.op().weights().stream()
                .map(slot -> Protos.tensor(name(node, slot.name()), weights.get(node.id(), slot.name())));
        return Stream.concat(slots, constants(node).stream()).toList();
    }

    /// The names of those tensors, with an empty one for each that the operator may do without.
    static List<String> names(Node node) {
        var slots = node.op().weights().stream().map(slot -> name(node, slot.name()));
        var left = node.op() instanceof MapOp.Resize ? Stream.of("", "") : Stream.<String>of();
        var constants = constants(node).stream().map(TensorProto::getName);
        return Stream.of(slots, left, constants).flatMap(names -> names).toList();
    }

    private static List<TensorProto> constants(Node node) {
        var shape = node.shape();
        return switch (node.op()) {
            case Op.Slice(int from, int to) ->
                List.of(
                        Protos.tensor(name(node, "starts"), from),
                        Protos.tensor(name(node, "ends"), to),
                        Protos.tensor(name(node, "axes"), 1));
            case Op.Unflatten _ -> List.of(Protos.tensor(name(node, "shape"), 0, 0, 1, 1));
            case Op.Activation(var kind)
            when kind == Kind.RELU6 ->
                List.of(Protos.scalar(name(node, "min"), 0), Protos.scalar(name(node, "max"), 6));
            case MapOp.Resize _ ->
                List.of(Protos.tensor(
                        name(node, "sizes"),
                        shape.extents().stream().mapToLong(e -> e).toArray()));
            case MapOp.ChannelShuffle shuffle ->
                List.of(Protos.tensor(
                        name(node, "channels"),
                        LongStream.range(0, shape.channels())
                                .map(c -> shuffle.source((int) c, shape.channels()))
                                .toArray()));
            case Op.Input _,
                    Op.Conv2d _,
                    Op.BatchNorm _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.GlobalAveragePool _,
                    Op.Flatten _,
                    Op.Softmax _,
                    Op.Linear _,
                    Op.Foreign _,
                    MapOp.MaxPool _,
                    MapOp.AveragePool _,
                    MapOp.ConvTranspose2d _ -> List.of();
        };
    }

    private static String name(Node node, String slot) {
        return node.id() + "." + slot;
    }
}
