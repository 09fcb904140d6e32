package ghostlens.model.onnx;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot;
import ghostlens.model.weights.Weights;
import java.util.List;
import java.util.stream.Stream;
import onnx.Onnx.TensorProto;

/// The constants that ONNX nodes read: weights, and the whole numbers that ONNX takes as inputs.
final class Initializers {
    private Initializers() {}

    /// The tensors of a node, in the order in which its ONNX operator reads them.
    static List<TensorProto> of(Node node, Weights weights) {
        if (node.op() instanceof Op.Slice(int from, int to)) {
            return List.of(
                    Protos.tensor(name(node, "starts"), from),
                    Protos.tensor(name(node, "ends"), to),
                    Protos.tensor(name(node, "axes"), 1));
        }
        return node.op().weights().stream()
                .map(slot -> Protos.tensor(name(node, slot.name()), weights.get(node.id(), slot.name())))
                .toList();
    }

    /// The names of those tensors.
    static List<String> names(Node node) {
        var slots = node.op() instanceof Op.Slice
                ? Stream.of("starts", "ends", "axes")
                : node.op().weights().stream().map(WeightSlot::name);
        return slots.map(slot -> name(node, slot)).toList();
    }

    private static String name(Node node, String slot) {
        return node.id() + "." + slot;
    }
}
