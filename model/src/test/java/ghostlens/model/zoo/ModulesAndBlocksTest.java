package ghostlens.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModulesAndBlocksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "module-a | primary_conv.0 primary_conv.1 primary_conv.2 cheap_operation.0 cheap_operation.1"
                        + " cheap_operation.2 concat",
                "module-b | primary_conv.0 primary_conv.1 primary_conv.2 cheap_operation.0 cheap_operation.1"
                        + " cheap_operation.2 add",
                "module-c | primary_conv.0 primary_conv.1 primary_conv.2 cheap_operation.0 cheap_operation.1 add relu",
                "module-d | primary_conv.0 primary_conv.1 primary_conv.2 cheap_operation.0 cheap_operation.1"
                        + " fusion_bn.0 add relu",
                "module-e | primary_conv.0 primary_conv.2 cheap_operation.0 relu"
            })
    void modulesAreThoseOfFigureThree(String name, String ids) {
        assertThat(graph(name, Form.TRAINING).nodes().stream().skip(1).map(n -> n.id().path()))
                .containsExactly(ids.split(" "));
    }

    @Test
    void onlyTheGhostModuleDoublesTheChannels() {
        assertThat(output(graph("module-a", Form.TRAINING))).isEqualTo(TensorShape.of(1, 48, 56, 56));
        assertThat(Stream.of("b", "c", "d", "e").map(m -> output(graph("module-" + m, Form.TRAINING))))
                .containsOnly(TensorShape.of(1, 24, 56, 56));
    }

    @ParameterizedTest
    @ValueSource(strings = {"module-c", "module-d"})
    void modulesThatCanBeMergedBecomeModuleE(String name) {
        assertThat(graph(name, Form.INFERENCE)).isEqualTo(graph("module-e", Form.INFERENCE));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void moduleEIsTheSameInEveryForm(Form form) {
        assertThat(graph("module-e", form)).isEqualTo(graph("module-e", Form.INFERENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"module-a", "module-b"})
    void modulesWithAReluInABranchLoseTheirBatchNormsOnly(String name) {
        assertThat(graph(name, Form.DEPLOY)).isEqualTo(graph(name, Form.TRAINING));
        assertThat(graph(name, Form.INFERENCE).nodes())
                .hasSize(graph(name, Form.TRAINING).nodes().size() - 2);
    }

    @ParameterizedTest
    @CsvSource({
        // name, adds in training, in deploy
        "repghost-bottleneck-s1, 3, 1",
        "repghost-bottleneck-s1-se, 3, 1",
        "repghost-bottleneck-s1-noshortcut, 2, 0",
        "repghost-bottleneck-s1-se-noshortcut, 2, 0",
        "repghost-bottleneck-s2, 3, 1",
        "repghost-bottleneck-s2-se, 3, 1",
        "repghost-bottleneck-s2-noshortcut, 2, 0",
        "repghost-bottleneck-s2-se-noshortcut, 2, 0",
        "ghost-bottleneck-s1, 1, 1",
        "ghost-bottleneck-s1-se, 1, 1",
        "ghost-bottleneck-s1-noshortcut, 0, 0",
        "ghost-bottleneck-s1-se-noshortcut, 0, 0",
        "ghost-bottleneck-s2, 1, 1",
        "ghost-bottleneck-s2-se, 1, 1",
        "ghost-bottleneck-s2-noshortcut, 0, 0",
        "ghost-bottleneck-s2-se-noshortcut, 0, 0"
    })
    void bottlenecksAreThoseOfFigureFour(String name, int addsInTraining, int addsInDeploy) {
        var training = graph(name, Form.TRAINING);
        var input = training.inputShape();
        int stride = name.contains("-s2") ? 2 : 1;
        assertThat(output(training).height()).isEqualTo(input.height() / stride);
        assertThat(training.count(Op.Add.class)).isEqualTo(addsInTraining);
        assertThat(graph(name, Form.DEPLOY).count(Op.Add.class)).isEqualTo(addsInDeploy);
        assertThat(training.count(Op.Concat.class)).isEqualTo(name.startsWith("ghost") ? 2 : 0);
        assertThat(training.count(Op.Multiply.class)).isEqualTo(name.contains("-se") ? 1 : 0);
        assertThat(graph(name, Form.INFERENCE).count(Op.BatchNorm.class)).isZero();
    }

    private static OpGraph graph(String name, Form form) {
        return Zoo.find(name).graph(form);
    }

    private static TensorShape output(OpGraph graph) {
        return graph.node(graph.outputs().getFirst()).shape();
    }
}
