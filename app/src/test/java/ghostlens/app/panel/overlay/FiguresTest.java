package ghostlens.app.panel.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.tensor.TensorShape;
import ghostlens.viewer.Badge;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final OpGraph GRAPH = graph();

    @Test
    void groupsHaveTheSumOfTheirOperators() {
        var conv = GRAPH.nodes().get(1);
        assertThat(Figures.parameters(GRAPH).badge(List.of(conv))).hasValue(new Badge("108 params", 108));
        assertThat(Figures.parameters(GRAPH).badge(GRAPH.nodes())).hasValue(new Badge("116 params", 116));
        assertThat(Figures.multiplyAdds(GRAPH).badge(GRAPH.nodes())).hasValue(new Badge("1.73 k MAdds", 1728));
    }

    @Test
    void whatHasNothingIsNotMarked() {
        assertThat(Figures.multiplyAdds(GRAPH).badge(List.of(GRAPH.nodes().getLast())))
                .isEmpty();
        assertThat(Figures.bytes(GRAPH).badge(List.of(GRAPH.nodes().getLast()))).isPresent();
    }

    @Test
    void numbersOnBothSidesOfZeroDivergeAndGroupsHaveTheFurthest() {
        var overlay = Figures.numbers(new NodeNumbers("x", Map.of("conv", 1.0, "bn", -2.0)));
        assertThat(overlay.isDiverging()).isTrue();
        assertThat(overlay.badge(GRAPH.nodes())).hasValue(new Badge("-2.000", -2));
        assertThat(Figures.numbers(new NodeNumbers("x", Map.of("conv", 1.0))).isDiverging())
                .isFalse();
    }

    private static OpGraph graph() {
        var builder = new GraphBuilder(Form.TRAINING);
        var x = builder.input("input", TensorShape.of(1, 3, 8, 8));
        return builder.build(x.conv("conv", 4, 3, 2).batchNorm("bn"));
    }
}
