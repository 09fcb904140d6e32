package ghostlens.fuse.rules;

import static ghostlens.fuse.Nets.ADD;
import static ghostlens.fuse.Nets.conv;
import static ghostlens.fuse.Nets.depthwise;
import static ghostlens.fuse.Nets.id;
import static ghostlens.fuse.Nets.norm;
import static ghostlens.fuse.Nets.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.fuse.Change;
import ghostlens.fuse.Nets;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Network;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The rules for what stands one behind the other or side by side, each on a network of a few nodes.
class SequencesTest {
    private static final Op CONCAT = new Op.Concat();

    @Test
    void consecutiveNormsMultiplyTheirScales() {
        var network = Nets.over(1, 1, 2, 2)
                .add("a", new Op.BatchNorm(1, 0), "x")
                .add("b", new Op.BatchNorm(1, 0), "a")
                .seeded("b");
        var twice = affine(2, 1);
        var thrice = affine(3, -4);
        var fused = fused(Nets.with(network, Map.of("a", twice, "b", thrice)), RuleSet.PAYING, "x", "a");
        assertThat(fused.weights().get(id("a"), "weight").toDoubles()).containsExactly(6);
        assertThat(fused.weights().get(id("a"), "bias").toDoubles()).containsExactly(3 * 1 - 4);
    }

    @Test
    void normBesideItsInputAndAnotherNormIsOneNorm() {
        var network = Nets.over(1, 1, 2, 2)
                .add("a", new Op.BatchNorm(1, 0), "x")
                .add("b", new Op.BatchNorm(1, 0), "x")
                .add("add", ADD, "x", "a", "b")
                .seeded("add");
        var fused = fused(Nets.with(network, Map.of("a", affine(2, 1), "b", affine(3, -4))), RuleSet.PAYING, "x", "a");
        assertThat(fused.weights().get(id("a"), "weight").toDoubles()).containsExactly(1 + 2 + 3);
        assertThat(fused.weights().get(id("a"), "bias").toDoubles()).containsExactly(1 - 4);
    }

    @Test
    void normBeforeAConvolutionThatDoesNotPadMovesIn() {
        var network = Nets.over(1, 2, 5, 5)
                .add("bn", new Op.BatchNorm(2, 0), "x")
                .add("conv", unpadded(2, 1, 1), "bn")
                .seeded("conv");
        var fused = fused(
                Nets.with(
                        network,
                        Map.of(
                                "bn",
                                        Map.of(
                                                "weight", new double[] {2, 3},
                                                "bias", new double[] {10, 100},
                                                "running_mean", new double[2],
                                                "running_var", new double[] {1, 1}),
                                "conv", Map.of("weight", new double[] {5, 7}, "bias", new double[] {1}))),
                RuleSet.PAYING,
                "x",
                "conv");
        assertThat(fused.weights().get(id("conv"), "weight").toDoubles()).containsExactly(10, 21);
        assertThat(fused.weights().get(id("conv"), "bias").toDoubles()).containsExactly(1 + 50 + 700);
    }

    @Test
    void normWithoutAShiftMovesIntoAPaddedConvolution() {
        var network = Nets.over(1, 4, 5, 5)
                .add("bn", norm(4), "x")
                .add("conv", conv(4, 6, 3, 2, 2), "bn")
                .seeded("conv");
        var still = Map.of("bias", new double[4], "running_mean", new double[4]);
        fused(Nets.with(network, Map.of("bn", still)), RuleSet.PAYING, "x", "conv");
    }

    @Test
    void normsOnBothSidesOfAGroupedConvolutionMoveIn() {
        fused(
                Nets.over(1, 4, 5, 5)
                        .add("before", norm(4), "x")
                        .add("conv", new Op.Conv2d(4, 8, new Window(3, 3, 2, 1, 0, 0), 2, false), "before")
                        .add("after", norm(8), "conv")
                        .seeded("after"),
                RuleSet.PAYING,
                "x",
                "conv");
    }

    @Test
    void wideLayerBetweenThinOnesGoes() {
        fused(
                Nets.over(1, 3, 6, 6)
                        .add("wide", plain(3, 24, Window.square(1, 1)), "x")
                        .add("conv", conv(24, 24, 3, 1, 1), "wide")
                        .add("thin", conv(24, 3, 1, 1, 1), "conv")
                        .seeded("thin"),
                RuleSet.PAYING,
                "x",
                "wide");
    }

    @Test
    void strideAndPaddingOfTheFirstCountInSequence() {
        var network = Nets.over(1, 2, 11, 9)
                .add("a", new Op.Conv2d(2, 8, new Window(3, 2, 2, 1, 1, 0, 2, 1), 2, true), "x")
                .add("b", new Op.Conv2d(8, 2, new Window(2, 3, 1, 2, 0, 0), 2, true), "a")
                .seeded("b");
        var fused = fused(network, RuleSet.ALL, "x", "a");
        assertThat(fused.graph().node(id("a")).op())
                .isEqualTo(new Op.Conv2d(2, 2, new Window(5, 4, 2, 2, 1, 0, 2, 1), 2, true));
    }

    @Test
    void thinLayerStaysForItsPrice() {
        var network = Nets.over(1, 8, 4, 4)
                .add("thin", conv(8, 2, 1, 1, 1), "x")
                .add("wide", conv(2, 8, 1, 1, 1), "thin")
                .seeded("wide");
        var trace = Fusion.fuse(network);
        assertThat(trace.steps()).isEmpty();
        assertThat(trace.costly()).singleElement().satisfies(costly -> {
            assertThat(costly.node()).isEqualTo(id("wide"));
            assertThat(costly.change()).isEqualTo(new Change(-1, 16 * (64 - 32), 64 - 32 - 2, 4 * (64 - 32 - 2)));
        });
        fused(network, RuleSet.ALL, "x", "thin");
    }

    @Test
    void poolAndConvolutionAreOneAtAPrice() {
        var pool = new MapOp.AveragePool(new Window(2, 2, 2, 2, 0, 0));
        var first = Nets.over(1, 2, 6, 6)
                .add("pool", pool, "x")
                .add("conv", conv(2, 4, 1, 1, 1), "pool")
                .seeded("conv");
        assertThat(Fusion.fuse(first).costly()).hasSize(1);
        fused(first, RuleSet.ALL, "x", "conv");
        fused(
                Nets.over(1, 2, 6, 6)
                        .add("conv", conv(2, 4, 3, 1, 1), "x")
                        .add("pool", pool, "conv")
                        .seeded("pool"),
                RuleSet.ALL,
                "x",
                "conv");
    }

    @Test
    void poolBesideAConvolutionIsAKernelOfOneValue() {
        var network = Nets.over(1, 4, 5, 5)
                .add("conv", conv(4, 4, 3, 1, 2), "x")
                .add("pool", new MapOp.AveragePool(Window.square(3, 1)), "x")
                .add("add", ADD, "pool", "conv")
                .seeded("add");
        var fused = fused(
                Nets.with(network, Map.of("conv", Map.of("weight", new double[72], "bias", new double[4]))),
                RuleSet.PAYING,
                "x",
                "conv");
        var kernel = fused.weights().get(id("conv"), "weight");
        assertThat(List.of(kernel.get(0), kernel.get(8), kernel.get(9), kernel.get(71)))
                .containsExactly(1.0 / 9, 1.0 / 9, 0.0, 1.0 / 9);
    }

    @Test
    void branchesInAConcatAreStacked() {
        fused(
                Nets.over(1, 3, 5, 5)
                        .add("a", conv(3, 2, 3, 2, 1), "x")
                        .add("b", conv(3, 4, 3, 2, 1), "x")
                        .add("c", conv(3, 1, 3, 2, 1), "x")
                        .add("concat", CONCAT, "a", "b", "c")
                        .seeded("concat"),
                RuleSet.PAYING,
                "x",
                "a");
    }

    @Test
    void onlyNeighboursInAConcatAreStacked() {
        fused(
                Nets.over(1, 3, 5, 5)
                        .add("a", conv(3, 2, 3, 1, 1), "x")
                        .add("b", conv(3, 4, 3, 1, 1), "x")
                        .add("concat", CONCAT, "a", "b", "x")
                        .seeded("concat"),
                RuleSet.PAYING,
                "x",
                "a",
                "concat");
    }

    @Test
    void convolutionOverAConcatIsCutAtAPrice() {
        var network = Nets.over(1, 3, 5, 5)
                .add("a", conv(3, 2, 3, 1, 1), "x")
                .add("concat", CONCAT, "a", "x")
                .add("conv", conv(5, 4, 1, 1, 1), "concat")
                .seeded("conv");
        assertThat(Fusion.fuse(network).costly())
                .singleElement()
                .satisfies(costly -> assertThat(costly.change()).isEqualTo(new Change(1, 0, 4, 16)));
        fused(network, RuleSet.ALL, "x", "conv_part2");
    }

    @Test
    void normBehindALinearLayerMovesIn() {
        var network = Nets.over(1, 3, 4, 4)
                .add("mean", new Op.GlobalAveragePool(), "x")
                .add("flat", new Op.Flatten(), "mean")
                .add("fc", new Op.Linear(3, 5, false), "flat")
                .add("pixels", new Op.Unflatten(), "fc")
                .add("bn", norm(5), "pixels")
                .seeded("bn");
        fused(network, RuleSet.PAYING, "x", "mean", "flat", "fc", "pixels");
    }

    @Test
    void whatPassesItsInputOnGoes() {
        var network = Nets.over(1, 4, 5, 5)
                .add("cut", new Op.Slice(0, 4), "x")
                .add("resize", new MapOp.Resize(5, 5), "cut")
                .add("shuffle", new MapOp.ChannelShuffle(1), "resize")
                .add("largest", new MapOp.MaxPool(Window.square(1, 1)), "shuffle")
                .add("mean", new MapOp.AveragePool(Window.square(1, 1)), "largest")
                .add("conv", depthwise(4, 3, 1), "mean")
                .seeded("conv");
        fused(network, RuleSet.PAYING, "x", "conv");
    }

    private static Op unpadded(int in, int out, int kernel) {
        return new Op.Conv2d(in, out, new Window(kernel, kernel, 1, 1, 0, 0), 1, true);
    }

    private static Map<String, double[]> affine(double scale, double shift) {
        return Map.of(
                "weight",
                new double[] {scale},
                "bias",
                new double[] {shift},
                "running_mean",
                new double[1],
                "running_var",
                new double[] {1});
    }

    /// The nodes that are left, and that they compute the same.
    private static Network fused(Network network, RuleSet rules, String... left) {
        var trace = Fusion.fuse(network, rules, Integer.MAX_VALUE);
        assertThat(trace.after().graph().nodes())
                .extracting(Node::id)
                .extracting(Object::toString)
                .containsExactly(left);
        var before = Nets.run(network);
        var after = Nets.run(trace.after());
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).containsExactly(before.get(i), within(1e-11));
        }
        return trace.after();
    }
}
