package ghostlens.model.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoxTest {

    @Test
    void overlapIsIntersectionOverUnion() {
        var box = new Box(0, 0, 10, 10);
        assertThat(box.overlap(box)).isEqualTo(1);
        assertThat(box.overlap(new Box(5, 0, 15, 10))).isCloseTo(50.0 / 150, within(1e-15));
        assertThat(box.overlap(new Box(5, 5, 15, 15))).isCloseTo(25.0 / 175, within(1e-15));
        assertThat(box.overlap(new Box(10, 0, 20, 10))).isZero();
        assertThat(box.overlap(new Box(20, 20, 30, 30))).isZero();
    }

    @Test
    void withinCutsAtEachSide() {
        assertThat(new Box(-3, -4, 50, 60).within(40, 30)).isEqualTo(new Box(0, 0, 40, 30));
        assertThat(new Box(50, 5, 60, 9).within(40, 30)).isEqualTo(new Box(40, 5, 40, 9));
        assertThat(new Box(50, 5, 60, 9).within(40, 30).isEmpty()).isTrue();
        assertThat(new Box(1, 2, 3, 4).within(40, 30)).isEqualTo(new Box(1, 2, 3, 4));
    }
}
