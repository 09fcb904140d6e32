package ghostlens.model.detect;

import static ghostlens.model.detect.AnchorsTest.assertBox;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoxCoderTest {
    private static final Box BOX = new Box(10, 20, 30, 60);

    @Test
    void zerosLeaveTheBox() {
        assertThat(BoxCoder.OF_ANCHORS.decode(BOX, 0, 0, 0, 0)).isEqualTo(BOX);
    }

    @Test
    void centreMovesInWidthsAndHeights() {
        assertThat(BoxCoder.OF_ANCHORS.decode(BOX, 0.5, -0.25, 0, 0)).isEqualTo(new Box(20, 10, 40, 50));
        assertBox(BoxCoder.OF_REGIONS.decode(BOX, 5, -2.5, 0, 0), 20, 10, 40, 50);
    }

    @Test
    void sizesAreLogarithms() {
        assertBox(BoxCoder.OF_ANCHORS.decode(BOX, 0, 0, Math.log(2), Math.log(0.5)), 0, 30, 40, 50);
        assertBox(BoxCoder.OF_REGIONS.decode(BOX, 0, 0, 5 * Math.log(2), 5 * Math.log(0.5)), 0, 30, 40, 50);
    }

    @Test
    void growthIsBounded() {
        var largest = BoxCoder.OF_ANCHORS.decode(BOX, 0, 0, 100, -100);
        assertBox(largest, 20 - 625, 40 - 0.32, 20 + 625, 40 + 0.32);
    }
}
