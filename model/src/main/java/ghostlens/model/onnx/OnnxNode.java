package ghostlens.model.onnx;

import ghostlens.model.Problem;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Op.Activation;
import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.graph.Window;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onnx.Onnx.NodeProto;

/// A node of the graph as a node of an ONNX model.
final class OnnxNode {
    /// The key under which PyTorch's exporter tells a node's groups.
    static final String NAME_SCOPES = "pkg.torch.onnx.name_scopes";

    private OnnxNode() {}

    /// The node with its inputs, its constants and the groups that it stands in; a swish, which ONNX came to know
    /// later, as a sigmoid and a product.
    static List<NodeProto> of(Node node) {
        var inputs = node.inputs().stream().map(NodeId::path).toList();
        if (node.op() instanceof Activation(var kind) && kind == Kind.SWISH) {
            var gate = new NodeId(node.id().path() + "_gate");
            return List.of(
                    named(type("Sigmoid"), gate, inputs),
                    named(operator(node), node.id(), List.of(inputs.getFirst(), gate.path())));
        }
        var reads = Stream.concat(inputs.stream(), Initializers.names(node).stream());
        return List.of(named(operator(node), node.id(), reads.toList()));
    }

    private static NodeProto named(NodeProto.Builder proto, NodeId id, List<String> inputs) {
        proto.setName(id.path()).addOutput(id.path()).addAllInput(inputs);
        return Protos.withMetadata(proto, NAME_SCOPES, scopes(id)).build();
    }

    private static NodeProto.Builder operator(Node node) {
        return switch (node.op()) {
            case Op.Foreign foreign ->
                throw new Problem(
                        "%s (%s) was read from a file and is only shown; a network with it cannot be exported."
                                .formatted(node.id(), foreign.label()));
            case Op.Input _ -> throw new IllegalArgumentException(node.id() + " is an input, not an operator");
            case Op.Conv2d convolution -> convolution(convolution);
            case Op.BatchNorm norm ->
                type("BatchNormalization").addAttribute(Protos.attribute("epsilon", (float) norm.epsilon()));
            case Activation activation -> activation(activation.kind());
            case Op.Add _ -> type(node.inputs().size() == 2 ? "Add" : "Sum");
            case Op.Multiply _ -> type("Mul");
            case Op.Concat _ -> type("Concat").addAttribute(Protos.attribute("axis", 1));
            case Op.Slice _ -> type("Slice");
            case Op.GlobalAveragePool _ -> type("GlobalAveragePool");
            case Op.Unflatten _ -> type("Reshape");
            case Op.Softmax _ -> type("Softmax").addAttribute(Protos.attribute("axis", 1));
            case Op.Flatten _ -> type("Flatten").addAttribute(Protos.attribute("axis", 1));
            case Op.Linear _ -> type("Gemm").addAttribute(Protos.attribute("transB", 1));
            case MapOp.MaxPool(var window) -> windowed("MaxPool", window);
            case MapOp.AveragePool(var window, var countsPadding) ->
                windowed("AveragePool", window)
                        .addAttribute(Protos.attribute("count_include_pad", countsPadding ? 1 : 0));
            case MapOp.Resize _ ->
                type("Resize")
                        .addAttribute(Protos.attribute("mode", "nearest"))
                        .addAttribute(Protos.attribute("coordinate_transformation_mode", "asymmetric"))
                        .addAttribute(Protos.attribute("nearest_mode", "floor"));
            case MapOp.ChannelShuffle _ -> type("Gather").addAttribute(Protos.attribute("axis", 1));
            case MapOp.ConvTranspose2d conv -> windowed("ConvTranspose", unpadded(conv));
        };
    }

    private static NodeProto.Builder type(String type) {
        return NodeProto.newBuilder().setOpType(type);
    }

    private static NodeProto.Builder convolution(Op.Conv2d op) {
        return windowed("Conv", op.window()).addAttribute(Protos.attribute("group", op.groups()));
    }

    private static Window unpadded(MapOp.ConvTranspose2d op) {
        return new Window(op.kernel(), op.kernel(), op.stride(), op.stride(), 0, 0);
    }

    private static NodeProto.Builder windowed(String type, Window window) {
        return type(type)
                .addAttribute(Protos.attributes("kernel_shape", window.kernelHeight(), window.kernelWidth()))
                .addAttribute(Protos.attributes("strides", window.strideHeight(), window.strideWidth()))
                .addAttribute(Protos.attributes(
                        "pads", window.padTop(), window.padLeft(), window.padBottom(), window.padRight()));
    }

    private static NodeProto.Builder activation(Activation.Kind kind) {
        return switch (kind) {
            case RELU -> type("Relu");
            case RELU6 -> type("Clip");
            case SIGMOID -> type("Sigmoid");
            case SWISH -> type("Mul");
            case HARD_SWISH -> type("HardSwish");
            case HARD_SIGMOID ->
                type("HardSigmoid")
                        .addAttribute(Protos.attribute("alpha", 1f / 6))
                        .addAttribute(Protos.attribute("beta", 0.5f));
        };
    }

    /// As PyTorch writes it, a Python list: the model itself as an empty name, each group, then the node.
    static String scopes(NodeId id) {
        return Stream.of(Stream.of(""), id.groups().stream(), Stream.of(id.path()))
                .flatMap(names -> names)
                .map(OnnxNode::quoted)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String name) {
        return "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
