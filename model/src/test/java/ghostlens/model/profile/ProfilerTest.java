package ghostlens.model.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Network;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.Samplers;
import ghostlens.model.run.Step;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ProfilerTest {
    private static final TensorShape SHAPE = TensorShape.of(1, 4, 16, 16);

    private static Network network() {
        var x = new GraphBuilder(Form.DEPLOY).input("input", SHAPE);
        var y = x.conv("conv", 8, 3, 2).relu("relu").depthwise("depthwise", 3, 1);
        return Samplers.network(y.builder().build(y), 1);
    }

    private static Profiler open(int warmUpRuns) {
        return Profiler.open(network(), new ReferenceEngine(), PlanOptions.DEFAULT.withThreads(2), warmUpRuns);
    }

    @Test
    void snapshotCountsRunsWithoutTheWarmUp() {
        try (var profiler = open(3)) {
            assertThat(profiler.snapshot().runs()).isZero();
            profiler.runOnce();
            profiler.runOnce();
            var profile = profiler.snapshot();
            assertThat(profile.runs()).isEqualTo(2);
            assertThat(profile.operators())
                    .hasSize(3)
                    .allSatisfy(o -> assertThat(o.samples().count()).isEqualTo(2));
        }
    }

    @Test
    void sharesSumToOneAndAreZeroBeforeTheFirstRun() {
        try (var profiler = open(0)) {
            assertThat(profiler.snapshot().operators())
                    .allSatisfy(o -> assertThat(o.share()).isZero());
            for (int i = 0; i < 5; i++) {
                profiler.runOnce();
            }
            var operators = profiler.snapshot().operators();
            assertThat(operators.stream().mapToDouble(OpTiming::share).sum()).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void wholeRunsTakeAtLeastWhatTheirOperatorsTake() {
        try (var profiler = open(0)) {
            profiler.runOnce();
            var profile = profiler.snapshot();
            long sum = profile.operators().stream()
                    .mapToLong(o -> o.samples().median())
                    .sum();
            assertThat(profile.total().median()).isGreaterThanOrEqualTo(sum);
        }
    }

    @Test
    void operatorsCarryTheirMultiplyAdds() {
        try (var profiler = open(0)) {
            assertThat(profiler.snapshot().operators())
                    .extracting(OpTiming::multiplyAdds)
                    .containsExactly(8L * 8 * 8 * 4 * 9, 0L, 8L * 8 * 8 * 9);
        }
    }

    @Test
    void conditionsSayWhatWasMeasuredAndWhere() {
        try (var profiler = open(2)) {
            var conditions = profiler.snapshot().conditions();
            assertThat(conditions.network()).isEqualTo("sample");
            assertThat(conditions.input()).isEqualTo(SHAPE);
            assertThat(conditions.engine()).isEqualTo("reference");
            assertThat(conditions.threads()).isEqualTo(2);
            assertThat(conditions.warmUpRuns()).isEqualTo(2);
            assertThat(conditions.machine()).contains("core");
            assertThat(conditions.java()).startsWith("25");
        }
    }

    @Test
    void cancelledRunDoesNotCount() {
        try (var profiler = open(0)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(profiler::runOnce).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(profiler.snapshot().runs()).isZero();
        }
    }

    @Test
    void recorderKeepsTheNewestRunsInOrder() {
        var recorder = new Recorder(2, 5);
        LongStream.rangeClosed(1, 13).forEach(i -> recorder.add(new long[] {i, 10 * i}));
        assertThat(recorder.samples())
                .extracting(Samples::nanos)
                .containsExactly(List.of(9L, 10L, 11L, 12L, 13L), List.of(90L, 100L, 110L, 120L, 130L));
    }

    @Test
    void recorderReadsTheSameHoweverOftenItIsAsked() {
        var random = new SplittableRandom(1);
        var recorder = new Recorder(1, 50);
        var kept = new ArrayDeque<Long>();
        for (int reading = 0; reading < 200; reading++) {
            for (int i = random.nextInt(70); i > 0; i--) {
                long nanos = random.nextLong(20);
                recorder.add(new long[] {nanos});
                kept.add(nanos);
            }
            while (kept.size() > 50) {
                kept.remove();
            }
            var samples = recorder.samples()[0];
            var sorted = kept.stream().sorted().toList();
            assertThat(samples.nanos()).containsExactlyElementsOf(kept);
            for (int i = 0; i < sorted.size(); i++) {
                assertThat(samples.quantile((i + 0.5) / sorted.size()))
                        .isEqualTo(new Samples(sorted).quantile((i + 0.5) / sorted.size()));
            }
        }
    }

    @Test
    void severalPassesOfAStepAddUp() {
        var times = new RunTimes(2);
        times.done(0, 100, 110);
        times.done(1, 112, 132);
        times.done(0, 140, 145);
        assertThat(times.steps()).containsExactly(15, 20);
        assertThat(times.total()).isEqualTo(45);
        times.clear();
        assertThat(times.steps()).containsExactly(0, 0);
        assertThat(times.total()).isZero();
    }

    @Test
    void overheadIsMeasuredOnlyWhenAskedAndDoesNotCountAsRuns() {
        try (var profiler = open(0)) {
            profiler.runOnce();
            assertThat(profiler.snapshot().overhead().measured()).isFalse();
            profiler.measureOverhead(8);
            var profile = profiler.snapshot();
            assertThat(profile.runs()).isEqualTo(1);
            assertThat(profile.overhead().ratios()).hasSize(8);
            var interval = profile.overhead().interval().orElseThrow();
            assertThat(interval.contains(profile.overhead().share())).isTrue();
        }
    }

    @Test
    void wholeCallsTakeAtLeastAsLongAsTheirSteps() {
        try (var profiler = open(0)) {
            profiler.runOnce();
            var profile = profiler.snapshot();
            assertThat(profile.call().median())
                    .isGreaterThanOrEqualTo(profile.total().median());
            assertThat(profile.cpu().median()).isPositive();
            assertThat(profile.coverage()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void coverageIsNotLostWhereEachRunIsInterruptedSomewhere() {
        try (var profiler = open(0)) {
            var profile = profiler.snapshot();
            var steps = profile.operators();
            var times = List.of(List.of(90L, 9L, 9L), List.of(9L, 90L, 9L), List.of(9L, 9L, 90L));
            var operators = IntStream.range(0, 3)
                    .mapToObj(i -> new OpTiming(steps.get(i).step(), new Samples(times.get(i)), 0, 0, 0))
                    .toList();
            var total = new Samples(List.of(110L, 110L, 110L));
            var interrupted = new Profile(profile.conditions(), operators, total, total, total, Overhead.NOT_MEASURED);
            assertThat(interrupted.coverage()).isEqualTo(108 / 110.0);
        }
    }

    @Test
    void bytesOfAFoldedStepLeaveOutWhatStaysInside() {
        var x = new GraphBuilder(Form.INFERENCE).input("input", SHAPE);
        var conv = x.conv("conv", 4, 1, 1);
        var sum = conv.plus("add", x);
        var graph = sum.builder().build(sum);
        var add = graph.node(new NodeId("add"));
        var step = new Step(graph.node(new NodeId("conv")), List.of(add), "all in one");
        long plane = 4 * 16 * 16;
        assertThat(Work.of(graph, step).bytes()).isEqualTo(4 * (plane + 16 + plane));
        assertThat(Work.of(graph, new Step(add, "add")).bytes()).isEqualTo(4 * 3 * plane);
        assertThat(Work.of(graph, step).multiplyAdds()).isEqualTo(4 * plane);
    }

    @Test
    void gigaflopsCountTwoToAMultiplyAdd() {
        try (var profiler = open(0)) {
            var step = profiler.snapshot().operators().getFirst().step();
            assertThat(new OpTiming(step, new Samples(List.of(1000L)), 5000, 0, 1).gigaflops())
                    .isEqualTo(10);
            assertThat(new OpTiming(step, Samples.NONE, 5000, 0, 1).gigaflops()).isZero();
        }
    }

    @Test
    void timerKnowsWhatItCannotTell() {
        assertThat(new TimerResolution(20, 52).shortestNanos()).isEqualTo(520);
        assertThat(TimerResolution.here().granularityNanos()).isPositive();
        assertThat(TimerResolution.here().costNanos()).isPositive();
    }

    @Test
    void samplesGiveSpreadAndAnIntervalOfTheMedian() {
        var samples = new Samples(LongStream.rangeClosed(1, 101).boxed().toList());
        assertThat(samples.spread()).isEqualTo(50);
        assertThat(samples.medianInterval()).contains(new Interval(41, 61));
        assertThat(samples.newest(5).medianInterval()).isEmpty();
    }

    @Test
    void samplesGiveQuantilesByNearestRank() {
        var samples = new Samples(List.of(40L, 10L, 30L, 20L));
        assertThat(samples.median()).isEqualTo(20);
        assertThat(samples.minimum()).isEqualTo(10);
        assertThat(samples.maximum()).isEqualTo(40);
        assertThat(samples.nanos()).containsExactly(40L, 10L, 30L, 20L);
        assertThat(new Samples(List.of()).median()).isZero();
    }
}
