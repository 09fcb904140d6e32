package ghostlens.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ghostlens.model.Problem;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every operator on numbers small enough to work out by hand.
final class ReferenceEngineTest {
    private static final NodeId X = new NodeId("x");
    private static final NodeId Y = new NodeId("y");
    private static final Window PLAIN_3 = new Window(3, 3, 1, 1, 1, 1);

    private static Tensor tensor(TensorShape shape, double... values) {
        return Tensor.of(shape, values);
    }

    private static TensorShape shape(int... extents) {
        return TensorShape.of(extents);
    }

    private static double[] run(Op op, Tensor input, Map<String, Tensor> weights) {
        return run(List.of(new Draft(Y, op, List.of(X))), input, weights);
    }

    private static double[] run(List<Draft> work, Tensor input, Map<String, Tensor> weights) {
        var drafts = new ArrayList<>(List.of(new Draft(X, new Op.Input(input.shape()), List.of())));
        drafts.addAll(work);
        var graph = OpGraph.of(drafts, List.of(Y));
        var network = new Network("one", graph, Weights.of(graph, Map.of(Y, weights)), Form.INFERENCE);
        var output = Samplers.run(new ReferenceEngine(), network, input);
        assertThat(output).isInstanceOf(Tensor.Float64.class);
        return output.toDoubles();
    }

    @Test
    void convolutionPadsWithZerosAndAddsItsBias() {
        var x = tensor(shape(1, 1, 2, 3), 1, 2, 3, 4, 5, 6);
        var weights =
                Map.of("weight", tensor(shape(1, 1, 3, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9), "bias", tensor(shape(1), 100));
        assertThat(run(new Op.Conv2d(1, 1, PLAIN_3, 1, true), x, weights))
                .containsExactly(194, 254, 206, 158, 191, 158);
    }

    @Test
    void convolutionSumsOverItsInputChannelsOnly() {
        var x = tensor(shape(1, 4, 1, 1), 1, 2, 3, 4);
        var weights = Map.of("weight", tensor(shape(2, 2, 1, 1), 1, 10, 100, 1000));
        assertThat(run(new Op.Conv2d(4, 2, Window.square(1, 1), 2, false), x, weights))
                .containsExactly(21, 4300);
    }

    @Test
    void convolutionStepsByItsStrides() {
        var x = tensor(shape(1, 1, 3, 4), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        var weights = Map.of("weight", tensor(shape(1, 1, 1, 2), 1, 100));
        assertThat(run(new Op.Conv2d(1, 1, new Window(1, 2, 2, 3, 0, 1), 1, false), x, weights))
                .containsExactly(0, 302, 800, 1110);
    }

    @Test
    void batchNormScalesAndShiftsEachChannel() {
        var x = tensor(shape(1, 2, 1, 2), 1, 3, 5, 7);
        var weights = Map.of(
                "weight", tensor(shape(2), 2, 10),
                "bias", tensor(shape(2), 1, -1),
                "running_mean", tensor(shape(2), 1, 5),
                "running_var", tensor(shape(2), 3, 0));
        assertThat(run(new Op.BatchNorm(2, 1), x, weights)).containsExactly(1, 3, -1, 19);
    }

    @Test
    void activationsBendWhereTheirDefinitionsSay() {
        var x = tensor(shape(1, 1, 1, 5), -4, -1.5, 0, 1.5, 4);
        assertThat(run(new Op.Activation(Kind.RELU), x, Map.of())).containsExactly(0, 0, 0, 1.5, 4);
        assertThat(run(new Op.Activation(Kind.HARD_SIGMOID), x, Map.of())).containsExactly(0, 0.25, 0.5, 0.75, 1);
    }

    @Test
    void addSumsAllItsInputs() {
        var x = tensor(shape(1, 2), 1, -2);
        assertThat(run(List.of(new Draft(Y, new Op.Add(), List.of(X, X, X))), x, Map.of()))
                .containsExactly(3, -6);
    }

    @Test
    void multiplyGatesEachChannelOfEachImage() {
        var x = tensor(shape(2, 1, 1, 2), 1, 3, 10, 30);
        var gate = new Draft(new NodeId("gate"), new Op.GlobalAveragePool(), List.of(X));
        var product = new Draft(Y, new Op.Multiply(), List.of(X, gate.id()));
        assertThat(run(List.of(gate, product), x, Map.of())).containsExactly(2, 6, 200, 600);
    }

    @Test
    void concatAndSliceKeepImagesApart() {
        var x = tensor(shape(2, 2, 1, 1), 1, 2, 3, 4);
        var last = new Draft(new NodeId("last"), new Op.Slice(1, 2), List.of(X));
        var both = new Draft(Y, new Op.Concat(), List.of(last.id(), X));
        assertThat(run(List.of(last, both), x, Map.of())).containsExactly(2, 1, 2, 4, 3, 4);
    }

    @Test
    void globalAveragePoolMeansEachPlane() {
        var x = tensor(shape(1, 2, 2, 2), 1, 2, 3, 6, 10, 10, 10, 14);
        assertThat(run(new Op.GlobalAveragePool(), x, Map.of())).containsExactly(3, 11);
    }

    @Test
    void linearReadsAFlattenedMap() {
        var x = tensor(shape(2, 1, 1, 2), 1, 2, 3, 4);
        var flat = new Draft(new NodeId("flat"), new Op.Flatten(), List.of(X));
        var linear = new Draft(Y, new Op.Linear(2, 2, true), List.of(flat.id()));
        var weights = Map.of("weight", tensor(shape(2, 2), 1, 10, 100, 1000), "bias", tensor(shape(2), 0.5, 0));
        assertThat(run(List.of(flat, linear), x, weights)).containsExactly(21.5, 2100, 43.5, 4300);
    }

    @Test
    void sumsAreInDoublePrecision() {
        var x = tensor(shape(1, 2, 1, 1), 1, 1e-12);
        var weights = Map.of("weight", tensor(shape(1, 2, 1, 1), 1, 1));
        assertThat(run(new Op.Conv2d(2, 1, Window.square(1, 1), 1, false), x, weights)[0] - 1)
                .isCloseTo(1e-12, within(1e-15));
    }

    @Test
    void runNamesBothShapesWhenTheInputDoesNotFit() {
        var network = Samplers.network(new Op.Flatten(), shape(1, 3, 4, 4));
        var wrong = Samplers.values(shape(1, 3, 5, 4), 1);
        assertThatThrownBy(() -> Samplers.run(new ReferenceEngine(), network, wrong))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("1×3×4×4")
                .hasMessageContaining("1×3×5×4");
    }
}
