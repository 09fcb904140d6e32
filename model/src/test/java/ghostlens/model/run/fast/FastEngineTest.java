package ghostlens.model.run.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Network;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ProcessSize;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.Samplers;
import ghostlens.model.run.StepListener;
import ghostlens.model.run.View;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FastEngineTest {
    private static final FastEngine ENGINE = new FastEngine();

    /// What rounding makes of sums of thousands of products, three in a row, relative to the largest output.
    private static final double MANY_TERMS = 2e-5;

    /// A network with a stem, large and small maps, and a head.
    private static Network network(int batch, int size, int channels) {
        var x = new GraphBuilder(Form.INFERENCE).input("x", TensorShape.of(batch, 3, size, size));
        var stem = x.conv("stem", channels, 3, 2).relu("relu");
        var map = stem.depthwise("dw", 3, 1).pointwise("pw", channels).plus("add", stem);
        var small = map.depthwise("down", 5, 2).pointwise("pw2", 2 * channels).relu("relu2");
        var head = small.globalAveragePool("pool")
                .pointwise("fc", 40)
                .flatten("flat")
                .linear("out", 7);
        return Samplers.network(head.builder().build(head), 1);
    }

    /// Sizes around the widths of tiles, channels around those of blocks, with and without image by image.
    @ParameterizedTest
    @CsvSource({
        "1, 17, 5, 1",
        "1, 70, 40, 2",
        "1, 45, 33, 3",
        "2, 64, 8, 1",
        "3, 130, 16, 2",
        "4, 90, 9, 1",
        "5, 33, 24, 2",
        "6, 16, 25, 1",
        "7, 9, 40, 2",
        "8, 150, 12, 2",
        "9, 65, 17, 1",
        "2, 230, 23, 2"
    })
    void computesWhatTheReferenceComputes(int batch, int size, int channels, int threads) {
        var network = network(batch, size, channels);
        var input = Samplers.values(network.graph().inputShape(), 3);
        var expected = Samplers.run(new ReferenceEngine(), network, input);
        var plan = ENGINE.plan(network, PlanOptions.DEFAULT.withThreads(threads));
        try (var session = plan.open()) {
            for (int run = 0; run < 2; run++) {
                var actual = session.run(input, StepListener.NONE).firstEntry().getValue();
                assertThat(Samplers.relativeDifference(expected, actual)).isLessThan(5e-6);
            }
        }
    }

    /// More weights than the first-level cache holds, on maps that come out even in tiles of any width and on such that
    /// do not, with what is added and bounded at the end only.
    @ParameterizedTest
    @CsvSource({"24, 1, 1", "28, 1, 2", "14, 3, 1", "17, 1, 2", "7, 2, 1"})
    void sumsInPartsWhatHasManyWeights(int size, int batch, int threads) {
        var x = new GraphBuilder(Form.INFERENCE).input("x", TensorShape.of(batch, 12, size, size));
        var wide = x.pointwise("wide", 300).relu("relu");
        var sum = wide.conv("square", 50, 3, 1)
                .plus("add", x.pointwise("other", 50))
                .relu6("six");
        var out = sum.pointwise("again", 300).plus("add2", wide).pointwise("last", 33);
        var network = Samplers.network(out.builder().build(out), 1);
        assertComputesManyTerms(network, threads);
    }

    private static void assertComputesManyTerms(Network network, int threads) {
        var input = Samplers.values(network.graph().inputShape(), 3);
        var expected = Samplers.run(new ReferenceEngine(), network, input);
        try (var session =
                ENGINE.plan(network, PlanOptions.DEFAULT.withThreads(threads)).open()) {
            var actual = session.run(input, StepListener.NONE).firstEntry().getValue();
            assertThat(Samplers.relativeDifference(expected, actual)).isLessThan(MANY_TERMS);
        }
    }

    /// Inputs that are too large for one band: rows of an image, or images of a batch with more weights than pixels.
    @ParameterizedTest
    @CsvSource({
        "1, 40, 90, 50, 3, 1, 1",
        "1, 40, 91, 50, 3, 2, 2",
        "2, 40, 90, 50, 5, 2, 1",
        "1, 33, 112, 50, 1, 2, 3",
        "5, 300, 14, 200, 3, 1, 2",
        "13, 300, 7, 500, 1, 1, 3",
        "12, 200, 7, 400, 3, 2, 2"
    })
    void computesLargeInputsInBands(int batch, int in, int size, int out, int kernel, int stride, int threads) {
        var x = new GraphBuilder(Form.INFERENCE).input("x", TensorShape.of(batch, in, size, size));
        var other = x.averagePool("pool", 1, stride).pointwise("other", out);
        var sum = x.conv("conv", out, kernel, stride).plus("add", other).relu("relu");
        var last = sum.pointwise("last", out).plus("add2", sum);
        var network = Samplers.network(last.builder().build(last), 1);
        assertComputesManyTerms(network, threads);
    }

    @Test
    void aBatchGoesImageByImageThroughLargeMaps() {
        var network = network(3, 224, 16);
        var heard = new ArrayList<Integer>();
        try (var session = ENGINE.plan(network, PlanOptions.DEFAULT).open()) {
            session.run(Samplers.values(network.graph().inputShape(), 1), (step, _, _) -> heard.add(step));
        }
        assertThat(heard).filteredOn(step -> step == 0).hasSize(3);
        assertThat(heard).endsWith(heard.stream().max(Integer::compare).orElseThrow());
    }

    @Test
    void runsAllocateNothingButTheirOutputs() {
        var network = network(1, 64, 16);
        var input = Samplers.values(network.graph().inputShape(), 1);
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ENGINE.prime(_ -> {});
        assertThat(ENGINE.isPrimed()).isTrue();
        try (var session = ENGINE.plan(network, PlanOptions.DEFAULT).open()) {
            for (int run = 0; run < 2000; run++) {
                session.run(input, StepListener.NONE);
            }
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int run = 0; run < 100; run++) {
                session.run(input, StepListener.NONE);
            }
            assertThat((thread.getCurrentThreadAllocatedBytes() - before) / 100).isLessThan(2000);
        }
    }

    @Test
    void sessionsGiveTheirMemoryBackWhenTheyAreClosed() throws IOException {
        var plan = ENGINE.plan(network(1, 224, 512), PlanOptions.DEFAULT);
        ProcessSize.assertGivenBack(plan.memory(), plan);
    }

    @Test
    void smallSessionsGiveTheirMemoryBackToo() throws IOException {
        var plan = ENGINE.plan(network(1, 40, 24), PlanOptions.DEFAULT);
        ProcessSize.assertGivenBack(6L << 20, plan);
    }

    /// The input has fewer channels than are read together, and others lie where it is written.
    @ParameterizedTest
    @CsvSource({"1", "3", "5"})
    void infiniteValuesLeaveNothingBehind(int channels) {
        var x = new GraphBuilder(Form.INFERENCE).input("x", TensorShape.of(1, channels, 12, 12));
        var deep = x.conv("a", 8, 3, 1).relu("relu").conv("b", 8, 3, 1).pointwise("c", 8);
        var flat = deep.depthwise("d", 3, 1).pointwise("e", 5).flatten("flat").linear("out", 7);
        var network = Samplers.network(flat.builder().build(flat), 1);
        var input = Samplers.values(network.graph().inputShape(), 3);
        var infinite = input.toFloats();
        Arrays.fill(infinite, Float.POSITIVE_INFINITY);
        try (var session = ENGINE.plan(network, PlanOptions.DEFAULT).open()) {
            var expected = session.run(input, StepListener.NONE).firstEntry().getValue();
            session.run(Tensor.of(input.shape(), infinite), StepListener.NONE);
            var again = session.run(input, StepListener.NONE).firstEntry().getValue();
            assertThat(again.toFloats()).isEqualTo(expected.toFloats());
        }
    }

    @Test
    void aBatchThatDoesNotFitIntoMemoryIsAProblem() {
        var plan = ENGINE.plan(network(20_000, 224, 16), PlanOptions.DEFAULT);
        assertThat(plan.memory()).isGreaterThan(5_000_000_000L);
        assertThatThrownBy(plan::open).isInstanceOf(Problem.class).hasMessageContaining("smaller batch");
    }

    @Test
    void aClosedSessionRefusesToRun() {
        var network = network(1, 32, 8);
        var session = ENGINE.plan(network, PlanOptions.DEFAULT).open();
        session.close();
        var input = Samplers.values(network.graph().inputShape(), 1);
        assertThatThrownBy(() -> session.run(input, StepListener.NONE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theViewIsTheOneAskedForUnlessValuesAreKept() {
        var network = network(1, 32, 8);
        assertThat(ENGINE.plan(network, PlanOptions.DEFAULT).view()).isEqualTo(View.DEPLOYED);
        assertThat(ENGINE.plan(network, PlanOptions.DEFAULT.keepingValues()).view())
                .isEqualTo(View.DRAWN);
    }

    @Test
    void kernelsSayWhatTheyFold() {
        var steps = ENGINE.plan(network(1, 32, 8), PlanOptions.DEFAULT).steps();
        assertThat(steps.getFirst().kernel()).isEqualTo("dense tiles + ReLU");
        assertThat(steps.getFirst().folded()).hasSize(1);
    }
}
