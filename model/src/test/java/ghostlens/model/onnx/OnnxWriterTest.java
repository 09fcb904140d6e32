package ghostlens.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ghostlens.model.Problem;
import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

class OnnxWriterTest {
    @TempDir
    private Path folder;

    private static Network network(String name) {
        var graph = Zoo.find(name).graph(Form.TRAINING);
        return new Network(name, graph, SeededWeights.of(graph, 1), Form.TRAINING);
    }

    private static ModelProto model(Network network) throws InvalidProtocolBufferException {
        return ModelProto.parseFrom(OnnxWriter.toBytes(network));
    }

    @Test
    void modelSaysWhoWroteItAndWhat() throws IOException {
        var model = model(network("repghostnet-0.5x"));

        assertThat(model.getProducerName()).isEqualTo("Ghostlens");
        assertThat(model.getProducerVersion()).isNotEmpty();
        assertThat(model.getDocString()).isEqualTo("repghostnet-0.5x in the training form");
        assertThat(model.getIrVersion()).isEqualTo(10);
        assertThat(model.getOpsetImportList())
                .singleElement()
                .satisfies(set -> assertThat(set.getVersion()).isEqualTo(17));
    }

    @Test
    void namesAreThoseOfTheGraphAndOfPublishedCheckpoints() throws IOException {
        var network = network("repghostnet-0.5x");
        var graph = model(network).getGraph();

        assertThat(graph.getNodeList().stream().map(NodeProto::getName))
                .containsExactlyElementsOf(network.graph().nodes().stream()
                        .map(node -> node.id().path())
                        .skip(1)
                        .toList());
        assertThat(graph.getInitializerList().stream().map(TensorProto::getName))
                .contains("conv_stem.weight", "bn1.running_mean", "classifier.bias");
        assertThat(graph.getInput(0).getType().getTensorType().getShape().getDimList())
                .extracting("dimValue")
                .containsExactly(1L, 3L, 224L, 224L);
    }

    @Test
    void activationsAreOperatorsOfTheVersionThatIsWritten() throws IOException {
        var x = new GraphBuilder(Form.TRAINING).input("x", TensorShape.of(1, 6, 8, 8));
        var y = x;
        for (var kind : Kind.values()) {
            y = y.activation(kind.name(), kind);
        }
        var graph = model(network(y)).getGraph();

        assertThat(graph.getNodeList().stream().map(NodeProto::getOpType))
                .containsExactly("Relu", "Clip", "Sigmoid", "HardSigmoid", "Sigmoid", "Mul", "HardSwish");
        assertThat(graph.getNode(1).getInputList()).containsExactly("RELU", "RELU6.min", "RELU6.max");
        assertThat(graph.getInitializerList())
                .extracting(TensorProto::getName, tensor -> tensor.getFloatData(0))
                .containsExactly(tuple("RELU6.min", 0f), tuple("RELU6.max", 6f));
        assertThat(graph.getNode(5).getInputList()).containsExactly("HARD_SIGMOID", "SWISH_gate");
    }

    @Test
    void whatChangesMapsSaysHow() throws IOException {
        var x = new GraphBuilder(Form.TRAINING).input("x", TensorShape.of(1, 6, 8, 8));
        var graph = model(network(x.maxPool("max", 3, 2)
                        .averagePool("mean", 2, 1)
                        .channelShuffle("shuffle", 3)
                        .convTranspose("up", 4, 2, 2)
                        .resize("resize", 7, 5)))
                .getGraph();

        assertThat(graph.getNodeList().stream().map(NodeProto::getOpType))
                .containsExactly("MaxPool", "AveragePool", "Gather", "ConvTranspose", "Resize");
        assertThat(attribute(graph.getNode(0), "pads").getIntsList()).containsExactly(1L, 1L, 1L, 1L);
        assertThat(attribute(graph.getNode(1), "count_include_pad").getI()).isEqualTo(1);
        assertThat(attribute(graph.getNode(3), "strides").getIntsList()).containsExactly(2L, 2L);
        assertThat(attribute(graph.getNode(4), "nearest_mode").getS().toStringUtf8())
                .isEqualTo("floor");
        assertThat(graph.getNode(4).getInputList()).containsExactly("up", "", "", "resize.sizes");
        assertThat(graph.getInitializerList())
                .filteredOn(tensor -> tensor.getInt64DataCount() > 0)
                .extracting(TensorProto::getName, TensorProto::getInt64DataList)
                .containsExactly(
                        tuple("shuffle.channels", List.of(0L, 2L, 4L, 1L, 3L, 5L)),
                        tuple("resize.sizes", List.of(1L, 4L, 7L, 5L)));
    }

    private static Network network(Wire output) {
        var graph = output.builder().build(output);
        return new Network("sample", graph, SeededWeights.of(graph, 1), Form.TRAINING);
    }

    private static AttributeProto attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyNodeTellsItsGroups() throws IOException {
        var network = network("repghostnet-0.5x");
        for (var node : model(network).getGraph().getNodeList()) {
            var metadata = node.getUnknownFields().getField(9).getLengthDelimitedList();
            assertThat(metadata)
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.toStringUtf8())
                            .contains("pkg.torch.onnx.name_scopes")
                            .contains("['', ")
                            .endsWith("'" + node.getName() + "']"));
        }
    }

    @Test
    void scopesAreAPythonListFromTheModelToTheNode() {
        var node = network("repghostnet-0.5x").graph().nodes().stream()
                .filter(n -> n.id().groups().size() == 4)
                .findFirst()
                .orElseThrow();
        var groups = node.id().groups();

        assertThat(OnnxNode.scopes(node.id()))
                .isEqualTo("['', '%s', '%s', '%s', '%s', '%s']"
                        .formatted(groups.get(0), groups.get(1), groups.get(2), groups.get(3), node.id()));
    }

    @Test
    void theSameNetworkGivesTheSameBytes() {
        assertThat(OnnxWriter.toBytes(network("module-e"))).isEqualTo(OnnxWriter.toBytes(network("module-e")));
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws IOException {
        var file = folder.resolve("net.onnx");
        OnnxWriter.write(network("module-e"), file);
        assertThat(file).hasBinaryContent(OnnxWriter.toBytes(network("module-e")));

        assertThatThrownBy(() -> OnnxWriter.write(network("module-d"), file)).isInstanceOf(Problem.class);
        assertThat(file).hasBinaryContent(OnnxWriter.toBytes(network("module-e")));
    }

    @Test
    void whatCannotBeWrittenIsToldInOneSentence() {
        var missing = folder.resolve("missing").resolve("net.onnx");

        assertThatThrownBy(() -> OnnxWriter.write(network("module-e"), missing))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> OnnxWriter.write(network("module-e"), folder))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("directory");
        assertThat(folder).isEmptyDirectory();
    }
}
