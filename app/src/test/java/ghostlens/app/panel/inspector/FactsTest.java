package ghostlens.app.panel.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.panel.inspector.Facts.Fact;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.tensor.TensorShape;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final OpGraph GRAPH = graph();

    private static OpGraph graph() {
        var builder = new GraphBuilder(Form.TRAINING);
        var x = builder.input("input", TensorShape.of(1, 3, 8, 8));
        return builder.build(
                x.within("stem", w -> w.conv("conv", 4, 3, 2).batchNorm("bn").relu("act")));
    }

    @Test
    void tellsAConvolutionsGeometryAndCost() {
        assertThat(facts("stem.conv"))
                .containsEntry("type", "conv 3×3 /2")
                .containsEntry("channels", "3 → 4")
                .containsEntry("stride", "2×2")
                .containsEntry("padding", "1×1")
                .containsEntry("input shapes", "1×3×8×8")
                .containsEntry("output shape", "1×4×4×4")
                .containsEntry("parameters", "108")
                .containsEntry("multiply-adds", "1,728")
                .containsEntry("elements moved", "256");
    }

    @Test
    void tellsTheGeometryOfWhatChangesMaps() {
        var x = new GraphBuilder(Form.TRAINING).input("input", TensorShape.of(1, 6, 9, 9));
        var graph = x.builder()
                .build(x.maxPool("max", 3, 2)
                        .averagePool("mean", 2, 1)
                        .channelShuffle("shuffle", 3)
                        .convTranspose("up", 4, 2, 2));
        assertThat(facts(graph, "max"))
                .containsEntry("kernel", "3×3")
                .containsEntry("stride", "2×2")
                .containsEntry("padding", "1×1");
        assertThat(facts(graph, "mean")).containsEntry("kernel", "2×2").containsEntry("padding", "0×0");
        assertThat(facts(graph, "shuffle")).containsEntry("groups", "3");
        assertThat(facts(graph, "up"))
                .containsEntry("channels", "6 → 4")
                .containsEntry("kernel", "2×2")
                .containsEntry("stride", "2×2")
                .containsEntry("bias", "yes")
                .containsEntry("multiply-adds", "1,536");
    }

    @Test
    void sumsUpAGroup() {
        assertThat(facts("stem"))
                .containsEntry("operators", "3")
                .containsEntry("batch norms", "1")
                .containsEntry("parameters", "116")
                .containsEntry("multiply-adds", "1,728");
    }

    @Test
    void sumsUpTheWholeGraphWhereNothingIsSelected() {
        assertThat(facts(null)).containsEntry("operators", "3").containsEntry("parameters", "116");
    }

    private static Map<String, String> facts(@Nullable String path) {
        return facts(GRAPH, path);
    }

    private static Map<String, String> facts(OpGraph graph, @Nullable String path) {
        return Facts.of(graph, path, null).stream().collect(Collectors.toMap(Fact::name, Fact::value));
    }
}
