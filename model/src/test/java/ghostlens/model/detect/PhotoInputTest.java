package ghostlens.model.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.model.picture.Photo;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Preprocessing;
import ghostlens.model.zoo.Preprocessing.Interpolation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoInputTest {
    /// Leaves values as they are, 0 to 255.
    private static final Preprocessing PLAIN = new Preprocessing(
            List.of(0.0, 0.0, 0.0), List.of(1 / 255.0, 1 / 255.0, 1 / 255.0), 1, Interpolation.BILINEAR);

    private static Photo photo(int height, int width, Photo.Values value) {
        return Photo.of(width, height, value);
    }

    @ParameterizedTest
    @CsvSource({
        "480, 640, 800, 1067, 800, 1088",
        "640, 480, 1067, 800, 1088, 800",
        "300, 1000, 400, 1333, 416, 1344",
        "800, 1333, 800, 1333, 800, 1344",
        "4000, 6000, 800, 1200, 800, 1216"
    })
    void photoFillsTheSidesAllowed(int height, int width, int resizedHeight, int resizedWidth, int rows, int columns) {
        var input = PhotoInput.of(photo(height, width, (_, _, _) -> 7), 1333, 800, PLAIN);
        assertThat(List.of(input.height(), input.width())).containsExactly(resizedHeight, resizedWidth);
        assertThat(input.tensor().shape()).isEqualTo(TensorShape.of(1, 3, rows, columns));
    }

    @Test
    void paddingIsZeroAfterNormalisation() {
        var input = PhotoInput.of(photo(4, 40, (_, _, _) -> 255), 40, 4, Preprocessing.IMAGENET);
        assertThat(input.tensor().shape()).isEqualTo(TensorShape.of(1, 3, 32, 64));
        assertThat(input.tensor().get(0)).isCloseTo((1 - 0.485) / 0.229, within(1e-6));
        assertThat(input.tensor().get(39)).isCloseTo((1 - 0.485) / 0.229, within(1e-6));
        assertThat(input.tensor().get(40)).isZero();
        assertThat(input.tensor().get(4 * 64)).isZero();
        assertThat(input.tensor().get(32 * 64)).isCloseTo((1 - 0.456) / 0.224, within(1e-6));
    }

    @Test
    void resizingIsBilinearBetweenPixelCentres() {
        var input = PhotoInput.of(photo(1, 2, (_, _, x) -> x * 100), 4, 2, PLAIN);
        assertThat(row(input, 0)).containsExactly(0f, 25f, 75f, 100f);
        assertThat(row(input, 1)).containsExactly(0f, 25f, 75f, 100f);
    }

    private static float[] row(PhotoInput input, int row) {
        var values = new float[input.width()];
        for (int x = 0; x < values.length; x++) {
            values[x] =
                    Math.round(input.tensor().get(row * input.tensor().shape().width() + x));
        }
        return values;
    }

    @Test
    void boxesComeBackInPixelsOfThePhoto() {
        var input = PhotoInput.of(photo(480, 640, (_, _, _) -> 0), 1333, 800, PLAIN);
        assertThat(input.inPhoto(new Box(0, 0, 1067, 800))).isEqualTo(new Box(0, 0, 640, 480));
        assertThat(input.cut(new Box(-5, -5, 1080, 900))).isEqualTo(new Box(0, 0, 1067, 800));
    }
}
