package ghostlens.charts;

import ghostlens.charts.ChartModel.Axis;
import ghostlens.charts.ChartModel.Point;
import ghostlens.charts.ChartModel.Range;
import ghostlens.charts.ChartModel.Scale;
import java.util.function.ToDoubleFunction;

/// How far an axis reaches: what it asks for, or all points with a margin in which their names find room.
final class Extent {
    private static final double MARGIN = 0.08;

    private Extent() {}

    static Range of(Axis axis, ChartModel model, ToDoubleFunction<Point> value) {
        return axis.range().orElseGet(() -> around(axis.scale(), model, value));
    }

    private static Range around(Scale scale, ChartModel model, ToDoubleFunction<Point> value) {
        var values = Spot.all(model)
                .mapToDouble(spot -> value.applyAsDouble(spot.in(model)))
                .summaryStatistics();
        if (values.getCount() == 0) {
            return new Range(1, 10);
        }
        return switch (scale) {
            case LINEAR -> widened(values.getMin(), values.getMax());
            case LOGARITHMIC -> powers(widened(Math.log10(values.getMin()), Math.log10(values.getMax())));
        };
    }

    private static Range widened(double low, double high) {
        double margin = high > low ? MARGIN * (high - low) : 0.5;
        return new Range(low - margin, high + margin);
    }

    private static Range powers(Range exponents) {
        return new Range(Math.pow(10, exponents.low()), Math.pow(10, exponents.high()));
    }
}
