package ghostlens.charts;

import ghostlens.charts.ChartModel.Mark;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// The shapes of points, centred at 0, 0, of about equal weight to the eye.
final class Marks {
    /// No mark reaches further than this from its point, in px.
    static final double REACH = 5.5;

    private Marks() {}

    static Shape shape(Mark mark) {
        return switch (mark) {
            case DISC -> new Ellipse2D.Double(-4, -4, 8, 8);
            case RING -> new Ellipse2D.Double(-4.5, -4.5, 9, 9);
            case SQUARE -> new Rectangle2D.Double(-3.5, -3.5, 7, 7);
            case DIAMOND -> polygon(0, -5, 5, 0, 0, 5, -5, 0);
            case TRIANGLE -> polygon(0, -5, 4.5, 3.5, -4.5, 3.5);
            case WEDGE -> polygon(0, 5, 4.5, -3.5, -4.5, -3.5);
        };
    }

    static boolean isFilled(Mark mark) {
        return mark != Mark.RING;
    }

    private static Shape polygon(double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
