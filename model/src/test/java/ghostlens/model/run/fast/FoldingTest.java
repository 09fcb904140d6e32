package ghostlens.model.run.fast;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Wire;
import ghostlens.model.run.View;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FoldingTest {
    private static Wire input() {
        return new GraphBuilder(Form.INFERENCE).input("x", TensorShape.of(1, 8, 14, 14));
    }

    private static OpGraph graph(Wire... outputs) {
        return outputs[0].builder().build(outputs);
    }

    /// Each step's operators, joined: `conv add relu`.
    private static List<String> steps(OpGraph graph, View view) {
        return Folding.recipes(graph, view).stream()
                .map(r -> String.join(
                        " ",
                        Stream.concat(Stream.of(r.node()), r.folded().stream())
                                .map(node -> node.id().path())
                                .toList()))
                .toList();
    }

    @Test
    void asDrawnEveryOperatorIsAStep() {
        var x = input();
        var graph = graph(x.pointwise("conv", 8).plus("add", x).relu("relu"));
        assertThat(steps(graph, View.DRAWN)).containsExactly("conv", "add", "relu");
    }

    @Test
    void asDeployedAddAndActivationAreFoldedIntoTheConvolution() {
        var x = input();
        var graph = graph(x.pointwise("conv", 8).plus("add", x).relu("relu"));
        assertThat(steps(graph, View.DEPLOYED)).containsExactly("conv add relu");
    }

    @Test
    void aBoundedActivationIsFoldedWithBothItsBounds() {
        var x = input();
        var graph = graph(x.pointwise("conv", 8).plus("add", x).relu6("six"));
        assertThat(steps(graph, View.DEPLOYED)).containsExactly("conv add six");
        assertThat(Folding.recipes(graph, View.DEPLOYED).getFirst().clamp()).isEqualTo(new Clamp(0, 6));
    }

    @Test
    void anAddIsFoldedIntoTheLaterOfTwoConvolutions() {
        var x = input();
        var graph = graph(x.pointwise("first", 8).plus("add", x.pointwise("second", 8)));
        assertThat(steps(graph, View.DEPLOYED)).containsExactly("first", "second add");
    }

    @Test
    void whatSomebodyElseReadsIsNotFolded() {
        var conv = input().pointwise("conv", 8);
        var graph = graph(conv.relu("relu").plus("add", conv));
        assertThat(steps(graph, View.DEPLOYED)).containsExactly("conv", "relu", "add");
    }

    @Test
    void whatIsAnOutputIsNotFolded() {
        var conv = input().pointwise("conv", 8);
        var graph = graph(conv.relu("relu"), conv);
        assertThat(steps(graph, View.DEPLOYED)).containsExactly("conv", "relu");
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGMOID", "HARD_SIGMOID", "SWISH", "HARD_SWISH"})
    void anActivationThatIsMoreThanBoundsIsNotFolded(Kind kind) {
        var graph = graph(input().pointwise("conv", 8).activation("gate", kind));
        assertThat(steps(graph, View.DEPLOYED)).containsExactly("conv", "gate");
    }
}
