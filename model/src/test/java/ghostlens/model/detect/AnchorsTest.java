package ghostlens.model.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AnchorsTest {

    @Test
    void retinaNetHasNinePerCellOnFiveLevels() {
        assertThat(Anchors.retinaNet()).extracting(Anchors::stride).containsExactly(8, 16, 32, 64, 128);
        assertThat(Anchors.retinaNet()).extracting(Anchors::perCell).containsOnly(9);
    }

    @Test
    void proposalsSetOutFromThreePerCell() {
        assertThat(Anchors.proposals()).extracting(Anchors::stride).containsExactly(4, 8, 16, 32, 64);
        assertThat(Anchors.proposals()).extracting(Anchors::perCell).containsOnly(3);
    }

    /// What mmdetection's generator prints for its first level.
    @Test
    void shapesAreThoseOfMmdetection() {
        var shapes = Anchors.retinaNet().getFirst().shapes();
        assertBox(shapes.get(0), -22.6274, -11.3137, 22.6274, 11.3137);
        assertBox(shapes.get(1), -28.5088, -14.2544, 28.5088, 14.2544);
        assertBox(shapes.get(3), -16, -16, 16, 16);
        assertBox(shapes.get(5), -25.3984, -25.3984, 25.3984, 25.3984);
        assertBox(shapes.get(8), -17.9594, -35.9188, 17.9594, 35.9188);
        assertBox(Anchors.proposals().getFirst().shapes().get(1), -16, -16, 16, 16);
    }

    @Test
    void cellsAreAStrideApart() {
        var anchors = Anchors.retinaNet().get(1);
        assertThat(anchors.at(0, 0, 3)).isEqualTo(new Box(-32, -32, 32, 32));
        assertThat(anchors.at(2, 5, 3)).isEqualTo(new Box(5 * 16 - 32, 0, 5 * 16 + 32, 64));
    }

    static void assertBox(Box box, double left, double top, double right, double bottom) {
        assertThat(box.left()).isCloseTo(left, within(1e-4));
        assertThat(box.top()).isCloseTo(top, within(1e-4));
        assertThat(box.right()).isCloseTo(right, within(1e-4));
        assertThat(box.bottom()).isCloseTo(bottom, within(1e-4));
    }
}
