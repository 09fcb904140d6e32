package ghostlens.fuse.rules;

import static ghostlens.fuse.Nets.ADD;
import static ghostlens.fuse.Nets.RELU;
import static ghostlens.fuse.Nets.depthwise;
import static ghostlens.fuse.Nets.norm;
import static ghostlens.fuse.Nets.plain;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.fuse.Nets;
import ghostlens.fuse.check.Difference;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The published blocks, which no rule knows.
class BlocksTest {
    private static final int CHANNELS = 6;
    private static final Window POINT = Window.square(1, 1);
    /// A ring of what the next layer makes of 0 around the map, so that the convolution behind need not pad.
    private static final Window RINGED = new Window(1, 1, 1, 1, 1, 1);
    private static final Window INSIDE = new Window(3, 3, 1, 1, 0, 0);

    @Test
    void repVggBlock() {
        assertOneConvolution(
                branches("dense", "point")
                        .add("dense", plain(CHANNELS, CHANNELS, Window.square(3, 1)), "x")
                        .add("point", plain(CHANNELS, CHANNELS, POINT), "x")
                        .add("norm", norm(CHANNELS), "x"),
                "dense.bn",
                "point.bn",
                "norm");
    }

    @Test
    void mobileOneBlock() {
        assertOneConvolution(
                branches("a", "b", "c", "scale")
                        .add("a", depthwise(CHANNELS, 3, 1), "x")
                        .add("b", depthwise(CHANNELS, 3, 1), "x")
                        .add("c", depthwise(CHANNELS, 3, 1), "x")
                        .add("scale", depthwise(CHANNELS, 1, 1), "x")
                        .add("norm", norm(CHANNELS), "x"),
                "a.bn",
                "b.bn",
                "c.bn",
                "scale.bn",
                "norm");
    }

    @Test
    void asymmetricConvolutionBlock() {
        assertOneConvolution(
                branches("square", "row", "column")
                        .add("square", plain(CHANNELS, CHANNELS, Window.square(3, 1)), "x")
                        .add("row", plain(CHANNELS, CHANNELS, new Window(1, 3, 1, 1, 0, 1)), "x")
                        .add("column", plain(CHANNELS, CHANNELS, new Window(3, 1, 1, 1, 1, 0)), "x"),
                "square.bn",
                "row.bn",
                "column.bn");
    }

    @Test
    void diverseBranchBlock() {
        assertOneConvolution(
                branches("dense", "point", "sequence", "mean")
                        .add("dense", plain(CHANNELS, CHANNELS, Window.square(3, 1)), "x")
                        .add("point", plain(CHANNELS, CHANNELS, POINT), "x")
                        .add("sequence.first", plain(CHANNELS, CHANNELS, RINGED), "x")
                        .add("sequence.ring", norm(CHANNELS), "sequence.first")
                        .add("sequence", plain(CHANNELS, CHANNELS, INSIDE), "sequence.ring")
                        .add("mean.first", plain(CHANNELS, CHANNELS, RINGED), "x")
                        .add("mean.ring", norm(CHANNELS), "mean.first")
                        .add("mean", new MapOp.AveragePool(INSIDE), "mean.ring"),
                "dense.bn",
                "point.bn",
                "sequence.bn",
                "mean.bn");
    }

    @Test
    void expandNet() {
        var layers = Nets.over(2, CHANNELS, 8, 8)
                .add("widen", plain(CHANNELS, 4 * CHANNELS, POINT), "x")
                .add("conv", plain(4 * CHANNELS, 4 * CHANNELS, Window.square(3, 1)), "widen")
                .add("conv.bn", norm(4 * CHANNELS), "conv")
                .add("narrow", plain(4 * CHANNELS, CHANNELS, POINT), "conv.bn")
                .add("relu", RELU, "narrow");
        assertLeft(layers.seeded("relu"), 1, 0);
        var kernels = Nets.over(2, CHANNELS, 8, 8)
                .add("a", plain(CHANNELS, 4 * CHANNELS, new Window(3, 3, 1, 1, 2, 2)), "x")
                .add("b", plain(4 * CHANNELS, CHANNELS, INSIDE), "a")
                .add("relu", RELU, "b");
        assertLeft(kernels.seeded("relu"), 1, 0);
    }

    @Test
    void mobileNetBlock() {
        var block = Nets.over(2, CHANNELS, 8, 8)
                .add("depthwise", depthwise(CHANNELS, 3, 2), "x")
                .add("depthwise.bn", norm(CHANNELS), "depthwise")
                .add("relu", RELU, "depthwise.bn")
                .add("pointwise", plain(CHANNELS, 2 * CHANNELS, POINT), "relu")
                .add("pointwise.bn", norm(2 * CHANNELS), "pointwise")
                .add("out", RELU, "pointwise.bn");
        assertLeft(block.seeded("out"), 2, 0);
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

    private static Nets branches(String... normed) {
        var nets = Nets.over(2, CHANNELS, 7, 7);
        for (var branch : normed) {
            nets.add(branch + ".bn", norm(CHANNELS), branch);
        }
        return nets;
    }

    private static void assertOneConvolution(Nets branches, String... summands) {
        var fused = assertLeft(
                branches.add("add", ADD, summands).add("relu", RELU, "add").seeded("relu"), 1, 0);
        assertThat(fused.nodes()).hasSize(3);
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
