package ghostlens.model.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.profile.NoisyMachine.Noise;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.Samplers;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Zoo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Trials with made-up times, more than the claims speak of; everything is drawn from seeds.
class ComparisonTest {
    private static final int TRIALS = 200;
    private static final int ROUNDS = 50;
    private static final int RUNS = 400;
    private static final double BASE = 5e6;

    static Stream<Noise> noises() {
        return Stream.of(Noise.WHITE, Noise.CORRELATED, Noise.DRIFTING, Noise.HEAVY, Noise.ALL);
    }

    static Stream<Noise> noisesWithoutDrift() {
        return Stream.of(Noise.WHITE, Noise.CORRELATED, Noise.HEAVY);
    }

    private static double share(IntPredicate trial) {
        return (double) IntStream.range(0, TRIALS).filter(trial).count() / TRIALS;
    }

    /// Two runs of the same machine in turn, the second of which takes `slowDown` as long.
    private static Difference paired(Noise noise, long seed, double slowDown) {
        var machine = new NoisyMachine(noise, seed);
        var a = new ArrayList<Long>();
        var b = new ArrayList<Long>();
        Rounds.run(
                ROUNDS,
                new SplittableRandom(seed + 1000),
                () -> a.add(machine.run(BASE)),
                () -> b.add(machine.run(slowDown * BASE)));
        return Differences.paired(new Samples(a), new Samples(b), 0.01);
    }

    private static Samples series(Noise noise, long seed, double nanos) {
        var machine = new NoisyMachine(noise, seed);
        return new Samples(
                IntStream.range(0, RUNS).mapToObj(_ -> machine.run(nanos)).toList());
    }

    private static Difference apart(Noise noise, long seed, double slowDown) {
        return Differences.apart(series(noise, 2 * seed, BASE), series(noise, 2 * seed + 1, slowDown * BASE), 0.01);
    }

    @ParameterizedTest
    @MethodSource("noises")
    void pairedFindsNoDifferenceWhereThereIsNone(Noise noise) {
        assertThat(share(t -> paired(noise, t, 1).verdict() == Verdict.NO_DIFFERENCE_FOUND))
                .isGreaterThanOrEqualTo(0.97);
    }

    @ParameterizedTest
    @MethodSource("noises")
    void pairedFindsTenPercent(Noise noise) {
        assertThat(share(t -> paired(noise, t, 1.1).verdict() == Verdict.SLOWER))
                .isGreaterThanOrEqualTo(0.97);
        assertThat(share(t -> paired(noise, t, 1 / 1.1).verdict() == Verdict.FASTER))
                .isGreaterThanOrEqualTo(0.97);
    }

    @ParameterizedTest
    @MethodSource("noises")
    void pairedIntervalsHoldTheTrueRatioAsOftenAsTheySay(Noise noise) {
        assertThat(share(t -> paired(noise, t, 1.1).interval().orElseThrow().contains(1.1)))
                .isGreaterThanOrEqualTo(0.97);
    }

    @ParameterizedTest
    @MethodSource("noisesWithoutDrift")
    void apartFindsNoDifferenceWhereThereIsNone(Noise noise) {
        assertThat(share(t -> apart(noise, t, 1).verdict() == Verdict.NO_DIFFERENCE_FOUND))
                .isGreaterThanOrEqualTo(0.97);
    }

    @ParameterizedTest
    @MethodSource("noisesWithoutDrift")
    void apartFindsTenPercent(Noise noise) {
        assertThat(share(t -> apart(noise, t, 1.1).verdict() == Verdict.SLOWER)).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void apartIsWiderThanPaired() {
        assertThat(width(apart(Noise.CORRELATED, 3, 1))).isGreaterThan(width(paired(Noise.CORRELATED, 3, 1)));
    }

    private static double width(Difference difference) {
        return difference.interval().map(i -> i.high() - i.low()).orElseThrow();
    }

    /// Two profiles of one network, each operator's times with noise of their own.
    private static Comparison ofOperators(Profile like, Noise noise, long seed) {
        var machines = like.operators().stream()
                .map(o -> new NoisyMachine(noise, seed * 1000 + o.node().id().hashCode()))
                .toList();
        var a = new ArrayList<List<Long>>();
        var b = new ArrayList<List<Long>>();
        Rounds.run(ROUNDS, new SplittableRandom(seed), () -> a.add(run(machines)), () -> b.add(run(machines)));
        return Comparison.paired(withTimes(like, a), withTimes(like, b));
    }

    private static List<Long> run(List<NoisyMachine> machines) {
        return machines.stream().map(machine -> machine.run(20_000)).toList();
    }

    private static Profile withTimes(Profile like, List<List<Long>> runs) {
        var operators = IntStream.range(0, like.operators().size())
                .mapToObj(i -> withTimes(
                        like.operators().get(i),
                        new Samples(runs.stream().map(run -> run.get(i)).toList())))
                .toList();
        var total = operators.getFirst().samples();
        return new Profile(like.conditions(), operators, total, total, total, Overhead.NOT_MEASURED);
    }

    private static OpTiming withTimes(OpTiming like, Samples samples) {
        return new OpTiming(like.step(), samples, like.multiplyAdds(), like.bytes(), like.share());
    }

    @ParameterizedTest
    @MethodSource("noises")
    void amongHundredsOfOperatorsNoneSeemsDifferentByChance(Noise noise) {
        var like = Profiles.of(Zoo.find("repghostnet-1.0x").graph(Form.DEPLOY), 1, () -> 1);
        long alarms = IntStream.range(0, 100)
                .filter(t -> ofOperators(like, noise, t).operators().stream()
                        .anyMatch(o -> o.difference().verdict() != Verdict.NO_DIFFERENCE_FOUND))
                .count();
        assertThat(alarms).isLessThanOrEqualTo(3);
    }

    @Test
    void fewRunsAreTooFewToTell() {
        var few = new Samples(List.of(1L, 2L, 3L, 4L));
        assertThat(Differences.paired(few, few, 0.01).verdict()).isEqualTo(Verdict.TOO_FEW_RUNS);
        assertThat(Differences.apart(few, few, 0.01).verdict()).isEqualTo(Verdict.TOO_FEW_RUNS);
        assertThat(Differences.paired(Samples.NONE, Samples.NONE, 0.01).ratio()).isEqualTo(1);
    }

    @Test
    void timesBelowTheClocksStepCompareAsEqual() {
        var zeros = new Samples(Collections.nCopies(60, 0L));
        assertThat(Differences.paired(zeros, zeros, 0.01).ratio()).isEqualTo(1);
        assertThat(Differences.apart(zeros, zeros, 0.01).verdict()).isEqualTo(Verdict.NO_DIFFERENCE_FOUND);
    }

    private static Profiler profiler(String first, String second) {
        var x = new GraphBuilder(Form.DEPLOY).input("input", TensorShape.of(1, 4, 8, 8));
        var y = x.conv(first, 8, 3, 2).relu(second);
        var network = Samplers.network(y.builder().build(y), 1);
        return Profiler.open(network, new ReferenceEngine(), PlanOptions.DEFAULT, 0);
    }

    @Test
    void interleavedRunsBothTwiceARoundAndMatchesOperatorsByNode() {
        try (var a = profiler("same", "left");
                var b = profiler("same", "right")) {
            a.runOnce();
            var comparison = Comparison.interleaved(a, b, 9);
            assertThat(comparison.paired()).isTrue();
            assertThat(comparison.a().runs()).isEqualTo(18);
            assertThat(comparison.b().runs()).isEqualTo(18);
            assertThat(comparison.operators()).extracting(o -> o.node().path()).containsExactly("same");
            assertThat(comparison.onlyInA()).extracting(Object::toString).containsExactly("left");
            assertThat(comparison.onlyInB()).extracting(Object::toString).containsExactly("right");
        }
    }

    @Test
    void interleavedRefusesMoreRoundsThanAreKept() {
        try (var a = profiler("x", "y")) {
            assertThatThrownBy(() -> a.newest(1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aRunThatIsInterruptedDecidesNoRound() {
        var a = new Samples(List.of(100L, 100L, 9000L, 100L));
        var b = new Samples(List.of(100L, 7000L, 110L, 110L));
        assertThat(Rounds.ratios(a, b)).containsExactly(1, 1.1);
    }

    @Test
    void neitherSideOpensEveryRound() {
        var order = new StringBuilder();
        Rounds.run(50, new SplittableRandom(1), () -> order.append('a'), () -> order.append('b'));
        assertThat(order.toString().split("(?<=\\G.{4})"))
                .hasSize(50)
                .contains("abba", "baab")
                .allMatch(r -> r.matches("abba|baab"));
    }
}
