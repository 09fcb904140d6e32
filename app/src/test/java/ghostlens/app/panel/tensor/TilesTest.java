package ghostlens.app.panel.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TilesTest {

    @Test
    void depthwiseKernelsFillASquare() {
        var tiles = Tiles.ofWeights(counting(16, 1, 3, 3));
        assertThat(tiles.count()).isEqualTo(16);
        assertThat(tiles.columns()).isEqualTo(4);
        assertThat(tiles.sheetWidth()).isEqualTo(15);
        assertThat(tiles.sheetHeight()).isEqualTo(15);
    }

    @Test
    void denseKernelsOfAnOutputChannelStandInARow() {
        var tiles = Tiles.ofWeights(counting(8, 5, 3, 3));
        assertThat(tiles.count()).isEqualTo(40);
        assertThat(tiles.columns()).isEqualTo(5);
    }

    @Test
    void pointwiseKernelsAreAMatrix() {
        var tiles = Tiles.ofWeights(counting(8, 5, 1, 1));
        assertThat(tiles.count()).isEqualTo(1);
        assertThat(tiles.height()).isEqualTo(8);
        assertThat(tiles.width()).isEqualTo(5);
        assertThat(tiles.isRow()).isFalse();
    }

    @Test
    void vectorsAreARow() {
        assertThat(Tiles.ofWeights(counting(7)).isRow()).isTrue();
        assertThat(Tiles.ofMap(counting(1, 7, 1, 1), 3).isRow()).isTrue();
        assertThat(Tiles.ofWeights(counting(7, 1, 1, 1)).width()).isEqualTo(7);
    }

    @Test
    void everyPixelOfATileIsItsValueAndGapsAreNone() {
        var tiles = Tiles.ofWeights(counting(4, 1, 3, 3));
        assertThat(tiles.at(0, 0)).isEqualTo(OptionalInt.of(0));
        assertThat(tiles.at(3, 0)).isEmpty();
        assertThat(tiles.at(4, 0)).isEqualTo(OptionalInt.of(9));
        assertThat(tiles.at(1, 4)).isEqualTo(OptionalInt.of(19));
        assertThat(tiles.at(7, 0)).isEmpty();
        for (int position = 0; position < 36; position++) {
            int tile = tiles.tile(position);
            assertThat(tiles.at(tiles.left(tile) + tiles.column(position), tiles.top(tile) + tiles.row(position)))
                    .isEqualTo(OptionalInt.of(position));
        }
    }

    @Test
    void mapsShowTheirFirstImage() {
        var tiles = Tiles.ofMap(counting(2, 6, 4, 5), 3);
        assertThat(tiles.count()).isEqualTo(6);
        assertThat(tiles.sheetHeight()).isEqualTo(10);
    }

    @Test
    void hugeTensorsAreCut() {
        var tiles = Tiles.ofWeights(counting(512, 512, 5, 5));
        assertThat((long) tiles.sheetWidth() * tiles.sheetHeight()).isLessThan(1 << 22);
        assertThat(tiles.count() % 512).isZero();
    }

    @Test
    void placesHaveNames() {
        assertThat(Axes.ofWeights(TensorShape.of(16, 1, 3, 3)).words(9 * 3 + 5)).isEqualTo("out 3, row 1, column 2");
        assertThat(Axes.ofMap(TensorShape.of(1, 4, 2, 2)).words(7)).isEqualTo("channel 1, row 1, column 1");
    }

    @Test
    void shadesHaveZeroInTheMiddle() {
        var shades = new Shades(2, true, false);
        assertThat(shades.web(2)).isEqualTo("#b9540f");
        assertThat(shades.web(-2)).isEqualTo("#2166ac");
        assertThat(shades.web(-9)).isEqualTo(shades.web(-2));
        assertThat(shades.of(Double.NaN)).isNotEqualTo(shades.of(0));
    }

    private static Tensor counting(int... extents) {
        return Tensor.float32(TensorShape.of(extents), _ -> {});
    }
}
