package ghostlens.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.fuse.rules.Fusion;
import ghostlens.model.graph.Op;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Zoo;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A detector's backbone is fused inside of it.
class DetectorFusionTest {
    private static final TensorShape SMALL = TensorShape.of(1, 3, 32, 64);

    @ParameterizedTest
    @ValueSource(strings = {"retinanet-repghostnet-1.3x", "maskrcnn-mobilenetv2-1.0x"})
    void fusedDetectorsComputeTheSame(String name) {
        var graph = Zoo.find(name).definition().graph(Form.TRAINING, SMALL, 80);
        var training = new Network(name, graph, SeededWeights.of(graph, 1), Form.TRAINING);
        var fused = Fusion.convert(training, Form.INFERENCE);
        assertThat(graph.count(Op.BatchNorm.class)).isPositive();
        assertThat(fused.graph().count(Op.BatchNorm.class)).isZero();
        assertThat(fused.graph()).isEqualTo(Zoo.find(name).definition().graph(Form.INFERENCE, SMALL, 80));
        var before = run(training);
        var after = run(fused);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).toDoubles())
                    .as("output %d", i)
                    .containsExactly(before.get(i).toDoubles(), Offset.offset(1e-9));
        }
    }

    private static List<Tensor> run(Network network) {
        var input = SeededInput.of(SMALL, 2);
        try (var session =
                new ReferenceEngine().plan(network, PlanOptions.DEFAULT).open()) {
            return List.copyOf(session.run(input, StepListener.NONE).values());
        }
    }
}
