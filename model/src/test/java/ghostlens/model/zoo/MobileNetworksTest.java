package ghostlens.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.model.TestData;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Op.Activation;
import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.run.Engine;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.Samplers;
import ghostlens.model.run.fast.FastEngine;
import ghostlens.model.run.nd4j.Nd4jEngine;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Checkpoint;
import ghostlens.model.weights.CheckpointReader;
import ghostlens.model.zoo.names.Naming;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The mobile networks of Table 3, by structure and by what they compute.
class MobileNetworksTest {
    private static final double ROUNDING = 1e-5;
    private static final Tensor NOTHING =
            Tensor.generate(TensorShape.of(1), _ -> 0).toFloat32();

    static Stream<String> names() {
        return Stream.of(
                        MobileNetV2.variants(),
                        MobileNetV3.variants(),
                        ShuffleNetV2.variants(),
                        MobileNeXt.variants(),
                        ProxylessNas.variants(),
                        EfficientNet.variants())
                .flatMap(List::stream)
                .map(Variant::name);
    }

    @ParameterizedTest
    @CsvSource({
        // network, convolutions and as many BatchNorms but for those with bias, adds, concats, gates, shuffles
        "mobilenetv2-0.35x, 52, 52, 10, 0, 0, 0",
        "mobilenetv2-0.6x, 52, 52, 10, 0, 0, 0",
        "mobilenetv2-1.0x, 52, 52, 10, 0, 0, 0",
        "mobilenetv3-small-0.75x, 53, 34, 6, 0, 9, 0",
        "mobilenetv3-small-1.0x, 53, 34, 6, 0, 9, 0",
        "mobilenetv3-large-0.75x, 63, 46, 10, 0, 8, 0",
        "mobilenetv3-large-1.0x, 63, 46, 10, 0, 8, 0",
        "shufflenetv2-0.5x, 56, 56, 0, 16, 0, 13",
        "shufflenetv2-1.0x, 56, 56, 0, 16, 0, 13",
        "shufflenetv2-1.5x, 56, 56, 0, 16, 0, 13",
        "mobilenext-0.35x, 74, 74, 12, 0, 0, 0",
        "mobilenext-0.75x, 74, 74, 12, 0, 0, 0",
        "mobilenext-1.0x, 74, 74, 12, 0, 0, 0",
        "proxylessnas-mobile, 61, 61, 13, 0, 0, 0",
        "efficientnet-b0, 81, 49, 9, 0, 16, 0"
    })
    void operatorsAreAsMany(
            String name, int convolutions, int batchNorms, int adds, int concats, int gates, int shuffles) {
        var graph = Zoo.find(name).graph(Form.TRAINING);
        assertThat(graph.count(Op.Conv2d.class)).isEqualTo(convolutions);
        assertThat(graph.count(Op.BatchNorm.class)).isEqualTo(batchNorms);
        assertThat(graph.count(Op.Add.class)).isEqualTo(adds);
        assertThat(graph.count(Op.Concat.class)).isEqualTo(concats);
        assertThat(graph.count(Op.Multiply.class)).isEqualTo(gates);
        assertThat(graph.count(MapOp.ChannelShuffle.class)).isEqualTo(shuffles);
        assertThat(Zoo.find(name).graph(Form.INFERENCE).count(Op.BatchNorm.class))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenetv2-1.0x, RELU6, 35",
        "mobilenetv3-small-1.0x, HARD_SWISH, 19",
        "mobilenetv3-small-1.0x, RELU, 14",
        "mobilenetv3-small-1.0x, HARD_SIGMOID, 9",
        "mobilenetv3-large-1.0x, HARD_SWISH, 21",
        "mobilenetv3-large-1.0x, RELU, 19",
        "shufflenetv2-1.0x, RELU, 37",
        "mobilenext-1.0x, RELU6, 36",
        "proxylessnas-mobile, RELU6, 41",
        "efficientnet-b0, SWISH, 49",
        "efficientnet-b0, SIGMOID, 16"
    })
    void activationsAreOfTheRightKind(String name, Kind kind, int count) {
        assertThat(nodes(Zoo.find(name).graph(Form.TRAINING), new Activation(kind)))
                .hasSize(count);
    }

    /// A row of the networks' own tables: where a block ends, and its output.
    @ParameterizedTest
    @CsvSource({
        "mobilenetv2-0.35x, blocks.4.2.add, 32, 14",
        "mobilenetv2-0.6x, blocks.3.3.add, 40, 14",
        "mobilenetv2-1.0x, blocks.6.0.bn3, 320, 7",
        "mobilenetv3-small-0.75x, blocks.4.2.add, 72, 7",
        "mobilenetv3-small-1.0x, blocks.0.0.bn2, 16, 56",
        "mobilenetv3-large-0.75x, blocks.4.1.add, 88, 14",
        "mobilenetv3-large-1.0x, blocks.6.0.act1, 960, 7",
        "shufflenetv2-0.5x, features.11.concat, 96, 14",
        "shufflenetv2-1.5x, maxpool, 24, 56",
        "mobilenext-0.35x, features.19.add, 336, 7",
        "mobilenext-0.75x, features.8.add, 216, 14",
        "mobilenext-1.0x, features.20.conv.9, 1280, 7",
        "proxylessnas-mobile, blocks.12.add, 80, 14",
        "efficientnet-b0, blocks.4.2.add, 112, 14"
    })
    void blocksHaveTheShapesOfTheirTables(String name, String node, int channels, int size) {
        var graph = Zoo.find(name).graph(Form.TRAINING);
        assertThat(graph.node(new NodeId(node)).shape()).isEqualTo(TensorShape.of(1, channels, size, size));
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenetv2-1.4x, conv_head, 1792",
        "mobilenetv3-large-1.25x, conv_head, 1600",
        "mobilenetv3-small-0.5x, blocks.5.0.conv, 288",
        "mobilenext-0.5x, features.17.conv.4, 480",
        "proxylessnas-mobile-0.25x, feature_mix_layer.conv, 320"
    })
    void otherWidthsFollowTheCodesRules(String name, String node, int channels) {
        var graph = Zoo.find(name).graph(Form.TRAINING);
        assertThat(graph.node(new NodeId(node)).shape().channels()).isEqualTo(channels);
    }

    @Test
    void evenChannelsPassShuffleNetsBlocks() {
        var graph = Zoo.find("shufflenetv2-0.5x").graph(Form.TRAINING);
        assertThat(graph.node(new NodeId("features.1.shuffle")).op()).isEqualTo(new MapOp.ChannelShuffle(24));
        assertThat(graph.node(new NodeId("features.1.passing")).op()).isEqualTo(new Op.Slice(0, 24));
        assertThat(graph.node(new NodeId("features.1.branch_main.0")).inputs())
                .containsExactly(new NodeId("features.1.processed"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void enginesComputeWhatTheReferenceComputes(String name) {
        assertIsComputedRight(name, Form.TRAINING, TensorShape.of(3, 3, 49, 33));
        assertIsComputedRight(name, Form.INFERENCE, TensorShape.of(1, 3, 64, 64));
    }

    private static void assertIsComputedRight(String name, Form form, TensorShape shape) {
        var graph = Zoo.find(name).definition().graph(form, shape, 10);
        var network = new Network(name, graph, SeededWeights.of(graph, 1), form);
        var input = SeededInput.of(shape, 2);
        var expected = Samplers.run(new ReferenceEngine(), network, input);
        assertThat(List.<Engine>of(new Nd4jEngine(), new FastEngine())).allSatisfy(engine -> {
            var actual = Samplers.run(engine, network, input);
            assertThat(actual.shape()).isEqualTo(TensorShape.of(shape.batch(), 10));
            assertThat(Samplers.relativeDifference(expected, actual)).isLessThan(ROUNDING);
        });
    }

    @Test
    void aTrainedProxylessNasComputesItsLogits() throws IOException {
        var variant = Zoo.find("proxylessnas-mobile-0.25x");
        var reference = CheckpointReader.read(TestData.file("proxylessnas-0.25x/reference.npz"))
                .tensors();
        var input = reference.getOrDefault("input", NOTHING);
        var expected = reference.getOrDefault("logits_f64", NOTHING);
        var file = TestData.file("proxylessnas-0.25x/proxyless-w0.25-r112_imagenet.pth");
        var checkpoint = new Checkpoint(file.toString(), shaped(variant, file));
        var found = Recognizer.recognize(checkpoint, file);
        assertThat(found.variant().name()).isEqualTo(variant.name());
        assertThat(found.graph().inputShape()).isEqualTo(input.shape().with(0, 1));
        var network = found.network(checkpoint).withInputShape(input.shape());
        var logits = Samplers.run(new ReferenceEngine(), network, input);
        assertThat(logits.toDoubles()).containsExactly(expected.toDoubles(), within(1e-9));
        var rounded = Samplers.run(new FastEngine(), network, input);
        assertThat(Samplers.relativeDifference(expected, rounded)).isLessThan(ROUNDING);
    }

    private static Map<String, Tensor> shaped(Variant variant, Path file) throws IOException {
        var tensors = OldPyTorchFile.read(file);
        for (var node : variant.graph(Form.TRAINING).nodes()) {
            for (var slot : node.op().weights()) {
                tensors.computeIfPresent(Naming.OWN.name(node, slot), (_, flat) -> flat.withShape(slot.shape()));
            }
        }
        return tensors;
    }

    private static List<Node> nodes(OpGraph graph, Op op) {
        return graph.nodes().stream().filter(node -> node.op().equals(op)).toList();
    }
}
