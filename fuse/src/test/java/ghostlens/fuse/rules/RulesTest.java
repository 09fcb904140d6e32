package ghostlens.fuse.rules;

import static ghostlens.fuse.Nets.ADD;
import static ghostlens.fuse.Nets.RELU;
import static ghostlens.fuse.Nets.conv;
import static ghostlens.fuse.Nets.depthwise;
import static ghostlens.fuse.Nets.id;
import static ghostlens.fuse.Nets.norm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.fuse.Change;
import ghostlens.fuse.Nets;
import ghostlens.fuse.Outcome.Blocked;
import ghostlens.fuse.Outcome.Costly;
import ghostlens.fuse.Rewriter;
import ghostlens.fuse.Trace;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Network;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final double[] NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    /// With ε = 0: s = 6/√9 = 2 and t = 1 − 2·5 = −9.
    private static final Map<String, double[]> TWICE_LESS_NINE = Map.of(
            "weight",
            new double[] {6},
            "bias",
            new double[] {1},
            "running_mean",
            new double[] {5},
            "running_var",
            new double[] {9});

    @Test
    void foldBatchNormScalesKernelAndBias() {
        var network = Nets.over(1, 1, 4, 4)
                .add("conv", conv(1, 1, 3, 1, 1), "x")
                .add("bn", new Op.BatchNorm(1, 0), "conv")
                .seeded("bn");
        var fused = fused(Nets.with(
                network, Map.of("conv", Map.of("weight", NINE, "bias", new double[] {3}), "bn", TWICE_LESS_NINE)));
        assertThat(weight(fused, "conv")).containsExactly(2, 4, 6, 8, 10, 12, 14, 16, 18);
        assertThat(bias(fused, "conv")).containsExactly(2 * 3 - 9);
    }

    @Test
    void batchNormBranchGoesOnTheCentreTapAndIntoTheBias() {
        var network = Nets.over(1, 1, 4, 4)
                .add("conv", conv(1, 1, 3, 1, 1), "x")
                .add("bn", new Op.BatchNorm(1, 0), "x")
                .add("add", ADD, "conv", "bn")
                .seeded("add");
        var fused = fused(Nets.with(
                network, Map.of("conv", Map.of("weight", NINE, "bias", new double[] {3}), "bn", TWICE_LESS_NINE)));
        assertThat(weight(fused, "conv")).containsExactly(1, 2, 3, 4, 7, 6, 7, 8, 9);
        assertThat(bias(fused, "conv")).containsExactly(-6);
    }

    @Test
    void identityBranchAddsOneOnEachChannelsCentreTap() {
        var network = Nets.over(1, 4, 3, 3)
                .add("conv", conv(4, 4, 1, 1, 2), "x")
                .add("add", ADD, "x", "conv")
                .seeded("add");
        var fused = fused(Nets.with(network, Map.of("conv", Map.of("weight", new double[8], "bias", new double[4]))));
        assertThat(weight(fused, "conv")).containsExactly(1, 0, 0, 1, 1, 0, 0, 1);
        assertThat(bias(fused, "conv")).containsOnly(0);
    }

    @Test
    void parallelSumPadsTheSmallerKernelIntoTheLarger() {
        var network = Nets.over(1, 1, 4, 4)
                .add("small", new Op.Conv2d(1, 1, new Window(1, 3, 1, 1, 0, 1), 1, true), "x")
                .add("large", conv(1, 1, 3, 1, 1), "x")
                .add("add", ADD, "small", "large")
                .seeded("add");
        var fused = fused(Nets.with(
                network,
                Map.of(
                        "small", Map.of("weight", new double[] {10, 20, 30}, "bias", new double[] {1}),
                        "large", Map.of("weight", NINE, "bias", new double[] {2}))));
        assertThat(weight(fused, "large")).containsExactly(1, 2, 3, 14, 25, 36, 7, 8, 9);
        assertThat(bias(fused, "large")).containsExactly(3);
    }

    @Test
    void everyBranchOfAWideSumMoves() {
        var network = Nets.over(2, 4, 6, 6)
                .add("a", depthwise(4, 3, 1), "x")
                .add("a.bn", norm(4), "a")
                .add("b", depthwise(4, 5, 1), "x")
                .add("n", norm(4), "x")
                .add("other", RELU, "x")
                .add("add", ADD, "a.bn", "x", "b", "other", "n", "x")
                .seeded("add");
        var trace = sameValues(network);
        assertThat(trace.after().graph().nodes())
                .extracting(Node::id)
                .containsExactly(id("x"), id("b"), id("other"), id("add"));
        assertThat(trace.corresponding()).containsEntry(id("add"), id("add")).doesNotContainKey(id("b"));
    }

    @Test
    void strideHoldsBackTheBranchesEvenWhereShapesAgree() {
        var op = new Op.Conv2d(2, 2, new Window(2, 2, 2, 2, 1, 1), 2, false);
        assertKept(Nets.over(1, 2, 2, 2)
                .add("conv", op, "x")
                .add("add", ADD, "conv", "x")
                .seeded("add"));
        assertKept(Nets.over(1, 2, 2, 2)
                .add("conv", op, "x")
                .add("bn", norm(2), "x")
                .add("add", ADD, "conv", "bn")
                .seeded("add"));
        assertKept(Nets.over(1, 2, 2, 2)
                .add("conv", op, "x")
                .add("point", depthwise(2, 1, 1), "x")
                .add("add", ADD, "conv", "point")
                .seeded("add"));
    }

    @Test
    void stridedConvolutionsWithOneStrideMerge() {
        var network = Nets.over(1, 3, 7, 7)
                .add("a", depthwise(3, 1, 2), "x")
                .add("b", depthwise(3, 5, 2), "x")
                .add("add", ADD, "a", "b")
                .seeded("add");
        assertThat(sameValues(network).after().graph().nodes()).hasSize(2);
    }

    @Test
    void kernelsThatDoNotLieInsideOneAnotherStayForTheirPrice() {
        var network = Nets.over(1, 2, 4, 4)
                .add("a", new Op.Conv2d(2, 2, new Window(1, 3, 1, 1, 0, 1), 2, false), "x")
                .add("b", new Op.Conv2d(2, 2, new Window(3, 1, 1, 1, 1, 0), 2, false), "x")
                .add("add", ADD, "a", "b")
                .seeded("add");
        assertThat(assertKept(network).costly())
                .extracting(Costly::change)
                .containsOnly(new Change(-2, 2 * 16 * (9 - 6), 2 * (9 + 1 - 6), 4 * 2 * (9 + 1 - 6)));
        assertOneConvolution(network);
    }

    @Test
    void finerGroupsMoveIntoCoarserOnes() {
        var network = Nets.over(1, 4, 4, 4)
                .add("a", conv(4, 4, 3, 1, 4), "x")
                .add("b", conv(4, 4, 3, 1, 2), "x")
                .add("add", ADD, "a", "b")
                .seeded("add");
        assertThat(fused(network).graph().node(id("b")).op()).isEqualTo(conv(4, 4, 3, 1, 2));
    }

    @Test
    void groupsThatCrossOneAnotherStayForTheirPrice() {
        var network = Nets.over(1, 6, 4, 4)
                .add("a", conv(6, 6, 3, 1, 3), "x")
                .add("b", conv(6, 6, 3, 1, 2), "x")
                .add("add", ADD, "a", "b")
                .seeded("add");
        assertThat(assertKept(network).costly()).isNotEmpty();
        assertOneConvolution(network);
    }

    @Test
    void branchesOverAnotherValueStay() {
        assertKept(Nets.over(1, 2, 4, 4)
                .add("y", RELU, "x")
                .add("conv", depthwise(2, 3, 1), "y")
                .add("add", ADD, "conv", "x")
                .seeded("add"));
        assertKept(Nets.over(1, 2, 4, 4)
                .add("y", RELU, "x")
                .add("conv", depthwise(2, 3, 1), "y")
                .add("bn", norm(2), "x")
                .add("add", ADD, "conv", "bn")
                .seeded("add"));
        assertKept(Nets.over(1, 2, 4, 4)
                .add("y", RELU, "x")
                .add("a", depthwise(2, 3, 1), "y")
                .add("b", depthwise(2, 3, 1), "x")
                .add("add", ADD, "a", "b")
                .seeded("add"));
    }

    @Test
    void anotherReaderOfTheConvolutionBlocksTheFold() {
        var network = Nets.over(1, 2, 4, 4)
                .add("conv", depthwise(2, 3, 1), "x")
                .add("bn", norm(2), "conv")
                .add("relu", RELU, "conv")
                .seeded("bn", "relu");
        assertBlocked(assertKept(network), "bn", "relu");
    }

    @Test
    void convolutionThatIsAnOutputBlocks() {
        var folding = Nets.over(1, 2, 4, 4).add("conv", depthwise(2, 3, 1), "x").add("bn", norm(2), "conv");
        assertBlocked(assertKept(folding.seeded("bn", "conv")), "bn", "conv");
        var summing = Nets.over(1, 2, 4, 4).add("conv", depthwise(2, 3, 1), "x").add("add", ADD, "conv", "x");
        assertBlocked(assertKept(summing.seeded("add", "conv")), "add", "conv");
    }

    @Test
    void convolutionAddedToItselfBlocks() {
        var network = Nets.over(1, 2, 4, 4)
                .add("conv", depthwise(2, 3, 1), "x")
                .add("add", ADD, "conv", "conv", "x")
                .seeded("add");
        assertBlocked(assertKept(network), "add", "add");
    }

    @Test
    void branchThatSomethingElseReadsStaysForThat() {
        var network = Nets.over(1, 2, 4, 4)
                .add("conv", depthwise(2, 3, 1), "x")
                .add("bn", norm(2), "x")
                .add("add", ADD, "conv", "bn")
                .add("relu", RELU, "bn")
                .seeded("add", "relu");
        assertThat(sameValues(network).after().graph().nodes())
                .extracting(Node::id)
                .containsExactly(id("x"), id("conv"), id("bn"), id("relu"));
    }

    @Test
    void activationBeforeTheSumBlocks() {
        var network = Nets.over(1, 2, 4, 4)
                .add("conv", depthwise(2, 3, 1), "x")
                .add("bn", norm(2), "conv")
                .add("relu", RELU, "bn")
                .add("add", ADD, "relu", "x")
                .seeded("add");
        assertBlocked(sameValues(network), "add", "relu");
    }

    @Test
    void zeroVarianceAndLargeScalesFoldExactly() {
        var network = Nets.over(1, 2, 4, 4)
                .add("conv", depthwise(2, 3, 1), "x")
                .add("bn", norm(2), "conv")
                .add("n", norm(2), "x")
                .add("add", ADD, "bn", "n")
                .seeded("add");
        var statistics = Map.of("running_var", new double[] {0, 1e-4}, "weight", new double[] {0.234, 0.78});
        sameValues(Nets.with(network, Map.of("bn", statistics, "n", statistics)));
    }

    @Test
    void reparameterizationFoldsOnlyBeforeSumsThatMerge() {
        var network = Nets.over(1, 2, 4, 4)
                .add("first", conv(2, 2, 1, 1, 1), "x")
                .add("first.bn", norm(2), "first")
                .add("a", depthwise(2, 3, 1), "first.bn")
                .add("a.bn", norm(2), "a")
                .add("b", depthwise(2, 1, 1), "first.bn")
                .add("b.bn", norm(2), "b")
                .add("sum", ADD, "b.bn", "a.bn")
                .add("c", depthwise(2, 3, 1), "sum")
                .add("c.bn", norm(2), "c")
                .add("residual", ADD, "c.bn", "x")
                .seeded("residual");
        var trace = new Rewriter(Rules.reparameterization()).rewrite(network);
        assertThat(trace.after().graph().nodes())
                .extracting(Node::id)
                .containsExactly(id("x"), id("first"), id("first.bn"), id("a"), id("c"), id("c.bn"), id("residual"));
    }

    private static void assertOneConvolution(Network network) {
        var trace = Fusion.fuse(network, RuleSet.ALL, Integer.MAX_VALUE);
        assertThat(trace.after().graph().nodes()).hasSize(2);
        assertSame(network, trace.after());
    }

    private static Network fused(Network network) {
        var trace = sameValues(network);
        assertThat(trace.after().graph().nodes()).hasSize(2);
        return trace.after();
    }

    private static Trace assertKept(Network network) {
        var trace = sameValues(network);
        assertThat(trace.after().graph()).isEqualTo(network.graph());
        return trace;
    }

    private static void assertBlocked(Trace trace, String node, String culprit) {
        assertThat(trace.blocked()).isNotEmpty().allSatisfy(blocked -> {
            assertThat(blocked.node()).isEqualTo(id(node));
            assertThat(blocked.culprit()).isEqualTo(id(culprit));
        });
        assertThat(trace.blocked()).extracting(Blocked::reason).allMatch(reason -> reason.endsWith("."));
    }

    private static Trace sameValues(Network network) {
        var trace = Fusion.fuse(network);
        assertSame(network, trace.after());
        return trace;
    }

    private static void assertSame(Network one, Network other) {
        var before = Nets.run(one);
        var after = Nets.run(other);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).containsExactly(before.get(i), within(1e-11));
        }
    }

    private static double[] weight(Network network, String node) {
        return network.weights().get(id(node), "weight").toDoubles();
    }

    private static double[] bias(Network network, String node) {
        return network.weights().get(id(node), "bias").toDoubles();
    }
}
