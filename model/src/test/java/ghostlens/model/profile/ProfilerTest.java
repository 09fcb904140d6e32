package ghostlens.model.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Network;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.Samplers;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.concurrent.CancellationException;
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
    void samplesGiveQuantilesByNearestRank() {
        var samples = new Samples(List.of(40L, 10L, 30L, 20L));
        assertThat(samples.median()).isEqualTo(20);
        assertThat(samples.minimum()).isEqualTo(10);
        assertThat(samples.maximum()).isEqualTo(40);
        assertThat(samples.nanos()).containsExactly(40L, 10L, 30L, 20L);
        assertThat(new Samples(List.of()).median()).isZero();
    }
}
