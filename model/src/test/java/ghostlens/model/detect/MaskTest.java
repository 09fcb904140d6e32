package ghostlens.model.detect;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.picture.Photo;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class MaskTest {
    private static final Photo PHOTO = Photo.of(8, 6, (_, _, _) -> 0);

    private static float[] logits(float value) {
        var logits = new float[28 * 28];
        Arrays.fill(logits, value);
        return logits;
    }

    @Test
    void sureMaskFillsItsBox() {
        var mask = Mask.pasted(logits(9), new Box(2, 1, 6, 4), PHOTO);
        assertThat(mask.area()).isEqualTo(4 * 3);
        assertThat(mask.has(2, 1)).isTrue();
        assertThat(mask.has(5, 3)).isTrue();
        assertThat(mask.has(1, 1)).isFalse();
        assertThat(mask.has(6, 3)).isFalse();
    }

    @Test
    void emptyMaskIsEmpty() {
        assertThat(Mask.pasted(logits(-9), new Box(0, 0, 8, 6), PHOTO).area()).isZero();
        assertThat(Mask.pasted(logits(9), new Box(3, 3, 3, 3), PHOTO).area()).isZero();
    }

    @Test
    void leftHalfStaysTheLeftHalf() {
        var half = logits(-9);
        for (int row = 0; row < 28; row++) {
            Arrays.fill(half, row * 28, row * 28 + 14, 9);
        }
        var mask = Mask.pasted(half, new Box(0, 0, 8, 6), PHOTO);
        assertThat(mask.area()).isEqualTo(4 * 6);
        assertThat(mask.has(3, 5)).isTrue();
        assertThat(mask.has(4, 0)).isFalse();
    }

    @Test
    void runLengthsGoColumnByColumnAndBeginWithZeros() {
        var pixels = new BitSet();
        pixels.set(1);
        pixels.set(4);
        pixels.set(5);
        assertThat(new Mask(3, 2, pixels).runLengths()).containsExactly(2, 2, 1, 1);
        var first = new BitSet();
        first.set(0);
        assertThat(new Mask(2, 2, first).runLengths()).containsExactly(0, 1, 3);
    }
}
