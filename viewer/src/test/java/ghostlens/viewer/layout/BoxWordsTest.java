package ghostlens.viewer.layout;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.assets.Palette;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Zoo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoxWordsTest {
    private final BoxWords attributes = new BoxWords(Set.of(Detail.ATTRIBUTES));
    private final BoxWords weights = new BoxWords(Set.of(Detail.WEIGHTS));

    @Test
    void convolutionSaysItsWindowAndGroups() {
        var conv = new Op.Conv2d(16, 32, new Window(3, 5, 2, 1, 1, 2), 4, true);
        assertThat(attributes.of(conv).lines()).containsExactly("kernel 3×5 · stride 2×1", "padding 1×2 · groups 4");
        assertThat(weights.of(conv).lines()).containsExactly("W 32×4×3×5 · b 32");
    }

    @Test
    void batchNormSaysItsFourTensorsOnce() {
        var norm = new Op.BatchNorm(64, 1e-5);
        assertThat(attributes.of(norm).lines()).containsExactly("ε 1e-5");
        assertThat(weights.of(norm).lines()).containsExactly("γ β μ σ² 64");
    }

    @Test
    void otherOperatorsSayWhatTheyDo() {
        assertThat(attributes
                        .of(new Op.Activation(Op.Activation.Kind.HARD_SWISH))
                        .lines())
                .containsExactly("x · ReLU6(x + 3) / 6");
        assertThat(attributes.of(new Op.Linear(1280, 1000, true)).lines()).containsExactly("features 1280 → 1000");
        assertThat(attributes
                        .of(new MapOp.AveragePool(Window.square(3, 2), false))
                        .lines())
                .containsExactly("kernel 3×3 · stride 2×2", "padding 1×1 · not counted");
        assertThat(attributes.of(new Op.Add()).lines()).isEmpty();
        assertThat(weights.of(new Op.Add()).lines()).isEmpty();
    }

    @Test
    void operatorOfAFileSaysNoMoreThanHasRoom() {
        var given = new LinkedHashMap<String, String>();
        given.put("mode", "x".repeat(100));
        for (int i = 0; i < 9; i++) {
            given.put("a" + i, String.valueOf(i));
        }
        var foreign = new Op.Foreign("Einsum", "", given, List.of(), TensorShape.UNKNOWN, "nobody knows it");
        assertThat(attributes.of(foreign).lines())
                .hasSize(4)
                .endsWith("a0 0", "a1 1", "and 7 more")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(36));
    }

    @Test
    void boxesOfALayoutSayWhatIsAskedForAndAreAsHighAsItIs() {
        var graph = Zoo.find("module-d").graph(Form.TRAINING);
        var open = GroupTree.of(graph).paths();
        var usual = GraphLayout.layout(graph, open).box("fusion_bn.0").orElseThrow();
        var laidOut = GraphLayout.layout(graph, open, Flow.DOWN, Set.of(Detail.ATTRIBUTES, Detail.WEIGHTS));
        var box = laidOut.box("fusion_bn.0").orElseThrow();
        assertThat(usual.subtitle()).isNotEmpty();
        assertThat(usual.details()).isEmpty();
        assertThat(box.subtitle()).isEmpty();
        assertThat(box.details()).containsExactly("ε 1e-5", "γ β μ σ² 24");
        assertThat(box.height()).isEqualTo(usual.height() + 2 * Sizes.LINE);
        assertThat(GraphSvg.write(laidOut, Palette.light()::color))
                .contains(">γ β μ σ² 24</text>", ">max(0, x)</text>");
    }

    @Test
    void closedGroupSaysHowManyParametersItHas() {
        var graph = Zoo.find("repghostnet-1.0x").graph(Form.TRAINING);
        var closed = GraphLayout.layout(graph, Set.of(), Flow.DOWN, Set.of(Detail.WEIGHTS, Detail.NAMES));
        assertThat(closed.box("blocks.0.0").orElseThrow().details())
                .singleElement()
                .asString()
                .endsWith(" parameters");
    }
}
