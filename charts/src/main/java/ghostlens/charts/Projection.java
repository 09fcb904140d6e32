package ghostlens.charts;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jfree.chart.plot.XYPlot;

/// Where the points of a model lie on the drawing.
record Projection(ChartModel model, XYPlot plot, Rectangle2D area) {
    Point2D at(Spot spot) {
        var point = spot.in(model);
        return new Point2D.Double(
                plot.getDomainAxis().valueToJava2D(point.x(), area, plot.getDomainAxisEdge()),
                plot.getRangeAxis().valueToJava2D(point.y(), area, plot.getRangeAxisEdge()));
    }

    /// The point nearest to a place and not further from it than `reach` px.
    Optional<Spot> near(double x, double y, double reach) {
        return Spot.all(model)
                .filter(spot -> at(spot).distance(x, y) <= reach)
                .min(Comparator.comparing(spot -> at(spot).distance(x, y)));
    }

    List<Point2D> marks() {
        return Spot.all(model).map(this::at).toList();
    }

    /// The segments of all lines.
    List<Line2D> lines() {
        return IntStream.range(0, model.series().size())
                .boxed()
                .filter(series -> model.series().get(series).kind() == ChartModel.Kind.LINE_WITH_POINTS)
                .flatMap(series -> IntStream.range(
                                1, model.series().get(series).points().size())
                        .mapToObj(point -> segment(series, point)))
                .toList();
    }

    private Line2D segment(int series, int point) {
        return new Line2D.Double(at(new Spot(series, point - 1)), at(new Spot(series, point)));
    }
}
