package ghostlens.fuse.check;

import static ghostlens.fuse.Nets.conv;
import static ghostlens.fuse.Nets.norm;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.fuse.Nets;
import ghostlens.fuse.rules.Fusion;
import ghostlens.model.Problem;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.run.Engine;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.WrappedEngine;
import ghostlens.model.run.fast.FastEngine;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EquivalenceCheckTest {
    private static final Tensor INPUT = SeededInput.of(TensorShape.of(2, 2, 4, 4), 1);

    @Test
    void aRightFusionHolds() {
        var equivalence = EquivalenceCheck.check(Fusion.fuse(network()), new ReferenceEngine(), INPUT);
        assertThat(equivalence.holds()).isTrue();
        assertThat(equivalence.firstNode()).isEmpty();
        assertThat(equivalence.topClassAgrees()).isTrue();
        assertThat(equivalence.sentence()).startsWith("Equal within rounding: ");
    }

    @Test
    void aWrongWeightIsSeenFirstWhereItIs() {
        var equivalence = checkWithSecondBias(new double[] {1, 50});
        assertThat(equivalence.verdict()).isEqualTo(Verdict.DIFFERENT_FUNCTION);
        assertThat(equivalence.firstNode()).contains(Nets.id("b"));
        assertThat(equivalence.sentence()).startsWith("A different function: ").endsWith("first seen at b.");
        assertThat(equivalence.nodes().getFirst().isSameFunction()).isTrue();
    }

    /// What people took for bugs, or for rounding, where the outputs lie in [32, 64): 0.185 summed over 3,211,264
    /// outputs, 2⁻¹⁸, and 0.36.
    @ParameterizedTest
    @CsvSource({"5.76e-8, EQUAL_WITHIN_ROUNDING", "3.814697265625e-6, EQUAL_WITHIN_ROUNDING", "0.36, DIFFERENT_FUNCTION"
    })
    void casesFromTheField(double apart, Verdict verdict) {
        var first = Nets.with(network(), Map.of("c", Map.of("bias", new double[] {40, 40})));
        var second = Nets.with(network(), Map.of("c", Map.of("bias", new double[] {40 + apart, 40 + apart})));
        var equivalence = check(first, second, Precision.FLOAT32, new ReferenceEngine());
        assertThat(equivalence.verdict()).as(equivalence.sentence()).isEqualTo(verdict);
        assertThat(equivalence.output().largestAbsolute()).isCloseTo(apart, Offset.offset(1e-12));
    }

    @Test
    void weightsInFloat64AreToldApartMoreFinely() {
        var second = Nets.with(network(), Map.of("c", Map.of("bias", new double[] {1, 1 + 1e-9})));
        var first = Nets.with(network(), Map.of("c", Map.of("bias", new double[] {1, 1})));
        assertThat(check(first, second, Precision.FLOAT64, new FastEngine()).verdict())
                .isEqualTo(Verdict.DIFFERENT_FUNCTION);
        assertThat(check(first, second, Precision.FLOAT32, new FastEngine()).verdict())
                .isEqualTo(Verdict.EQUAL_WITHIN_ROUNDING);
    }

    @Test
    void anotherTopClassIsSeen() {
        var first = Nets.with(network(), Map.of("c", Map.of("bias", new double[] {1e6, 0})));
        var second = Nets.with(network(), Map.of("c", Map.of("bias", new double[] {0, 1e6})));
        assertThat(check(first, second, Precision.FLOAT64, new ReferenceEngine())
                        .topClassAgrees())
                .isFalse();
    }

    @Test
    void valuesThatAreNotFiniteAreNeverEqual() {
        assertThat(checkWithSecondBias(new double[] {Double.NaN, 0}).holds()).isFalse();
        assertThat(checkWithSecondBias(new double[] {0, Double.POSITIVE_INFINITY})
                        .holds())
                .isFalse();
        var infinite = Nets.with(network(), Map.of("b", Map.of("bias", new double[] {Double.POSITIVE_INFINITY, 0})));
        var same = check(infinite, infinite, Precision.FLOAT64, new ReferenceEngine());
        assertThat(same.holds()).isFalse();
        assertThat(same.sentence()).contains("not finite");
    }

    /// What is infinite in both networks says nothing of where they part.
    @Test
    void theFirstNodeIsWhereNetworksPartAndNotWhereBothAreInfinite() {
        for (double value : new double[] {Double.POSITIVE_INFINITY, Double.NaN}) {
            var infinite = Nets.with(channelwise(), Map.of("a", Map.of("bias", new double[] {value, 0})));
            var apart = Nets.with(infinite, Map.of("b", Map.of("bias", new double[] {0, 9})));
            assertThat(nodeByNode(infinite, apart).firstNode()).contains(Nets.id("b"));
            assertThat(nodeByNode(infinite, infinite).firstNode()).contains(Nets.id("a"));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN})
    void theFirstNodeIsWhereOnlyOneIsFinite(double value) {
        var wrong = Nets.with(channelwise(), Map.of("b", Map.of("bias", new double[] {0, value})));
        assertThat(nodeByNode(channelwise(), wrong).firstNode()).contains(Nets.id("b"));
        assertThat(nodeByNode(wrong, channelwise()).firstNode()).contains(Nets.id("b"));
        assertThat(checkWithSecondBias(new double[] {0, value}).firstNode()).contains(Nets.id("b"));
    }

    @Test
    void noClassIsOnTopWhereAnOutputIsNotANumber() {
        var nan = Nets.with(network(), Map.of("b", Map.of("bias", new double[] {Double.NaN, 0})));
        assertThat(check(nan, nan, Precision.FLOAT64, new ReferenceEngine()).topClassAgrees())
                .isFalse();
    }

    @Test
    void outputsThatAreZeroSayLittle() {
        var zero = Nets.with(network(), Map.of("c", Map.of("weight", new double[4], "bias", new double[2])));
        var equivalence = check(zero, zero, Precision.FLOAT64, new ReferenceEngine());
        assertThat(equivalence.holds()).isTrue();
        assertThat(equivalence.output().largestRelative()).isZero();
        assertThat(equivalence.sentence()).contains("zero everywhere");
    }

    @Test
    void whatDoesNotFitIntoMemoryIsRefused() {
        var wide = Nets.over(1, 1, 1024, 1024)
                .add("wide", conv(1, 1 << 15, 1, 1, 1), "x")
                .add("out", conv(1 << 15, 1, 1, 1, 1), "wide")
                .seeded("out");
        var input = Tensor.generate(TensorShape.of(1, 1, 1024, 1024), i -> i);
        assertThatThrownBy(() -> EquivalenceCheck.check(Fusion.fuse(wide), new ReferenceEngine(), input))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("GB")
                .hasMessageContaining("smaller batch");
    }

    @Test
    void aFirstNetworkThatIsUnsteadyIsSeen() {
        var network = network();
        var pair = Pair.of(Fusion.fuse(network));
        var engine = new WrappedEngine(
                new ReferenceEngine(),
                "",
                (session, planned) ->
                        planned.graph().count(Op.BatchNorm.class) > 0 ? new BatchFault(session, planned) : session);
        var equivalence = EquivalenceCheck.check(
                pair, engine, List.of(new CheckInput("given", SeededInput.of(TensorShape.of(1, 2, 4, 4), 1))));
        assertThat(equivalence.verdict()).isEqualTo(Verdict.LARGER_THAN_ROUNDING);
        assertThat(equivalence.steadiness().apart()).isGreaterThan(1e-4);
        assertThat(equivalence.firstNode())
                .contains(pair.after().graph().outputs().getFirst());
    }

    @Test
    void aligningNeedsNoNames() {
        var fused = Fusion.fuse(network());
        var alignment = Alignment.of(fused.before(), fused.after(), INPUT);
        assertThat(alignment.corresponding())
                .isEqualTo(fused.corresponding().entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(Nets.id("x")))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
        assertThat(alignment.lost()).isEmpty();
    }

    @Test
    void aligningFindsWhereNetworksPart() {
        var fused = Fusion.fuse(network());
        var wrong = Nets.with(fused.after(), Map.of("b", Map.of("bias", new double[] {0, 9})));
        assertThat(Alignment.of(fused.before(), wrong, INPUT).lost()).contains(Nets.id("b"));
        assertThat(Alignment.check(
                                fused.before(),
                                wrong,
                                Precision.FLOAT32,
                                new ReferenceEngine(),
                                CheckInput.around(INPUT))
                        .firstNode())
                .contains(Nets.id("b"));
    }

    @Test
    void figuresOfADifference() {
        var shape = TensorShape.of(1, 4);
        var one = Tensor.of(shape, new double[] {3, 4, 0, 0});
        var other = Tensor.of(shape, new double[] {3, 4, 0, 1});
        var difference = Difference.between(one, other);
        assertThat(difference.meanRelative()).isCloseTo(1 / 7.0, Offset.offset(1e-12));
        assertThat(difference.cosine()).isCloseTo(5 / Math.sqrt(26), Offset.offset(1e-12));
        assertThat(difference.psnr()).isCloseTo(10 * Math.log10(64), Offset.offset(1e-12));
        assertThat(Quantiles.of(one, other)).isEqualTo(new Quantiles(0, 1, 1));
        assertThat(BestClasses.agreement(one, other, 1)).isEqualTo(1);
        assertThat(BestClasses.agreement(one, other, 3)).isZero();
    }

    @Test
    void differenceMeasuresAgainstTheScaleBefore() {
        var shape = TensorShape.of(1, 2);
        var difference = Difference.between(Tensor.of(shape, new double[] {-4, 1}), Tensor.of(shape, new double[] {
            -4, 1 + 4 * Math.ulp(4f)
        }));
        assertThat(difference.scale()).isEqualTo(4);
        assertThat(difference.largestAbsolute()).isEqualTo(4.0 * Math.ulp(4f));
        assertThat(difference.meanAbsolute()).isEqualTo(2.0 * Math.ulp(4f));
        assertThat(difference.largestRelative()).isEqualTo((double) Math.ulp(4f));
        assertThat(difference.largestUlps()).isEqualTo(4);
        var fromZero = Difference.between(Tensor.of(shape, new double[2]), Tensor.of(shape, new double[] {0, 1}));
        assertThat(fromZero.isWithin(1e300)).isFalse();
    }

    private static Equivalence checkWithSecondBias(double[] bias) {
        var trace = Fusion.fuse(network());
        var wrong = Nets.with(trace.after(), Map.of("b", Map.of("bias", bias)));
        var pair = new Pair(trace.before(), wrong, trace.corresponding(), Precision.FLOAT64);
        return EquivalenceCheck.check(pair, new ReferenceEngine(), List.of(new CheckInput("given", INPUT)));
    }

    private static Equivalence nodeByNode(Network first, Network second) {
        var same = first.graph().nodes().stream().map(Node::id).collect(toMap(id -> id, id -> id));
        return EquivalenceCheck.check(
                new Pair(first, second, same, Precision.FLOAT64),
                new ReferenceEngine(),
                List.of(new CheckInput("given", INPUT)));
    }

    /// What is infinite in one channel stays there.
    private static Network channelwise() {
        return Nets.over(2, 2, 4, 4)
                .add("a", conv(2, 2, 1, 1, 2), "x")
                .add("b", conv(2, 2, 1, 1, 2), "a")
                .add("c", conv(2, 2, 1, 1, 2), "b")
                .seeded("c");
    }

    private static Equivalence check(Network first, Network second, Precision weights, Engine engine) {
        return EquivalenceCheck.check(
                new Pair(first, second, Map.of(), weights), engine, List.of(new CheckInput("given", INPUT)));
    }

    private static Network network() {
        return Nets.over(2, 2, 4, 4)
                .add("a", conv(2, 2, 3, 1, 1), "x")
                .add("a.bn", norm(2), "a")
                .add("b", conv(2, 2, 3, 1, 2), "a.bn")
                .add("b.bn", norm(2), "b")
                .add("c", conv(2, 2, 1, 1, 1), "b.bn")
                .seeded("c");
    }
}
