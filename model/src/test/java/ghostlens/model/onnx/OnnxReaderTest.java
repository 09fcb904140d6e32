package ghostlens.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.fast.FastEngine;
import ghostlens.model.run.nd4j.Nd4jEngine;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataLocation;
import onnx.Onnx.TensorProto.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.protobuf.ByteString;

class OnnxReaderTest {
    @TempDir
    private Path folder;

    private OnnxFile read(Models models) {
        return OnnxReader.read(models.write(folder));
    }

    private void assertRefused(Models models, String... parts) {
        assertThatThrownBy(() -> read(models))
                .isInstanceOf(Problem.class)
                .message()
                .contains(parts)
                .endsWith(".");
    }

    private static Models relu() {
        return Models.of(13, 1, 2, 3, 3).node("y", "Relu", List.of("x"));
    }

    @Test
    void operatorThatNoEngineKnowsIsShownAsItIs() {
        var graph = read(Models.of(13, 1, 4, 3, 3)
                        .weights("w", 4)
                        .node("y", "Mystery", List.of("x", "", "w"), Protos.attribute("knob", 3)))
                .network()
                .graph();

        assertThat(graph.nodes().getLast().op()).isInstanceOfSatisfying(Op.Foreign.class, op -> {
            assertThat(op.label()).isEqualTo("Mystery");
            assertThat(op.attributes()).containsEntry("knob", "3").containsKey("input 3");
            assertThat(op.reason()).contains("no operator that the engines know");
        });
        assertThat(graph.nodes().getLast().shape())
                .isEqualTo(TensorShape.UNKNOWN)
                .hasToString("unknown");
        assertThat(graph.cost().multiplyAdds()).isZero();
    }

    @Test
    void shownOperatorHasTheShapeThatTheFileTells() {
        var models = Models.of(13, 1, 4, 3, 3)
                .node("y", "Mystery", List.of("x"))
                .node("z", "Relu", List.of("y"))
                .change(graph -> graph.addValueInfo(Models.value("y", 1, 7)));

        assertThat(read(models).network().graph().nodes().getLast().shape()).isEqualTo(TensorShape.of(1, 7));
    }

    @Test
    void whatReadsAValueOfUnknownShapeIsShownToo() {
        var graph = read(Models.of(13, 1, 4, 3, 3)
                        .node("y", "Mystery", List.of("x"))
                        .node("z", "GlobalAveragePool", List.of("y")))
                .network()
                .graph();

        assertThat(graph.nodes().getLast().op())
                .isInstanceOfSatisfying(
                        Op.Foreign.class, op -> assertThat(op.reason()).contains("shape is not known"));
    }

    @Test
    void everyEngineNamesWhatItCannotRun() {
        var models = relu().node("z", "Gelu", List.of("y"));
        models.graph.getNodeBuilder(1).setDomain("com.example");
        var network = read(models).network();

        for (Engine engine : List.of(new ReferenceEngine(), new Nd4jEngine(), new FastEngine())) {
            assertThatThrownBy(() -> engine.plan(network, PlanOptions.DEFAULT))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("model can be looked at but not run")
                    .hasMessageContaining("z (com.example.Gelu)");
        }
        assertThatThrownBy(() -> OnnxWriter.toBytes(network))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("z (com.example.Gelu)");
    }

    @Test
    void inputWithoutAShapeIsShownAndNotRun() {
        var models = relu();
        models.graph.getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder().clearShape();
        models.graph.addOutput(Models.value("x"));
        var network = read(models).network();

        assertThat(network.graph().inputShape()).isEqualTo(TensorShape.UNKNOWN);
        assertThatThrownBy(() -> new FastEngine().plan(network, PlanOptions.DEFAULT))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("shape unknown");
    }

    @Test
    void everyOutputOfAShownOperatorIsShown() {
        var graph = read(Models.of(13, 1, 4, 3, 3)
                        .change(proto -> proto.addNodeBuilder()
                                .setOpType("TopK")
                                .setName("top")
                                .addInput("x")
                                .addOutput("values")
                                .addOutput("indices"))
                        .node("y", "Mystery", List.of("values", "indices")))
                .network()
                .graph();

        assertThat(graph.nodes()).extracting(node -> node.id().path()).containsExactly("x", "top", "top_output_2", "y");
        assertThat(graph.node(new NodeId("y")).inputs()).containsExactly(new NodeId("top"), new NodeId("top_output_2"));
    }

    @Test
    void whatASubgraphReadsIsAnInput() {
        var inner = GraphProto.newBuilder()
                .addNode(NodeProto.newBuilder()
                        .setOpType("Relu")
                        .addInput("hidden")
                        .addOutput("inner"));
        var branch = AttributeProto.newBuilder()
                .setName("then_branch")
                .setType(AttributeType.GRAPH)
                .setG(inner)
                .build();
        var graph = read(relu().node("hidden", "Sigmoid", List.of("x")).node("if", "If", List.of("y"), branch))
                .network()
                .graph();

        assertThat(graph.nodes().getLast().inputs()).containsExactly(new NodeId("y"), new NodeId("hidden"));
        assertThat(graph.nodes().getLast().op())
                .isInstanceOfSatisfying(
                        Op.Foreign.class,
                        op -> assertThat(op.attributes()).containsEntry("then_branch", "a graph of 1 operators"));
    }

    @Test
    void groupsComeFromNamesOfNodes() {
        assertThat(idOf("/blocks/blocks.0/blocks.0.1/conv/Relu")).isEqualTo("blocks.0.1.conv.Relu");
        assertThat(idOf("/stem/Relu_1")).isEqualTo("stem.Relu_1");
        assertThat(idOf("layer1.0.relu")).isEqualTo("layer1.0.relu");
        assertThat(idOf("//.@a\n.. /")).isEqualTo("_a");
        assertThat(idOf("")).isEqualTo("y");
    }

    private String idOf(String name) {
        var models = relu();
        models.graph.getNodeBuilder(0).setName(name);
        return read(models).network().graph().nodes().getLast().id().path();
    }

    @Test
    void groupsComeFromScopesWhereTheFileHasThem() {
        var models = relu();
        Protos.withMetadata(
                models.graph.getNodeBuilder(0).setName("/misleading/Relu"),
                OnnxNode.NAME_SCOPES,
                "['', 'layer', 'layer.0', 'layer.0.act', 'relu_3']");

        assertThat(read(models).network().graph().nodes().getLast().id().path()).isEqualTo("layer.0.act.relu_3");
    }

    @Test
    void groupsComeFromWeightsWhereNamesHaveNone() {
        var graph = read(Models.of(13, 1, 2, 3, 3)
                        .weights("stem.conv.weight", 2, 2, 1, 1)
                        .weights("stem.next.weight", 2, 2, 1, 1)
                        .node("3", "Conv", List.of("x", "stem.conv.weight"))
                        .node("4", "Relu", List.of("3"))
                        .node("5", "Conv", List.of("4", "stem.next.weight")))
                .network()
                .graph();

        assertThat(graph.nodes())
                .extracting(node -> node.id().path())
                .containsExactly("x", "stem.conv.3", "stem.4", "stem.next.5");
    }

    @Test
    void namesThatAreTakenOrAreGroupsGetOthers() {
        var models = relu().node("z", "Relu", List.of("y")).node("w", "Relu", List.of("z"));
        models.graph.getNodeBuilder(0).setName("same.part");
        models.graph.getNodeBuilder(1).setName("same.part");
        models.graph.getNodeBuilder(2).setName("same");

        assertThat(read(models).network().graph().nodes())
                .extracting(node -> node.id().path())
                .containsExactly("x", "same.part", "same.part_2", "same.Relu");
    }

    @Test
    void nodesInAnyOrderAreRead() {
        var models = Models.of(13, 1, 2, 3, 3)
                .node("b", "Relu", List.of("a"))
                .node("a", "Sigmoid", List.of("x"))
                .change(graph -> graph.addOutput(Models.value("b", 1, 2, 3, 3)));

        assertThat(read(models).network().graph().operators()).isEqualTo(2);
    }

    @Test
    void whatIsNoModelIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("text.onnx"), "this is no model");
        assertThatThrownBy(() -> OnnxReader.read(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("text.onnx is no ONNX model");
        var empty = Files.createFile(folder.resolve("empty.onnx"));
        assertThatThrownBy(() -> OnnxReader.read(empty))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> OnnxReader.read(folder))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not a file");
        assertThatThrownBy(() -> OnnxReader.read(folder.resolve("none")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no file");
        assertRefused(Models.of(13, 1), "there is no graph in it");
    }

    @Test
    void damagedGraphsAreRefused() {
        assertRefused(
                relu().node("z", "Add", List.of("y", "nowhere")), "'z' (Add)", "'nowhere'", "nothing in it makes");
        assertRefused(
                relu().node("a", "Relu", List.of("b")).node("b", "Relu", List.of("a")), "waits for its own result");
        assertRefused(relu().node("y", "Relu", List.of("x")), "'y' comes from two places");
        assertRefused(relu().weights("w", 1).weights("w", 1), "two tensors 'w'");
        assertRefused(relu().change(graph -> graph.addOutput(Models.value("lost", 1))), "its output 'lost'");
    }

    @Test
    void tensorsThatAreNotWholeAreRefused() {
        assertRefused(
                relu().change(graph ->
                        graph.addInitializer(tensor().addDims(4).setRawData(ByteString.copyFrom(new byte[12])))),
                "'w' has 12 bytes where its shape takes 16");
        assertRefused(
                relu().change(graph -> graph.addInitializer(tensor().addDims(2).addFloatData(1))),
                "'w' has 1 values where its shape takes 2");
        assertRefused(
                relu().change(graph ->
                        graph.addInitializer(tensor().addDims(1 << 20).addDims(1 << 20))),
                "has the shape");
        assertRefused(
                relu().change(graph ->
                        graph.addInitializer(tensor().addDims(2).setDataLocation(DataLocation.EXTERNAL))),
                "keeps the tensor 'w' in another file");
    }

    @Test
    void smallFilesThatClaimMuchTakeNoMemory() {
        assertRefused(Models.of(13, 1, 1 << 30, 1, 1).node("y", "Relu", List.of("x")), "takes an input x of shape");
        var graph = read(Models.of(13, 1, 1 << 26, 1, 1).number("two", 2).node("y", "Mul", List.of("x", "two")))
                .network()
                .graph();
        assertThat(graph.nodes().getLast().op())
                .isInstanceOfSatisfying(
                        Op.Foreign.class, op -> assertThat(op.reason()).contains("268,435,456 values"));
    }

    private static TensorProto.Builder tensor() {
        return TensorProto.newBuilder().setName("w").setDataType(DataType.FLOAT.getNumber());
    }

    @Test
    void graphsInGraphsWithoutEndAreRefused() {
        var graph = GraphProto.newBuilder();
        for (int i = 0; i < 200; i++) {
            var branch = AttributeProto.newBuilder()
                    .setName("body")
                    .setType(AttributeType.GRAPH)
                    .setG(graph);
            graph = GraphProto.newBuilder()
                    .addNode(NodeProto.newBuilder()
                            .setOpType("Loop")
                            .addOutput("deep")
                            .addAttribute(branch));
        }
        var deep = graph.build();
        assertRefused(relu().change(proto -> proto.mergeFrom(deep)), "is no ONNX model, or it is damaged");
    }
}
