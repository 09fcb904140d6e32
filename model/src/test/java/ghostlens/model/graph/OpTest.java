package ghostlens.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.tensor.TensorShape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpTest {
    private static final TensorShape MAP = TensorShape.of(2, 8, 14, 14);

    @ParameterizedTest
    @CsvSource({"3, 1, 14", "3, 2, 7", "5, 2, 7", "1, 1, 14", "1, 2, 7"})
    void convolutionsPadByHalfTheKernel(int kernel, int stride, int size) {
        var conv = new Op.Conv2d(8, 16, Window.square(kernel, stride), 1, false);
        assertThat(conv.outputShape(List.of(MAP))).isEqualTo(TensorShape.of(2, 16, size, size));
    }

    @Test
    void heightAndWidthAreNotMixedUp() {
        var conv = new Op.Conv2d(8, 8, new Window(5, 3, 1, 2, 0, 1), 1, false);
        assertThat(conv.outputShape(List.of(TensorShape.of(1, 8, 14, 20)))).isEqualTo(TensorShape.of(1, 8, 10, 10));
        assertThat(conv.weights().getFirst().shape()).isEqualTo(TensorShape.of(8, 8, 5, 3));
    }

    @ParameterizedTest
    @CsvSource({"1, 225792", "2, 112896", "8, 28224"})
    void multiplyAddsAreOnePerOutputAndKernelValue(int groups, long multiplyAdds) {
        var conv = new Op.Conv2d(8, 8, Window.square(3, 1), groups, true);
        assertThat(conv.multiplyAdds(List.of(MAP))).isEqualTo(multiplyAdds);
    }

    @Test
    void linearLayersMultiplyEveryPair() {
        var linear = new Op.Linear(1280, 1000, true);
        assertThat(linear.multiplyAdds(List.of(TensorShape.of(3, 1280)))).isEqualTo(3_840_000);
        assertThat(linear.outputShape(List.of(TensorShape.of(3, 1280)))).isEqualTo(TensorShape.of(3, 1000));
    }

    @Test
    void onlyConvolutionsAndLinearLayersHaveMultiplyAdds() {
        assertThat(new Op.BatchNorm(8, 1e-5).multiplyAdds(List.of(MAP))).isZero();
        assertThat(new Op.Add().multiplyAdds(List.of(MAP, MAP))).isZero();
    }

    @Test
    void runningStatisticsAreNoParameters() {
        var slots = new Op.BatchNorm(8, 1e-5).weights();
        assertThat(slots).extracting(WeightSlot::name).containsExactly("weight", "bias", "running_mean", "running_var");
        assertThat(slots.stream().mapToLong(WeightSlot::parameters).sum()).isEqualTo(16);
    }

    @Test
    void depthwiseIsOneGroupPerChannel() {
        assertThat(new Op.Conv2d(8, 8, Window.square(3, 1), 8, false).family()).isEqualTo(Family.DEPTHWISE_CONVOLUTION);
        assertThat(new Op.Conv2d(8, 8, Window.square(3, 1), 4, false).family()).isEqualTo(Family.DENSE_CONVOLUTION);
        assertThat(new Op.Conv2d(1, 1, Window.square(3, 1), 1, false).isDepthwise())
                .isFalse();
    }

    @Test
    void labelsAreTheFieldsOwnTerms() {
        assertThat(new Op.Conv2d(8, 8, Window.square(3, 2), 8, false).label()).isEqualTo("depthwise 3×3 /2");
        assertThat(new Op.Conv2d(8, 8, Window.square(1, 1), 1, false).label()).isEqualTo("conv 1×1");
        assertThat(new Op.Conv2d(8, 8, Window.square(1, 1), 2, false).label()).isEqualTo("grouped conv 1×1");
    }

    @Test
    void aConcatAddsUpChannels() {
        assertThat(new Op.Concat().outputShape(List.of(MAP, MAP.with(1, 3)))).isEqualTo(MAP.with(1, 11));
        assertRefused(new Op.Concat(), "differ in channels only", MAP, MAP.with(2, 7));
    }

    @Test
    void aMultiplyTakesAGatePerChannel() {
        assertThat(new Op.Multiply().outputShape(List.of(MAP, TensorShape.of(2, 8, 1, 1))))
                .isEqualTo(MAP);
        assertRefused(new Op.Multiply(), "a gate of that shape or N×C×1×1", MAP, TensorShape.of(1, 8, 1, 1));
    }

    @Test
    void aSliceStaysWithinTheChannels() {
        assertThat(new Op.Slice(2, 8).outputShape(List.of(MAP))).isEqualTo(MAP.with(1, 6));
        assertRefused(new Op.Slice(2, 9), "channels 2 to 9 cannot be cut from 2×8×14×14", MAP);
    }

    @Test
    void poolingAndFlatteningKeepTheBatch() {
        assertThat(new Op.GlobalAveragePool().outputShape(List.of(MAP))).isEqualTo(TensorShape.of(2, 8, 1, 1));
        assertThat(new Op.Flatten().outputShape(List.of(MAP))).isEqualTo(TensorShape.of(2, 8 * 14 * 14));
    }

    @Test
    void whatDoesNotFitIsRefusedWithWhatCame() {
        assertRefused(new Op.Conv2d(4, 4, Window.square(3, 1), 1, false), "4 channels; got 2×8×14×14", MAP);
        assertRefused(new Op.Conv2d(8, 8, new Window(15, 15, 1, 1, 0, 0), 1, false), "does not fit into", MAP);
        assertRefused(new Op.BatchNorm(4, 1e-5), "4 channels; got 2×8×14×14", MAP);
        assertRefused(new Op.Add(), "one shape; got 2×8×14×14, 2×9×14×14", MAP, MAP.with(1, 9));
        assertRefused(new Op.Add(), "at least 2 inputs; got 1", MAP);
        assertRefused(new Op.Linear(8, 4, true), "N×8; got 2×8×14×14", MAP);
        assertRefused(new Op.Flatten(), "takes 1 inputs; got 2", MAP, MAP);
    }

    @Test
    void groupsDivideChannels() {
        assertThatThrownBy(() -> new Op.Conv2d(8, 8, Window.square(3, 1), 3, false))
                .hasMessageContaining("3 groups for 8 → 8 channels");
    }

    @Test
    void theCostCountsFeatureMapsOnly() {
        var cost = new Op.Concat().cost(List.of(MAP, MAP));
        assertThat(cost).isEqualTo(new Cost(0, 2 * MAP.elements(), 2 * MAP.elements()));
    }

    private static void assertRefused(Op op, String sentence, TensorShape... inputs) {
        assertThatThrownBy(() -> op.outputShape(List.of(inputs)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining(sentence);
    }
}
