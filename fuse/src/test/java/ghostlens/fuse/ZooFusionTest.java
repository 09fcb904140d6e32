package ghostlens.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.fuse.Outcome.Blocked;
import ghostlens.fuse.check.Difference;
import ghostlens.fuse.check.EquivalenceCheck;
import ghostlens.fuse.rules.Fusion;
import ghostlens.model.Problem;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Variant.Kind;
import ghostlens.model.zoo.Zoo;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZooFusionTest {

    static Stream<String> names() {
        return Zoo.variants().stream().map(Variant::name).filter(name -> !name.equals("module-e"));
    }

    static Stream<String> computable() {
        var large = EnumSet.of(Kind.NETWORK, Kind.DETECTOR);
        return names().filter(name -> !large.contains(Zoo.find(name).kind())
                || List.of(
                                "repghostnet-0.5x",
                                "repghostnet-0.5x-id+1x1dconv+bn",
                                "repghostnet-0.5x-relu",
                                "repghostnet-0.5x-no-shortcut",
                                "ghostnet-0.5x",
                                "mobilenetv2-0.35x",
                                "mobilenetv3-small-0.75x",
                                "shufflenetv2-0.5x",
                                "mobilenext-0.35x",
                                "proxylessnas-mobile",
                                "efficientnet-b0",
                                "ghostnetv2-1.0x",
                                "repghost-res50-s2",
                                "mobileone-s0",
                                "mobileone-s4",
                                "repvgg-a0")
                        .contains(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void convertedGraphsAreThoseOfTheZoo(String name) {
        var training = training(name);
        var deploy = Fusion.convert(training, Form.DEPLOY);
        if (Zoo.find(name).forms().contains(Form.INFERENCE)) {
            assertThat(deploy.graph()).isEqualTo(Zoo.find(name).graph(Form.DEPLOY));
        }
        assertThat(deploy.form()).isEqualTo(Form.DEPLOY);
        var inference = Zoo.find(name).graph(Form.INFERENCE);
        assertThat(Fusion.convert(deploy, Form.INFERENCE).graph()).isEqualTo(inference);
        assertThat(Fusion.convert(training, Form.INFERENCE).graph()).isEqualTo(inference);
    }

    @ParameterizedTest
    @MethodSource("computable")
    void fusedNetworksComputeTheSame(String name) {
        var small = small(name);
        var trace = Fusion.fuse(small);
        var input = SeededInput.of(small.graph().inputShape(), 1);
        var equivalence = EquivalenceCheck.check(trace, new ReferenceEngine(), input);
        assertThat(equivalence.holds()).as(equivalence.sentence()).isTrue();
        assertThat(equivalence.topClassAgrees()).isTrue();
        assertThat(equivalence.nodes()).hasSize(trace.after().graph().nodes().size() - 1);
        assertThat(equivalence.nodes())
                .filteredOn(node -> !isRounding(node.difference()))
                .isEmpty();
    }

    /// Looser than for outputs: a gate is at most 1 but carries the rounding of the thousands that it is made of.
    private static boolean isRounding(Difference difference) {
        return difference.isWithin(1e-9);
    }

    @Test
    void repGhostNetLosesAllItsBatchNorms() {
        var network = training("repghostnet-1.0x");
        assertThat(network.graph().count(Op.BatchNorm.class)).isEqualTo(112);
        assertThat(Fusion.convert(network, Form.DEPLOY).graph().count(Op.BatchNorm.class))
                .isEqualTo(48);
        var trace = Fusion.fuse(network);
        assertThat(trace.after().graph().count(Op.BatchNorm.class)).isZero();
        assertThat(trace.blocked()).extracting(Blocked::rule).containsOnly("convolutions in sequence");
        assertThat(trace.at(trace.steps().size()).graph())
                .isEqualTo(trace.after().graph());
    }

    @Test
    void repGhostNetKeepsItsThinLayers() {
        var graph = Fusion.fuse(training("repghostnet-1.0x")).after().graph();
        assertThat(graph.count(Op.Conv2d.class)).isEqualTo(95);
        assertThat(graph.cost().multiplyAdds() / 1_000_000).isEqualTo(142);
    }

    @Test
    void mergedSumCorrespondsToTheAdd() {
        var trace = Fusion.fuse(training("module-d"));
        assertThat(trace.corresponding())
                .containsEntry(Nets.id("cheap_operation.0"), Nets.id("add"))
                .containsEntry(Nets.id("primary_conv.0"), Nets.id("primary_conv.1"))
                .containsEntry(Nets.id("relu"), Nets.id("relu"));
    }

    @Test
    void modulesSayWhatStandsInTheWay() {
        assertThat(Fusion.fuse(training("module-a")).blocked())
                .singleElement()
                .matches(b -> b.culprit().equals(Nets.id("concat")));
        assertThat(Fusion.fuse(training("module-b")).blocked())
                .singleElement()
                .matches(b -> b.culprit().equals(Nets.id("cheap_operation.2")));
        assertThat(Fusion.fuse(training("ghostnet-1.0x")).blocked())
                .filteredOn(b -> b.rule().equals("identity branch"))
                .hasSize(32);
    }

    @Test
    void convertingToAnEarlierFormIsAProblem() {
        var fused = Fusion.convert(training("module-d"), Form.INFERENCE);
        assertThatThrownBy(() -> Fusion.convert(fused, Form.DEPLOY))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("inference");
        assertThatThrownBy(() -> Fusion.convert(fused, Form.INFERENCE)).isInstanceOf(Problem.class);
    }

    @Test
    void interruptionCancels() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Fusion.fuse(training("module-d"))).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /// Two small pictures; GhostNetV2 halves what is left of them once more.
    private static Network small(String name) {
        var variant = Zoo.find(name);
        int size = name.startsWith("ghostnetv2") ? 64 : 32;
        var input = TensorShape.of(2, variant.input().channels(), size, size);
        return training(name, variant.definition().graph(Form.TRAINING, input, variant.classes()));
    }

    private static Network training(String name) {
        return training(name, Zoo.find(name).graph(Form.TRAINING));
    }

    private static Network training(String name, OpGraph graph) {
        return new Network(name, graph, SeededWeights.of(graph, 5), Form.TRAINING);
    }
}
