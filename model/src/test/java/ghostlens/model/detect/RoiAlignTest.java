package ghostlens.model.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.model.detect.RoiAlign.FeatureMap;
import ghostlens.model.net.SeededInput;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.Collections;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoiAlignTest {
    private static final Offset<Double> ROUNDING = within(1e-6);

    /// A map whose value is 10 · row + column.
    private static FeatureMap slope(int height, int width) {
        return new FeatureMap(
                Tensor.generate(TensorShape.of(1, 1, height, width), i -> 10.0 * (i / width) + i % width));
    }

    private static float[] cut(RoiAlign align, FeatureMap map, Box region) {
        var values = new float[align.values(map.channels())];
        align.cut(map, region, values, 0);
        return values;
    }

    @Test
    void wholeMapInItsOwnSizeIsTheMap() {
        assertThat(cut(new RoiAlign(4), slope(4, 4), new Box(0, 0, 4, 4)))
                .containsExactly(0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23, 30, 31, 32, 33);
    }

    @Test
    void binsAreMeansOfSamples() {
        assertThat(cut(new RoiAlign(2), slope(6, 6), new Box(1, 1, 5, 5))).containsExactly(16.5f, 18.5f, 36.5f, 38.5f);
    }

    @Test
    void samplesBetweenCellsAreBilinear() {
        assertThat(cut(new RoiAlign(1, 1), slope(6, 6), new Box(2.25, 1.5, 2.75, 3.5))[0])
                .isEqualTo(22f);
    }

    @Test
    void samplesBeyondTheBorderAreZeroOrTheBorder() {
        var ones = new FeatureMap(Tensor.generate(TensorShape.of(1, 1, 4, 4), _ -> 1));
        assertThat(cut(new RoiAlign(2, 2), ones, new Box(-8, -8, 0, 0))).containsExactly(0, 0, 0, 0);
        assertThat(cut(new RoiAlign(1, 1), ones, new Box(-1, -1, 1, 1))).containsExactly(1);
        assertThat(cut(new RoiAlign(2, 1), ones, new Box(2, 2, 6, 6))).containsExactly(1, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "1.3, 0.7, 9.9, 7.2, 7, 0",
        "-2.5, -1.5, 4.25, 12.5, 5, 0",
        "3, 3, 3, 3, 3, 0",
        "0, 0, 11, 9, 7, 2",
        "10.2, 8.4, 13.9, 9.9, 4, 3"
    })
    void equalsTheDefinition(double left, double top, double right, double bottom, int size, int samples) {
        var map = SeededInput.of(TensorShape.of(1, 3, 9, 11), 5);
        var region = new Box(left, top, right, bottom);
        var found = cut(new RoiAlign(size, samples), new FeatureMap(map), region);
        for (int i = 0; i < found.length; i++) {
            int channel = i / (size * size);
            double expected = bin(map, channel, region, i / size % size, i % size, size, samples);
            assertThat((double) found[i]).as("value %d", i).isCloseTo(expected, ROUNDING);
        }
    }

    /// The mean of a bin's samples, one by one.
    private static double bin(Tensor map, int channel, Box region, int row, int column, int size, int samples) {
        double height = region.height() / size;
        double width = region.width() / size;
        int rows = samples > 0 ? samples : Math.max(1, (int) Math.ceil(height));
        int columns = samples > 0 ? samples : Math.max(1, (int) Math.ceil(width));
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double y = region.top() - 0.5 + (row + (i + 0.5) / rows) * height;
                double x = region.left() - 0.5 + (column + (j + 0.5) / columns) * width;
                sum += sample(map, channel, y, x);
            }
        }
        return sum / (rows * columns);
    }

    private static double sample(Tensor map, int channel, double y, double x) {
        int height = map.shape().height();
        int width = map.shape().width();
        if (y < -1 || y > height || x < -1 || x > width) {
            return 0;
        }
        double row = Math.clamp(y, 0, height - 1);
        double column = Math.clamp(x, 0, width - 1);
        int low = (int) row;
        int left = (int) column;
        double sum = 0;
        for (int i = low; i <= Math.min(low + 1, height - 1); i++) {
            for (int j = left; j <= Math.min(left + 1, width - 1); j++) {
                double weight = (1 - Math.abs(row - i)) * (1 - Math.abs(column - j));
                sum += weight * map.get((channel * height + i) * width + j);
            }
        }
        return sum;
    }

    @Test
    void regionsGoToTheLevelOfTheirSize() {
        var maps = Collections.nCopies(4, slope(2, 2));
        var levels = new RoiLevels(maps);
        assertThat(levels.level(new Box(0, 0, 20, 20))).isZero();
        assertThat(levels.level(new Box(0, 0, 111, 111))).isZero();
        assertThat(levels.level(new Box(0, 0, 112, 112))).isEqualTo(1);
        assertThat(levels.level(new Box(0, 0, 56, 4 * 56))).isEqualTo(1);
        assertThat(levels.level(new Box(0, 0, 224, 224))).isEqualTo(2);
        assertThat(levels.level(new Box(0, 0, 448, 448))).isEqualTo(3);
        assertThat(levels.level(new Box(0, 0, 2000, 2000))).isEqualTo(3);
        assertThat(levels.level(new Box(5, 5, 5, 5))).isZero();
    }
}
