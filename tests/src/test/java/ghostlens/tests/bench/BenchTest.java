package ghostlens.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.model.graph.NodeId;
import ghostlens.model.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The benchmark's arithmetic and order; what it measures is no test's business.
class BenchTest {
    @TempDir
    private Path folder;

    private record Spy(String name, List<String> heard) implements Contender {
        @Override
        public void run() {
            heard.add(name);
        }

        @Override
        public SequencedMap<NodeId, Tensor> outputs() {
            return new LinkedHashMap<>();
        }

        @Override
        public void close() {}
    }

    @Test
    void roundsRunEachContenderOnceInAlternatingOrder() throws Exception {
        var heard = new ArrayList<String>();
        var contenders = new LinkedHashMap<String, Contender>();
        contenders.put("a", new Spy("a", heard));
        contenders.put("b", new Spy("b", heard));

        var times = new Rounds(1, 2, 0).run(contenders);

        assertThat(heard).containsExactly("b", "a", "a", "b", "b", "a");
        assertThat(times.get("a").wall()).hasSize(2).doesNotContain(0L);
    }

    @Test
    void ratiosAreTakenRoundByRound() {
        assertThat(Times.medianOfRatios(new long[] {10, 200, 31}, new long[] {10, 100, 10}))
                .isEqualTo(2.0);
        assertThat(Times.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    }

    @Test
    void processorTimeCountsOnOneThreadOnly() {
        var times = new Times(new long[] {20, 40}, new long[] {10, 30});

        assertThat(times.counted(1)).isEqualTo(times.cpu());
        assertThat(times.counted(2)).isEqualTo(times.wall());
        assertThat(times.shareOnCallingThread()).isEqualTo(0.5);
    }

    @Test
    void rowComparesWithOnnxRuntimeAndWithThePeak() {
        var row = row(new long[] {2_000_000, 1_000_000}, new long[] {2_000_000, 2_000_000});

        assertThat(row.clock()).isEqualTo("cpu");
        assertThat(row.minimumMs()).isEqualTo(1);
        assertThat(row.ratioOfMinima()).isEqualTo(0.5);
        assertThat(row.medianRatio()).isEqualTo(0.75);
        assertThat(row.gflops()).isCloseTo(20, within(1e-9));
        assertThat(row.shareOfPeak()).isCloseTo(0.2, within(1e-9));
    }

    private static Row row(long[] ours, long[] theirs) {
        var which = new Case("net", 1, 1);
        return Row.of(which, "fast", new Times(ours, ours), new Times(theirs, theirs), 10_000_000, 100e9);
    }

    @Test
    void stabilityIsTheRangeOfTheRatiosOverTheJvms() throws Exception {
        var jvms = List.of(comparison(90), comparison(100), comparison(110));

        var spread = Stability.of(jvms).spreads().getFirst();

        assertThat(spread.ratio().lowest()).isEqualTo(0.9);
        assertThat(spread.ratio().highest()).isEqualTo(1.1);
        assertThat(spread.ratio().relative()).isCloseTo(0.2, within(1e-9));
        assertThat(spread.ms().median()).isEqualTo(100e-6);
        assertThat(spread.ms().relative()).isCloseTo(0.2, within(1e-9));
    }

    /// Written and read again, as it comes from a JVM of its own.
    private Comparison comparison(long nanos) throws Exception {
        var conditions = new Circumstances("", "", "", "", 0, 1, Map.of(), "deployed", "inference", 0, 1);
        var row = row(new long[] {nanos}, new long[] {100});
        Results.write(folder, new Comparison(conditions, List.of(row)));
        return Results.readComparison(folder);
    }
}
