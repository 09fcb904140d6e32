package ghostlens.model.picture;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.zoo.Preprocessing;
import ghostlens.model.zoo.Preprocessing.Interpolation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CropTest {

    private static Preprocessing whole(Interpolation interpolation) {
        return new Preprocessing(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), 1, interpolation);
    }

    private static Preprocessing plain(double cropRatio) {
        return new Preprocessing(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), cropRatio, Interpolation.BILINEAR);
    }

    @ParameterizedTest
    @EnumSource(Interpolation.class)
    void photoOfTheRightSizeStaysAsItIs(Interpolation interpolation) {
        var crop = Crop.of(Photo.of(6, 6, CropTest::pattern), 6, 6, whole(interpolation));
        assertThat(values(crop.photo())).isEqualTo(values(Photo.of(6, 6, CropTest::pattern)));
    }

    @ParameterizedTest
    @CsvSource({"10, 10, 8, 8", "30, 10, 8, 8", "10, 31, 8, 8", "3, 40, 8, 8", "50, 40, 6, 9", "1, 70000, 8, 8"})
    void cropHasTheInputsSizeAndOneColourStaysOneColour(int width, int height, int inputHeight, int inputWidth) {
        var crop = Crop.of(
                Photo.of(width, height, (channel, _, _) -> 50 * channel), inputHeight, inputWidth, plain(0.875));
        assertThat(crop.photo().height()).isEqualTo(inputHeight);
        assertThat(crop.photo().width()).isEqualTo(inputWidth);
        assertThat(values(crop.photo()))
                .isEqualTo(values(Photo.of(inputWidth, inputHeight, (channel, _, _) -> 50 * channel)));
    }

    @Test
    void centreIsCutOut() {
        var crop = Crop.of(Photo.of(8, 4, (_, _, x) -> x), 4, 4, plain(1));
        assertThat(row(crop.photo())).containsExactly(2, 3, 4, 5);
    }

    /// Each target pixel weighs the six source pixels around it: 5, 7, 7, 5, 3 and 1 of 28 for the first.
    @Test
    void shrinkingLooksAtEveryPixel() {
        var photo = Photo.of(8, 8, (_, _, x) -> x == 3 ? 240 : 0);
        assertThat(row(Crop.of(photo, 2, 2, whole(Interpolation.BILINEAR)).photo()))
                .containsExactly(43, 26);
    }

    @Test
    void inputIsNormalisedByChannel() {
        var preprocessing =
                new Preprocessing(List.of(0.5, 0.25, 0.0), List.of(0.5, 0.25, 2.0), 1, Interpolation.BILINEAR);
        var input = Crop.of(Photo.of(1, 1, (channel, _, _) -> channel == 0 ? 0 : 255), 1, 1, preprocessing)
                .input();
        assertThat(input.shape().toString()).isEqualTo("1×3×1×1");
        assertThat(input.toFloats()).containsExactly(-1f, 3f, 0.5f);
    }

    private static int pattern(int channel, int y, int x) {
        return (channel * 91 + y * 37 + x * 53) % 256;
    }

    private static List<Integer> row(Photo photo) {
        return values(photo).subList(0, photo.width());
    }

    /// Channel by channel, row by row.
    private static List<Integer> values(Photo photo) {
        var values = new ArrayList<Integer>();
        for (int channel = 0; channel < Photo.CHANNELS; channel++) {
            for (int y = 0; y < photo.height(); y++) {
                for (int x = 0; x < photo.width(); x++) {
                    values.add(photo.value(channel, y, x));
                }
            }
        }
        return values;
    }
}
