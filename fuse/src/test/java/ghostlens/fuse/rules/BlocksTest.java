package ghostlens.fuse.rules;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.fuse.Blocks;
import ghostlens.fuse.Nets;
import ghostlens.fuse.check.Difference;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The published blocks, which no rule knows.
class BlocksTest {

    @ParameterizedTest
    @EnumSource
    void blocksBecomeOneConvolutionBetweenActivations(Blocks block) {
        var fused = assertLeft(block.network(), block == Blocks.MOBILENET ? 2 : 1, 0);
        assertThat(fused.nodes()).hasSize(block == Blocks.MOBILENET ? 5 : 3);
    }

    static Stream<String> rowsOfTable6() {
        return Zoo.variants().stream()
                .filter(variant -> variant.name().startsWith("repghostnet-0.5x"))
                .filter(variant -> !variant.name().endsWith("no-shortcut"))
                .map(Variant::name);
    }

    @ParameterizedTest
    @MethodSource("rowsOfTable6")
    void rowsOfTable6(String name) {
        var graph = Zoo.find(name).definition().graph(Form.TRAINING, TensorShape.of(1, 3, 32, 32), 10);
        var network = new Network(name, graph, SeededWeights.of(graph, 3), Form.TRAINING);
        assertLeft(network, 95, name.endsWith("-relu") ? 16 : 0);
    }

    private static OpGraph assertLeft(Network network, int convolutions, int norms) {
        var fused = Fusion.fuse(network).after();
        assertThat(fused.graph().count(Op.Conv2d.class)).isEqualTo(convolutions);
        assertThat(fused.graph().count(Op.BatchNorm.class)).isEqualTo(norms);
        assertThat(fused.graph().cost().multiplyAdds())
                .isLessThanOrEqualTo(network.graph().cost().multiplyAdds());
        var before = Nets.run(network).getFirst();
        var after = Nets.run(fused).getFirst();
        assertThat(Difference.between(tensor(before), tensor(after)).largestRelative())
                .isLessThan(1e-9);
        return fused.graph();
    }

    private static Tensor tensor(double[] values) {
        return Tensor.of(TensorShape.of(values.length), values);
    }
}
