package ghostlens.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final NodeId CONV = new NodeId("conv");
    private static final Tensor KERNEL = Tensor.generate(TensorShape.of(2, 3, 1, 1), i -> i);

    @Test
    void aTensorIsFoundBySlotAndByRole() {
        var weights = Weights.of(graph(), Map.of(CONV, Map.of("weight", KERNEL)));
        assertThat(weights.get(CONV, "weight")).isSameAs(KERNEL);
        assertThat(weights.get(graph().node(CONV), Role.KERNEL)).isSameAs(KERNEL);
        assertThat(weights.nodes()).containsExactly(CONV);
    }

    @Test
    void whatTheGraphDoesNotAskForIsLeftOut() {
        var weights = Weights.of(graph(), Map.of(CONV, Map.of("weight", KERNEL, "bias", KERNEL)));
        assertThat(weights.of(CONV)).containsOnlyKeys("weight");
    }

    @Test
    void aMissingTensorIsNamed() {
        assertThatThrownBy(() -> Weights.of(graph(), Map.of()))
                .hasMessage("conv.weight must be 2×3×1×1 but is missing");
    }

    @Test
    void aMisshapenTensorIsNamed() {
        var wrong = Tensor.generate(TensorShape.of(6), i -> i);
        assertThatThrownBy(() -> Weights.of(graph(), Map.of(CONV, Map.of("weight", wrong))))
                .hasMessage("conv.weight must be 2×3×1×1 but is 6");
    }

    @Test
    void askingForWhatIsNotThereIsRefused() {
        var weights = Weights.of(graph(), Map.of(CONV, Map.of("weight", KERNEL)));
        assertThatThrownBy(() -> weights.get(CONV, "bias")).hasMessage("there is no tensor conv.bias");
        assertThatThrownBy(() -> weights.get(graph().node(CONV), Role.BIAS)).hasMessage("conv has no BIAS");
    }

    private static OpGraph graph() {
        var builder = new GraphBuilder(Form.TRAINING);
        return builder.build(builder.input("input", TensorShape.of(1, 3, 4, 4)).pointwise("conv", 2));
    }
}
