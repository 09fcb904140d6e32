package ghostlens.model.onnx;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.net.Network;
import java.util.Optional;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.ValueInfoProto;

/// A network in ONNX's own terms.
final class OnnxModel {
    static final String PRODUCER = "Ghostlens";
    static final int OPERATOR_SET = 17;
    /// The first file format whose nodes carry metadata.
    static final int FORMAT = 10;

    private OnnxModel() {}

    static ModelProto of(Network network) {
        return ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setProducerName(PRODUCER)
                .setProducerVersion(version())
                .setDocString("%s in the %s form"
                        .formatted(network.name(), network.form().label()))
                .setGraph(graph(network))
                .build();
    }

    private static String version() {
        return Optional.ofNullable(OnnxModel.class.getPackage().getImplementationVersion())
                .orElse("from its sources");
    }

    private static GraphProto graph(Network network) {
        var graph = network.graph();
        var proto = GraphProto.newBuilder().setName(network.name());
        graph.inputs().forEach(input -> proto.addInput(value(input)));
        for (var node : graph.nodes()) {
            if (!(node.op() instanceof Op.Input)) {
                proto.addAllNode(OnnxNode.of(node)).addAllInitializer(Initializers.of(node, network.weights()));
            }
        }
        for (var id : graph.outputs()) {
            proto.addOutput(value(graph.node(id)));
        }
        return proto.build();
    }

    private static ValueInfoProto value(Node node) {
        return ValueInfoProto.newBuilder()
                .setName(node.id().path())
                .setType(Protos.float32(node.shape()))
                .build();
    }
}
