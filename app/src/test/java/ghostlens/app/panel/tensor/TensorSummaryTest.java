package ghostlens.app.panel.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import org.junit.jupiter.api.Test;

class TensorSummaryTest {

    @Test
    void tellsRangeMeanAndDeviation() {
        var summary = TensorSummary.of(Tensor.of(TensorShape.of(4), new float[] {-1, 1, 1, 3}));
        assertThat(summary.minimum()).isEqualTo(-1);
        assertThat(summary.maximum()).isEqualTo(3);
        assertThat(summary.mean()).isEqualTo(1);
        assertThat(summary.deviation()).isEqualTo(Math.sqrt(2));
    }

    @Test
    void countsZerosAndWhatIsNotFiniteApart() {
        var values = new float[] {0, -2, Float.NaN, Float.POSITIVE_INFINITY, 0};
        var summary = TensorSummary.of(Tensor.of(TensorShape.of(5), values));
        assertThat(summary.zeros()).isEqualTo(0.4);
        assertThat(summary.notFinite()).isEqualTo(2);
        assertThat(summary.minimum()).isEqualTo(-2);
        assertThat(summary.maximum()).isZero();
        assertThat(summary.meanAbsolute()).isEqualTo(2.0 / 3);
        assertThat(summary.most()).isEqualTo(2);
    }

    @Test
    void saysThatNothingIsFinite() {
        var summary = TensorSummary.of(Tensor.of(TensorShape.of(1), new float[] {Float.NaN}));
        assertThat(summary.notFinite()).isEqualTo(1);
        assertThat(summary.zeros()).isZero();
    }

    @Test
    void putsEveryValueIntoABin() {
        var summary = TensorSummary.of(Tensor.of(TensorShape.of(4), new float[] {-1, 1, 1, 3}));
        assertThat(summary.bins().getFirst()).isEqualTo(1);
        assertThat(summary.bins().getLast()).isEqualTo(1);
        assertThat(summary.bins().stream().mapToInt(Integer::intValue).sum()).isEqualTo(4);
    }

    @Test
    void putsEqualValuesIntoTheMiddle() {
        var summary = TensorSummary.of(Tensor.of(TensorShape.of(2), new float[] {5, 5}));
        assertThat(summary.bins().get(16)).isEqualTo(2);
        assertThat(summary.deviation()).isZero();
    }
}
