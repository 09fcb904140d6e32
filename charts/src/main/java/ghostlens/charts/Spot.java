package ghostlens.charts;

import ghostlens.charts.ChartModel.Point;
import ghostlens.charts.ChartModel.Series;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where a reader is in a chart: a point of a series, both by index.
record Spot(int series, int point) {
    /// All points in the order in which they are drawn.
    static Stream<Spot> all(ChartModel model) {
        return IntStream.range(0, model.series().size()).boxed().flatMap(series -> of(model, series));
    }

    /// The leftmost point of the first series that has any.
    static Optional<Spot> first(ChartModel model) {
        return all(model).findFirst().map(spot -> fromLeft(model, spot.series).getFirst());
    }

    Series seriesIn(ChartModel model) {
        return model.series().get(series);
    }

    Point in(ChartModel model) {
        return seriesIn(model).points().get(point);
    }

    /// The neighbour to the left (−1) or right (+1) in the same series; this spot at the end of it.
    Spot beside(ChartModel model, int direction) {
        var line = fromLeft(model, series);
        return line.get(Math.clamp(line.indexOf(this) + direction, 0, line.size() - 1));
    }

    /// The spot nearest in x of the previous (−1) or next (+1) series; this spot where there is none.
    Spot across(ChartModel model, int direction) {
        for (int next = series + direction; next >= 0 && next < model.series().size(); next += direction) {
            var nearest = of(model, next).min(Comparator.comparing(spot -> spot.distance(this, model)));
            if (nearest.isPresent()) {
                return nearest.get();
            }
        }
        return this;
    }

    private double distance(Spot other, ChartModel model) {
        return Math.abs(in(model).x() - other.in(model).x());
    }

    private static List<Spot> fromLeft(ChartModel model, int series) {
        return of(model, series)
                .sorted(Comparator.comparing(spot -> spot.in(model).x()))
                .toList();
    }

    /// The points of one series.
    static Stream<Spot> of(ChartModel model, int series) {
        return IntStream.range(0, model.series().get(series).points().size())
                .mapToObj(point -> new Spot(series, point));
    }
}
