package ghostlens.model.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Anchors, the box coder and suppression, against values worked out by hand.
class BoxesTest {

    @Test
    void retinaNetsAnchorsGoRatioByRatioAndScaleByScale() {
        var finest = Anchors.retinaNet().getFirst();
        assertThat(finest.stride()).isEqualTo(8);
        assertThat(finest.perCell()).isEqualTo(9);
        assertNear(finest.at(0, 0, 3), new Box(-16, -16, 16, 16));
        assertNear(finest.at(2, 5, 3), new Box(24, 0, 56, 32));
        assertNear(finest.at(0, 0, 0), new Box(-22.6274, -11.3137, 22.6274, 11.3137));
        assertNear(finest.at(0, 0, 4), new Box(-20.1587, -20.1587, 20.1587, 20.1587));
        assertNear(finest.at(0, 0, 6), new Box(-11.3137, -22.6274, 11.3137, 22.6274));
    }

    @Test
    void proposalsHaveThreeAnchorsFromStrideFourOn() {
        assertThat(Anchors.proposals()).extracting(Anchors::stride).containsExactly(4, 8, 16, 32, 64);
        assertThat(Anchors.proposals()).allMatch(level -> level.perCell() == 3);
        assertNear(Anchors.proposals().getLast().at(0, 0, 1), new Box(-256, -256, 256, 256));
    }

    @Test
    void decodeMovesInWidthsAndGrowsByExponentials() {
        var box = new Box(10, 20, 30, 60);
        assertNear(BoxCoder.OF_ANCHORS.decode(box, 0, 0, 0, 0), box);
        assertNear(BoxCoder.OF_ANCHORS.decode(box, 0.5, -0.25, Math.log(2), 0), new Box(10, 10, 50, 50));
        assertNear(BoxCoder.OF_REGIONS.decode(box, 5, -2.5, 5 * Math.log(2), 0), new Box(10, 10, 50, 50));
    }

    @Test
    void decodeLimitsHowMuchABoxGrows() {
        var grown = BoxCoder.OF_ANCHORS.decode(new Box(0, 0, 16, 16), 0, 0, 1000, -1000);
        assertThat(grown.width()).isCloseTo(1000, within(1e-6));
        assertThat(grown.height()).isCloseTo(16 / 62.5, within(1e-6));
    }

    @Test
    void overlapIsIntersectionOverUnion() {
        var box = new Box(0, 0, 10, 10);
        assertThat(box.overlap(new Box(5, 0, 15, 10))).isCloseTo(50.0 / 150, within(1e-12));
        assertThat(box.overlap(new Box(10, 0, 20, 10))).isZero();
    }

    @Test
    void keepDropsTheWorseOfTwoThatOverlapWithinALabel() {
        var best = new Candidate(new Box(0, 0, 10, 10), 0.9, 1);
        var near = new Candidate(new Box(1, 0, 11, 10), 0.8, 1);
        var otherLabel = new Candidate(new Box(1, 0, 11, 10), 0.7, 2);
        var far = new Candidate(new Box(40, 0, 50, 10), 0.6, 1);
        var candidates = List.of(far, near, otherLabel, best);
        assertThat(new Nms(0.5, 100).keep(candidates)).containsExactly(best, otherLabel, far);
        assertThat(new Nms(0.9, 100).keep(candidates)).containsExactly(best, near, otherLabel, far);
        assertThat(new Nms(0.5, 2).keep(candidates)).containsExactly(best, otherLabel);
    }

    private static void assertNear(Box actual, Box expected) {
        assertThat(new double[] {actual.left(), actual.top(), actual.right(), actual.bottom()})
                .containsExactly(
                        new double[] {expected.left(), expected.top(), expected.right(), expected.bottom()},
                        within(1e-4));
    }
}
