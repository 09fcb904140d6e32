package ghostlens.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelLayoutTest {
    private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 400, 200);
    private static final Point2D MIDDLE = new Point2D.Double(200, 100);

    @Test
    void placeIsRightOfALonePoint() {
        var place = new LabelLayout(AREA, List.of(MIDDLE), List.of()).place(MIDDLE, 40, 10);
        assertThat(place).hasValueSatisfying(at -> {
            assertThat(at.getMinX()).isBetween(205.0, 212.0);
            assertThat(at.getCenterY()).isEqualTo(100);
        });
    }

    @Test
    void placeKeepsOffLinesMarksLabelsAndTheRim() {
        var random = new Random(7);
        var marks = random.doubles(60, 0, 1)
                .<Point2D>mapToObj(x -> new Point2D.Double(400 * x, 200 * random.nextDouble()))
                .toList();
        var line = new Line2D.Double(0, 0, 400, 200);
        var layout = new LabelLayout(AREA, marks, List.of(line));
        var placed = new ArrayList<Rectangle2D>();
        for (var mark : marks) {
            layout.place(mark, 30, 10).ifPresent(at -> {
                assertThat(AREA.contains(at)).isTrue();
                assertThat(line.intersects(at)).isFalse();
                assertThat(marks).noneMatch(at::contains);
                assertThat(placed).noneMatch(at::intersects);
                placed.add(at);
            });
        }
        assertThat(placed).hasSizeBetween(10, 59);
    }

    @Test
    void placeIsMissingWhereLinesAreAllAround() {
        var lines = List.<Line2D>of(
                new Line2D.Double(190, 0, 190, 200),
                new Line2D.Double(210, 0, 210, 200),
                new Line2D.Double(0, 90, 400, 90),
                new Line2D.Double(0, 110, 400, 110));
        var layout = new LabelLayout(AREA, List.of(MIDDLE), lines);
        assertThat(layout.place(MIDDLE, 40, 10)).isEmpty();
        assertThat(layout.placeNear(List.of(MIDDLE), 40, 10)).isPresent();
    }

    @Test
    void placeNearPrefersTheFirstPointUnlessItIsCrowded() {
        var other = new Point2D.Double(50, 100);
        var free = new LabelLayout(AREA, List.of(MIDDLE, other), List.of());
        assertThat(free.placeNear(List.of(MIDDLE, other), 40, 10))
                .map(Rectangle2D::getCenterX)
                .hasValueSatisfying(x -> assertThat(x).isGreaterThan(150));
        var stranger = new Point2D.Double(214, 100);
        var crowded = new LabelLayout(AREA, List.of(MIDDLE, stranger, other), List.of());
        assertThat(crowded.placeNear(List.of(MIDDLE, other), 40, 10))
                .map(Rectangle2D::getCenterX)
                .hasValueSatisfying(x -> assertThat(x).isLessThan(199));
    }
}
