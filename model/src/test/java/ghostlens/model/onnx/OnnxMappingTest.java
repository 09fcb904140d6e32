package ghostlens.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.TensorShape;
import java.nio.file.Path;
import java.util.List;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.protobuf.ByteString;

/// What exporters write as several operators, or in their own way, and what it is read as.
class OnnxMappingTest {
    @TempDir
    private Path folder;

    private Network read(Models models) {
        return OnnxReader.read(models.write(folder)).network();
    }

    private List<Op> operators(Models models) {
        return read(models).graph().nodes().stream().skip(1).map(Node::op).toList();
    }

    @Test
    void reshapesAndATranspositionAreAChannelShuffle() {
        assertThat(operators(Models.of(13, 2, 6, 4, 5)
                        .numbers("groups", 2, 3, 2, 4, 5)
                        .numbers("map", 2, -1, 4, 5)
                        .node("a", "Reshape", List.of("x", "groups"))
                        .node("b", "Transpose", List.of("a"), Protos.attributes("perm", 0, 2, 1, 3, 4))
                        .node("c", "Reshape", List.of("b", "map"))))
                .containsExactly(new MapOp.ChannelShuffle(3));
    }

    @Test
    void pairsOfChannelsTornApartAreAShuffleAndASlice() {
        assertThat(operators(Models.of(13, 2, 6, 4, 5)
                        .numbers("pairs", 6, 2, 20)
                        .numbers("halves", 2, -1, 3, 4, 5)
                        .number("second", 1)
                        .node("a", "Reshape", List.of("x", "pairs"))
                        .node("b", "Transpose", List.of("a"), Protos.attributes("perm", 1, 0, 2))
                        .node("c", "Reshape", List.of("b", "halves"))
                        .node("d", "Gather", List.of("c", "second"))))
                .containsExactly(new MapOp.ChannelShuffle(3), new Op.Slice(3, 6));
    }

    @Test
    void gateOfLinearLayersMultipliesTheMap() {
        assertThat(operators(Models.of(13, 1, 4, 6, 6)
                        .weights("w", 4, 4)
                        .numbers("axes", 2, 3)
                        .node(
                                "pool",
                                "ReduceMean",
                                List.of("x"),
                                Protos.attributes("axes", -1, -2),
                                Protos.attribute("keepdims", 0))
                        .node("fc", "MatMul", List.of("pool", "w"))
                        .node("gate", "Sigmoid", List.of("fc"))
                        .node("wide", "Unsqueeze", List.of("gate", "axes"))
                        .node("y", "Mul", List.of("wide", "x"))))
                .containsExactly(
                        new Op.GlobalAveragePool(),
                        new Op.Flatten(),
                        new Op.Linear(4, 4, false),
                        new Op.Activation(Kind.SIGMOID),
                        new Op.Unflatten(),
                        new Op.Multiply());
    }

    @Test
    void productAndSumAreALinearLayer() {
        var network = read(Models.of(13, 1, 3)
                .weights("w", 3, 2)
                .weights("b", 2)
                .node("product", "MatMul", List.of("x", "w"))
                .node("y", "Add", List.of("b", "product")));

        assertThat(network.graph().nodes().getLast().op()).isEqualTo(new Op.Linear(3, 2, true));
        var given =
                read(Models.of(13, 1, 3).weights("w", 3, 2).weights("b", 2).node("y", "Gemm", List.of("x", "w", "b")));
        assertThat(network.weights().get(new NodeId("y"), "weight").toFloats())
                .containsExactly(given.weights().get(new NodeId("y"), "weight").toFloats());
    }

    @Test
    void shapeThatIsComputedFromTheInputIsKnown() {
        assertThat(operators(Models.of(13, -1, 8, 2, 2)
                        .number("zero", 0)
                        .numbers("axis", 0)
                        .numbers("rest", -1)
                        .node("shape", "Shape", List.of("x"))
                        .node("batch", "Gather", List.of("shape", "zero"))
                        .node("list", "Unsqueeze", List.of("batch", "axis"))
                        .node("both", "Concat", List.of("list", "rest"), Protos.attribute("axis", 0))
                        .node("y", "Reshape", List.of("x", "both"))))
                .containsExactly(new Op.Flatten());
    }

    @Test
    void swishesAndHardSwishesWrittenOutAreOneOperator() {
        assertThat(operators(Models.of(13, 1, 2, 3, 3)
                        .node("gate", "Sigmoid", List.of("x"))
                        .node("swish", "Mul", List.of("gate", "x"))
                        .number("three", 3)
                        .number("six", 6)
                        .number("zero", 0)
                        .node("raised", "Add", List.of("swish", "three"))
                        .node("rectified", "Relu", List.of("raised"))
                        .node("capped", "Clip", List.of("rectified", "zero", "six"))
                        .node("hard", "Div", List.of("capped", "six"))
                        .node("y", "Mul", List.of("swish", "hard"))))
                .containsExactly(new Op.Activation(Kind.SWISH), new Op.Activation(Kind.HARD_SWISH));
    }

    @Test
    void clipsOfOlderFilesHaveTheirBoundsAsAttributes() {
        assertThat(operators(Models.of(7, 1, 2, 3, 3)
                        .node("a", "Clip", List.of("x"), Protos.attribute("min", 0f), Protos.attribute("max", 6f))
                        .node("b", "Clip", List.of("a"), Protos.attribute("min", 0f))))
                .containsExactly(new Op.Activation(Kind.RELU6), new Op.Activation(Kind.RELU));
    }

    @Test
    void borderIsPartOfTheConvolutionBehindIt() {
        assertThat(operators(Models.of(13, 1, 2, 5, 5)
                        .weights("w", 3, 2, 3, 3)
                        .numbers("pads", 0, 0, 0, 1, 0, 0, 2, 1)
                        .node("border", "Pad", List.of("x", "pads"))
                        .node("y", "Conv", List.of("border", "w"), Protos.attributes("strides", 2, 2))))
                .containsExactly(new Op.Conv2d(2, 3, new Window(3, 3, 2, 2, 0, 1, 2, 1), 1, false));
    }

    @Test
    void samePaddingDependsOnTheInput() {
        assertThat(operators(Models.of(13, 1, 2, 8, 9)
                        .weights("w", 2, 1, 3, 3)
                        .node(
                                "y",
                                "Conv",
                                List.of("x", "w"),
                                Protos.attribute("auto_pad", "SAME_UPPER"),
                                Protos.attribute("group", 2),
                                Protos.attributes("strides", 2, 2))))
                .containsExactly(new Op.Conv2d(2, 2, new Window(3, 3, 2, 2, 0, 1, 1, 1), 2, false));
    }

    @Test
    void constantPerChannelIsAScaleOfAChannel() {
        var network = read(Models.of(13, 1, 2, 3, 3).weights("c", 1, 2, 1, 1).node("y", "Mul", List.of("x", "c")));

        assertThat(network.graph().nodes().getLast().op()).isEqualTo(new Op.BatchNorm(2, 0));
        assertThat(network.weights().get(new NodeId("y"), "running_var").toDoubles())
                .containsExactly(1, 1);
    }

    @Test
    void splitsAndSlicesOfChannelsAreSlices() {
        assertThat(operators(Models.of(9, 1, 6, 3, 3)
                        .change(graph -> graph.addNodeBuilder()
                                .setOpType("Split")
                                .addInput("x")
                                .addOutput("a")
                                .addOutput("b")
                                .addAttribute(Protos.attribute("axis", 1))
                                .addAttribute(Protos.attributes("split", 2, 4)))
                        .node(
                                "c",
                                "Slice",
                                List.of("b"),
                                Protos.attributes("axes", 1),
                                Protos.attributes("starts", -3),
                                Protos.attributes("ends", 100))
                        .node("y", "Concat", List.of("a", "c"), Protos.attribute("axis", -3))))
                .containsExactly(new Op.Slice(0, 2), new Op.Slice(2, 6), new Op.Slice(1, 4), new Op.Concat());
    }

    @Test
    void resizingByAWholeNumberPicksTheSamePixelsInEveryMode() {
        for (var mode : List.of("asymmetric", "half_pixel", "pytorch_half_pixel")) {
            assertThat(operators(Models.of(13, 1, 2, 4, 5)
                            .change(graph -> graph.addInitializer(TensorProto.newBuilder()
                                    .setName("scales")
                                    .setDataType(DataType.FLOAT.getNumber())
                                    .addDims(4)
                                    .addAllFloatData(List.of(1f, 1f, 3f, 2f))))
                            .node(
                                    "y",
                                    "Resize",
                                    List.of("x", "", "scales"),
                                    Protos.attribute("coordinate_transformation_mode", mode),
                                    Protos.attribute(
                                            "nearest_mode",
                                            mode.equals("asymmetric") ? "floor" : "round_prefer_floor"))))
                    .as(mode)
                    .containsExactly(new MapOp.Resize(12, 10));
        }
    }

    @Test
    void weightsOfEveryElementTypeAreRead() {
        float[] expected = {1.5f, -2f};
        var half = new byte[] {0x00, 0x3e, 0x00, (byte) 0xc0};
        var brain = new byte[] {(byte) 0xc0, 0x3f, 0x00, (byte) 0xc0};
        var listed = TensorProto.newBuilder()
                .setDataType(DataType.FLOAT16.getNumber())
                .addInt32Data(0x3e00)
                .addInt32Data(0xc000);
        var doubles = TensorProto.newBuilder()
                .setDataType(DataType.DOUBLE.getNumber())
                .addDoubleData(1.5)
                .addDoubleData(-2);
        for (var tensor : List.of(
                TensorProto.newBuilder()
                        .setDataType(DataType.FLOAT16.getNumber())
                        .setRawData(ByteString.copyFrom(half)),
                TensorProto.newBuilder()
                        .setDataType(DataType.BFLOAT16.getNumber())
                        .setRawData(ByteString.copyFrom(brain)),
                listed,
                doubles)) {
            var network = read(Models.of(13, 1, 2)
                    .change(graph ->
                            graph.addInitializer(tensor.setName("w").addDims(2).addDims(1)))
                    .node("y", "MatMul", List.of("x", "w")));
            assertThat(network.weights().get(new NodeId("y"), "weight").toFloats())
                    .containsExactly(expected);
        }
    }

    @Test
    void initializersThatAreInputsTooAreWeights() {
        var network = read(Models.of(7, 1, 3)
                .weights("w", 2, 3)
                .change(graph -> graph.addInput(Models.value("w", 2, 3)))
                .node("shared", "Identity", List.of("w"))
                .node("y", "Gemm", List.of("x", "shared"), Protos.attribute("transB", 1)));

        assertThat(network.graph().inputs()).hasSize(1);
        assertThat(network.graph().nodes().getLast().op()).isEqualTo(new Op.Linear(3, 2, false));
    }

    @Test
    void openBatchIsOneAndAnyOtherIsPossible() {
        var opened = OnnxReader.read(
                Models.of(13, -1, 3, 4, 4).node("y", "Flatten", List.of("x")).write(folder));

        assertThat(opened.network().graph().inputShape()).isEqualTo(TensorShape.of(1, 3, 4, 4));
        assertThat(opened.notes()).singleElement().asString().contains("x").contains("1×3×4×4");
        assertThat(opened.network()
                        .withInputShape(TensorShape.of(5, 3, 4, 4))
                        .graph()
                        .nodes()
                        .getLast()
                        .shape())
                .isEqualTo(TensorShape.of(5, 48));
    }
}
