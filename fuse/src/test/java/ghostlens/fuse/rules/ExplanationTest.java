package ghostlens.fuse.rules;

import static ghostlens.fuse.Nets.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.fuse.rules.Explanation.Kind;
import ghostlens.fuse.rules.Explanation.Line;
import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.zoo.Zoo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {

    /// The modules of Fig. 3.
    @ParameterizedTest
    @CsvSource({
        "module-a, concat, BLOCKED, concat, side by side",
        "module-b, add, BLOCKED, cheap_operation.2, not linear|only what is linear",
        "module-c, add, FUSED, add, centre tap",
        "module-d, add, FUSED, add, centre tap",
        "module-e, cheap_operation, STAYS, cheap_operation.0, all that is linear between",
        "module-d, relu, STAYS, relu, is not linear"
    })
    void modulesSayWhatBecameOfThem(String module, String path, Kind kind, String culprit, String reason) {
        assertThat(explain(module, path)).anySatisfy(line -> {
            assertThat(line.kind()).isEqualTo(kind);
            assertThat(line.culprit()).isEqualTo(id(culprit));
            assertThat(List.of(reason.split("\\|"))).anyMatch(line.reason()::contains);
        });
    }

    /// Row 7 of Table 6.
    @Test
    void reluBeforeTheSumIsWhatStandsInItsWay() {
        var lines = explain("repghostnet-0.5x-relu", "blocks.0.0.ghost1");
        assertThat(lines)
                .filteredOn(line -> line.kind() == Kind.BLOCKED)
                .anySatisfy(line -> assertThat(line.reason()).contains("ReLU", "between the convolution and the sum"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repghostnet-0.5x",
                "repghostnet-0.5x-id",
                "repghostnet-0.5x-1x1dconv",
                "repghostnet-0.5x-id+1x1dconv",
                "repghostnet-0.5x-1x1dconv+bn",
                "repghostnet-0.5x-id+bn",
                "repghostnet-0.5x-id+1x1dconv+bn"
            })
    void rowsOfTable6MoveIntoTheDepthwiseKernel(String name) {
        var lines = explain(name, "blocks.0.0.ghost1");
        assertThat(lines).filteredOn(line -> line.kind() == Kind.FUSED).hasSizeGreaterThanOrEqualTo(3);
        assertThat(lines).noneMatch(line -> line.kind() == Kind.BLOCKED);
    }

    @Test
    void ghostConcatSaysWhyItStays() {
        assertThat(explain("ghostnet-1.0x", "blocks.0.0.ghost1"))
                .filteredOn(line -> line.kind() == Kind.BLOCKED)
                .anySatisfy(line -> assertThat(line.reason()).contains("only a sum of them can move into a kernel"));
    }

    @Test
    void everyNodeHasAnAnswer() {
        for (var name : List.of("module-a", "repghostnet-0.5x", "shufflenetv2-0.5x", "efficientnet-b0")) {
            var network = network(name);
            var trace = Fusion.fuse(network);
            assertThat(network.graph().nodes())
                    .allSatisfy(node -> assertThat(
                                    Explanation.of(trace, node.id().path()).lines())
                            .as(node.id().path())
                            .isNotEmpty()
                            .allMatch(line -> line.reason().endsWith(".")));
        }
    }

    @Test
    void unknownNodeIsAProblem() {
        var trace = Fusion.fuse(network("module-a"));
        assertThatThrownBy(() -> Explanation.of(trace, "nothing"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no node or group 'nothing'");
    }

    private static List<Line> explain(String name, String path) {
        return Explanation.of(Fusion.fuse(network(name)), path).lines();
    }

    private static Network network(String name) {
        var graph = Zoo.find(name).graph(Form.TRAINING);
        return new Network(name, graph, SeededWeights.of(graph, 5), Form.TRAINING);
    }
}
