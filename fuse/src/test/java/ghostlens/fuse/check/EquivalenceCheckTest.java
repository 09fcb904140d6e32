package ghostlens.fuse.check;

import static ghostlens.fuse.Nets.conv;
import static ghostlens.fuse.Nets.norm;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.fuse.Nets;
import ghostlens.fuse.rules.Fusion;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EquivalenceCheckTest {
    private static final Tensor INPUT = SeededInput.of(TensorShape.of(2, 2, 4, 4), 1);

    @Test
    void aRightFusionHolds() {
        var equivalence = EquivalenceCheck.check(Fusion.fuse(network()), new ReferenceEngine(), INPUT);
        assertThat(equivalence.holds()).isTrue();
        assertThat(equivalence.topClassAgrees()).isTrue();
        assertThat(equivalence.verdict()).startsWith("Equivalent: ").endsWith("within 1e-12, which is rounding.");
    }

    @Test
    void aWrongWeightIsSeenFirstWhereItIs() {
        var equivalence = checkWithSecondBias(new double[] {1, 50});
        assertThat(equivalence.holds()).isFalse();
        assertThat(equivalence.verdict()).startsWith("Not equivalent: ").endsWith("first seen at b.");
        assertThat(equivalence.nodes().getFirst().difference().isWithin(1e-12)).isTrue();
    }

    @Test
    void anotherTopClassIsSeen() {
        var first = Nets.with(network(), Map.of("c", Map.of("bias", new double[] {1e6, 0})));
        var second = Nets.with(network(), Map.of("c", Map.of("bias", new double[] {0, 1e6})));
        var equivalence = EquivalenceCheck.check(first, second, Map.of(), new ReferenceEngine(), INPUT);
        assertThat(equivalence.topClassAgrees()).isFalse();
    }

    @Test
    void valuesThatAreNotFiniteAreNeverEquivalent() {
        assertThat(checkWithSecondBias(new double[] {Double.NaN, 0}).holds()).isFalse();
        assertThat(checkWithSecondBias(new double[] {0, Double.POSITIVE_INFINITY})
                        .holds())
                .isFalse();
        var infinite = Nets.with(network(), Map.of("b", Map.of("bias", new double[] {Double.POSITIVE_INFINITY, 0})));
        var same = EquivalenceCheck.check(infinite, infinite, Map.of(), new ReferenceEngine(), INPUT);
        assertThat(same.holds()).isFalse();
        assertThat(same.verdict()).contains("not finite");
    }

    @Test
    void noClassIsOnTopWhereAnOutputIsNotANumber() {
        var nan = Nets.with(network(), Map.of("b", Map.of("bias", new double[] {Double.NaN, 0})));
        var same = EquivalenceCheck.check(nan, nan, Map.of(), new ReferenceEngine(), INPUT);
        assertThat(same.topClassAgrees()).isFalse();
    }

    @Test
    void outputsThatAreZeroSayLittle() {
        var zero = Nets.with(network(), Map.of("c", Map.of("weight", new double[4], "bias", new double[2])));
        var equivalence = EquivalenceCheck.check(zero, zero, Map.of(), new ReferenceEngine(), INPUT);
        assertThat(equivalence.holds()).isTrue();
        assertThat(equivalence.output().largestRelative()).isZero();
        assertThat(equivalence.verdict()).contains("zero everywhere");
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
        return EquivalenceCheck.check(trace.before(), wrong, trace.corresponding(), new ReferenceEngine(), INPUT);
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
