package ghostlens.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Op.Activation;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    static Stream<ExactCounts> exactCounts() {
        return ExactCounts.ALL.stream();
    }

    static Stream<Variant> networks() {
        return Zoo.variants().stream().filter(v -> v.kind() == Variant.Kind.NETWORK);
    }

    @Test
    void everyNetworkHasExactCounts() {
        assertThat(networks().map(Variant::name))
                .containsExactlyInAnyOrderElementsOf(
                        ExactCounts.ALL.stream().map(ExactCounts::name).toList());
    }

    @ParameterizedTest
    @MethodSource("exactCounts")
    void parametersAreExactInEveryForm(ExactCounts exact) {
        var variant = Zoo.find(exact.name());
        assertThat(variant.graph(Form.TRAINING).parameters()).isEqualTo(exact.training());
        assertThat(variant.graph(Form.DEPLOY).parameters()).isEqualTo(exact.deploy());
        assertThat(variant.graph(Form.INFERENCE).parameters()).isEqualTo(exact.inference());
    }

    @ParameterizedTest
    @MethodSource("exactCounts")
    void multiplyAddsAreExactInEveryForm(ExactCounts exact) {
        var variant = Zoo.find(exact.name());
        assertThat(variant.graph(Form.TRAINING).cost().multiplyAdds()).isEqualTo(exact.trainingMultiplyAdds());
        assertThat(variant.graph(Form.INFERENCE).cost().multiplyAdds()).isEqualTo(exact.multiplyAdds());
    }

    @ParameterizedTest
    @CsvSource({
        // network, form, BatchNorms, adds, concats
        "repghostnet, TRAINING, 112, 48, 0",
        "repghostnet, DEPLOY, 48, 16, 0",
        "repghostnet, INFERENCE, 0, 16, 0",
        "ghostnet, TRAINING, 80, 16, 32",
        "ghostnet, DEPLOY, 80, 16, 32",
        "ghostnet, INFERENCE, 0, 16, 32"
    })
    void operatorsAreAsManyAtEveryWidth(String family, Form form, int batchNorms, int adds, int concats) {
        networks().filter(v -> v.name().matches(family + "-[0-9.]+x")).forEach(variant -> {
            var graph = variant.graph(form);
            assertThat(graph.count(Op.BatchNorm.class)).isEqualTo(batchNorms);
            assertThat(graph.count(Op.Add.class)).isEqualTo(adds);
            assertThat(graph.count(Op.Concat.class)).isEqualTo(concats);
            assertThat(graph.count(Op.Conv2d.class)).isEqualTo(95);
            assertThat(graph.count(Op.Multiply.class)).as("gates").isEqualTo(7);
            assertThat(graph.count(Op.Linear.class)).isEqualTo(1);
            assertThat(graph.count(Op.Slice.class)).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"repghostnet-1.0x", "ghostnet-1.0x"})
    void convolutionsAreOfTheRightKind(String name) {
        var graph = Zoo.find(name).graph(Form.TRAINING);
        assertThat(convolutions(graph, Op.Conv2d::isDepthwise)).isEqualTo(41);
        assertThat(convolutions(graph, Op.Conv2d::isPointwise)).isEqualTo(53);
        assertThat(convolutions(graph, c -> c.groups() == 1 && !c.isPointwise()))
                .as("the stem")
                .isEqualTo(1);
        assertThat(relus(graph)).isEqualTo(42);
    }

    @ParameterizedTest
    @CsvSource({
        // suffix, adds in training, in deploy, BatchNorms in training, convolutions in training, ReLUs
        "0.5x-none, 16, 16, 80, 95, 42",
        "0.5x-id, 48, 16, 80, 95, 42",
        "0.5x-1x1dconv, 48, 16, 112, 127, 42",
        "0.5x-id+1x1dconv, 80, 16, 112, 127, 42",
        "0.5x-1x1dconv+bn, 80, 16, 144, 127, 42",
        "0.5x-id+bn, 80, 16, 112, 95, 42",
        "0.5x-id+1x1dconv+bn, 112, 16, 144, 127, 42",
        "0.5x-relu, 48, 32, 112, 95, 58",
        "2.0x-no-shortcut, 37, 5, 112, 95, 42"
    })
    void ablationsHaveTheBranchesOfTablesSixAndSeven(
            String suffix, int adds, int addsInDeploy, int batchNorms, int convolutions, int relus) {
        var variant = Zoo.find("repghostnet-" + suffix);
        var graph = variant.graph(Form.TRAINING);
        assertThat(graph.count(Op.Add.class)).isEqualTo(adds);
        assertThat(variant.graph(Form.DEPLOY).count(Op.Add.class)).isEqualTo(addsInDeploy);
        assertThat(graph.count(Op.BatchNorm.class)).isEqualTo(batchNorms);
        assertThat(graph.count(Op.Conv2d.class)).isEqualTo(convolutions);
        assertThat(relus(graph)).isEqualTo(relus);
    }

    @Test
    void mobileOneHasTheBranchesOfItsCode() {
        var training = Zoo.find("mobileone-s0").graph(Form.TRAINING);
        assertThat(training.count(Op.Conv2d.class)).isEqualTo(191);
        assertThat(training.count(Op.BatchNorm.class)).isEqualTo(226);
        assertThat(training.count(Op.Add.class)).isEqualTo(183);
        var deploy = Zoo.find("mobileone-s0").graph(Form.DEPLOY);
        assertThat(deploy.count(Op.Conv2d.class)).isEqualTo(43);
        assertThat(deploy.count(Op.BatchNorm.class)).isZero();
        assertThat(deploy.count(Op.Add.class)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // network, BatchNorms in training, in deploy, adds in training, in deploy, concats
        "ghost-res50-s2, 105, 105, 16, 16, 52",
        "ghost-res50-s4, 105, 105, 16, 16, 52",
        "repghost-res50-s1.4, 157, 53, 68, 16, 0",
        "repghost-res50-s2, 157, 53, 68, 16, 0"
    })
    void resNetsHaveAModuleForEachConvolution(
            String name, int batchNorms, int inDeploy, int adds, int addsInDeploy, int concats) {
        var training = Zoo.find(name).graph(Form.TRAINING);
        var deploy = Zoo.find(name).graph(Form.DEPLOY);
        assertThat(training.count(Op.Conv2d.class)).isEqualTo(105);
        assertThat(training.count(Op.BatchNorm.class)).isEqualTo(batchNorms);
        assertThat(deploy.count(Op.BatchNorm.class)).isEqualTo(inDeploy);
        assertThat(training.count(Op.Add.class)).isEqualTo(adds);
        assertThat(deploy.count(Op.Add.class)).isEqualTo(addsInDeploy);
        assertThat(training.count(Op.Concat.class)).isEqualTo(concats);
    }

    @Test
    void ghostNetV2AttendsFromTheThirdBottleneckOn() {
        var graph = Zoo.find("ghostnetv2-1.0x").graph(Form.INFERENCE);
        assertThat(graph.nodes().stream()
                        .filter(n -> n.op() instanceof MapOp.Resize)
                        .map(n -> n.id().path()))
                .hasSize(14)
                .startsWith("blocks.2.0.ghost1.resize")
                .allMatch(path -> path.contains(".ghost1."));
    }

    /// The paper's Table 2, one line a bottleneck: its output, and its #mid behind the first module.
    @ParameterizedTest
    @CsvSource({
        "0.0, 8, 16, 112",
        "1.0, 24, 24, 56",
        "2.0, 36, 24, 56",
        "3.0, 36, 40, 28",
        "4.0, 60, 40, 28",
        "5.0, 120, 80, 14",
        "6.0, 100, 80, 14",
        "6.1, 120, 80, 14",
        "6.2, 120, 80, 14",
        "6.3, 240, 112, 14",
        "6.4, 336, 112, 14",
        "7.0, 336, 160, 7",
        "8.0, 480, 160, 7",
        "8.1, 480, 160, 7",
        "8.2, 480, 160, 7",
        "8.3, 480, 160, 7"
    })
    void blocksHaveTheShapesOfTableTwo(String block, int mid, int out, int size) {
        var graph = Zoo.find("repghostnet-1.0x").graph(Form.TRAINING);
        assertThat(shape(graph, "blocks." + block + ".add")).isEqualTo(TensorShape.of(1, out, size, size));
        assertThat(shape(graph, "blocks." + block + ".ghost1.relu").channels()).isEqualTo(mid);
    }

    @Test
    void theHeadHasTheShapesOfTableTwo() {
        var graph = Zoo.find("repghostnet-1.0x").graph(Form.TRAINING);
        assertThat(shape(graph, "act1")).isEqualTo(TensorShape.of(1, 16, 112, 112));
        assertThat(shape(graph, "blocks.9.0.act1")).isEqualTo(TensorShape.of(1, 960, 7, 7));
        assertThat(shape(graph, "global_pool")).isEqualTo(TensorShape.of(1, 960, 1, 1));
        assertThat(shape(graph, "conv_head")).isEqualTo(TensorShape.of(1, 1280, 1, 1));
        assertThat(shape(graph, "classifier")).isEqualTo(TensorShape.of(1, 1000));
    }

    @Test
    void squeezeExcitationStandsWhereTableTwoHasIt() {
        var graph = Zoo.find("repghostnet-1.0x").graph(Form.INFERENCE);
        assertThat(graph.nodes().stream()
                        .filter(n -> n.op() instanceof Op.Multiply)
                        .map(n -> n.id().path()))
                .containsExactlyElementsOf(Stream.of("3.0", "4.0", "6.3", "6.4", "7.0", "8.1", "8.3")
                        .map(block -> "blocks." + block + ".se.multiply")
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyNetworkBuildsForOtherInputsAndClasses(Variant variant) {
        for (var form : Form.values()) {
            for (int size : List.of(64, 224)) {
                var graph = variant.definition().graph(form, TensorShape.of(2, 3, size, size), 10);
                assertThat(graph.node(graph.outputs().getFirst()).shape()).isEqualTo(TensorShape.of(2, 10));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void laterFormsKeepTheNamesOfWhatTheyKeep(Variant variant) {
        var training = ids(variant.graph(Form.TRAINING));
        assertThat(training).containsAll(ids(variant.graph(Form.DEPLOY)));
        assertThat(ids(variant.graph(Form.DEPLOY))).containsAll(ids(variant.graph(Form.INFERENCE)));
    }

    private static long relus(OpGraph graph) {
        return graph.nodes().stream()
                .filter(n -> n.op().equals(new Activation(Activation.Kind.RELU)))
                .count();
    }

    private static Set<NodeId> ids(OpGraph graph) {
        return graph.nodes().stream().map(Node::id).collect(Collectors.toSet());
    }

    private static TensorShape shape(OpGraph graph, String id) {
        return graph.node(new NodeId(id)).shape();
    }

    private static long convolutions(OpGraph graph, Predicate<Op.Conv2d> which) {
        return graph.nodes().stream()
                .filter(n -> n.op() instanceof Op.Conv2d conv && which.test(conv))
                .count();
    }
}
