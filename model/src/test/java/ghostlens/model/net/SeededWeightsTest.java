package ghostlens.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Weights;
import ghostlens.model.zoo.Zoo;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeededWeightsTest {
    private static final TensorShape SMALL = TensorShape.of(1, 3, 32, 32);

    @Test
    void aTensorIsTheSameInEveryForm() {
        var training = graph("repghostnet-0.5x", Form.TRAINING);
        var inference = graph("repghostnet-0.5x", Form.INFERENCE);
        var id = new NodeId("blocks.3.0.ghost1.cheap_operation.0");
        assertThat(SeededWeights.of(inference, 7).get(id, "weight").toFloats())
                .isEqualTo(SeededWeights.of(training, 7).get(id, "weight").toFloats());
    }

    @Test
    void aTensorIsTheSameInModulesThatShareTheNode() {
        var id = new NodeId("cheap_operation.1");
        var a = SeededWeights.of(Zoo.find("module-a").graph(Form.TRAINING), 7);
        var d = SeededWeights.of(Zoo.find("module-d").graph(Form.TRAINING), 7);
        assertThat(d.get(id, "running_var").toFloats())
                .isEqualTo(a.get(id, "running_var").toFloats());
    }

    @Test
    void tensorsDifferBySeedNodeAndSlot() {
        var graph = Zoo.find("module-d").graph(Form.TRAINING);
        var one = SeededWeights.of(graph, 1);
        var cheap = one.get(new NodeId("cheap_operation.1"), "bias").toFloats();
        assertThat(SeededWeights.of(graph, 2)
                        .get(new NodeId("cheap_operation.1"), "bias")
                        .toFloats())
                .isNotEqualTo(cheap);
        assertThat(one.get(new NodeId("fusion_bn.0"), "bias").toFloats()).isNotEqualTo(cheap);
        assertThat(one.get(new NodeId("cheap_operation.1"), "running_mean").toFloats())
                .isNotEqualTo(cheap);
    }

    @Test
    void batchNormsAreRandomInSensibleRanges() {
        var graph = graph("repghostnet-0.5x", Form.TRAINING);
        var weights = SeededWeights.of(graph, 3);
        for (var node : graph.nodes()) {
            if (node.op() instanceof Op.BatchNorm) {
                assertThat(values(weights, node, Role.RUNNING_VARIANCE)).allMatch(v -> v > 0.5 && v < 2);
                assertThat(values(weights, node, Role.SCALE)).allMatch(v -> v > 0.5 && v < 1.5);
                assertThat(values(weights, node, Role.RUNNING_MEAN))
                        .doesNotHaveDuplicates()
                        .allMatch(v -> Math.abs(v) < 0.5);
            }
        }
    }

    @Test
    void allTensorsAreFloat32() {
        var weights = SeededWeights.of(Zoo.find("module-d").graph(Form.TRAINING), 3);
        assertThat(weights.all().values())
                .allSatisfy(slots -> assertThat(slots.values()).hasOnlyElementsOfType(Tensor.Float32.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repghostnet-0.5x",
                "repghostnet-1.0x",
                "ghostnet-0.5x",
                "mobileone-s0",
                "repvgg-a0",
                "repghostnet-0.5x-id+1x1dconv+bn"
            })
    void activationsNeitherVanishNorExplode(String name) {
        for (var form : Form.values()) {
            var graph = graph(name, form);
            var network = new Network(name, graph, SeededWeights.of(graph, 1), form);
            var plan = new ReferenceEngine().plan(network, PlanOptions.DEFAULT.keepingValues());
            try (var session = plan.open()) {
                session.run(SeededInput.of(SMALL, 1), StepListener.NONE);
                for (var node : graph.nodes()) {
                    if (node.op() instanceof Op.Add || graph.isOutput(node.id())) {
                        assertThat(rootMeanSquare(session.value(node.id())))
                                .as("%s %s", form, node.id())
                                .isBetween(0.05, 20.0);
                    }
                }
            }
        }
    }

    private static DoubleStream values(Weights weights, Node node, Role role) {
        return Arrays.stream(weights.get(node, role).toDoubles());
    }

    private static double rootMeanSquare(Tensor tensor) {
        return Math.sqrt(
                Arrays.stream(tensor.toDoubles()).map(v -> v * v).average().orElseThrow());
    }

    private static OpGraph graph(String name, Form form) {
        return Zoo.find(name).definition().graph(form, SMALL, 10);
    }
}
