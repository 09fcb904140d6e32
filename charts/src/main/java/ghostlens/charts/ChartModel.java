package ghostlens.charts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/// What a chart shows, as plain data.
///
/// @param note a sentence under the chart, such as what is left out; may be empty
public record ChartModel(String title, Axis x, Axis y, List<Series> series, String note) {
    /// How wide a bar is along the x axis.
    public static final double BAR_WIDTH = 0.22;

    public ChartModel {
        series = List.copyOf(series);
    }

    public ChartModel(String title, Axis x, Axis y, List<Series> series) {
        this(title, x, y, series, "");
    }

    /// Whether there is no point to draw.
    public boolean isEmpty() {
        return series.stream().allMatch(each -> each.points().isEmpty());
    }

    /// One direction.
    ///
    /// @param range what to show; empty for all points and a margin
    /// @param names what stands at 0, 1, 2, … instead of numbers; empty for numbers
    public record Axis(String label, String unit, Scale scale, Optional<Range> range, List<String> names) {
        public Axis {
            names = List.copyOf(names);
        }

        /// A linear axis over all points.
        public static Axis linear(String label, String unit) {
            return new Axis(label, unit, Scale.LINEAR, Optional.empty(), List.of());
        }

        /// A logarithmic axis over all points, which must be positive.
        public static Axis logarithmic(String label, String unit) {
            return new Axis(label, unit, Scale.LOGARITHMIC, Optional.empty(), List.of());
        }

        /// Named places side by side, at 0, 1, 2, ….
        public static Axis named(String label, List<String> names) {
            return new Axis(label, "", Scale.LINEAR, Optional.of(new Range(-0.5, names.size() - 0.5)), names);
        }

        /// The same axis over this range.
        public Axis within(double low, double high) {
            return new Axis(label, unit, scale, Optional.of(new Range(low, high)), names);
        }

        /// The label with its unit, for the heading of the axis.
        public String heading() {
            return unit.isEmpty() ? label : label + " (" + unit + ")";
        }

        /// A value with its unit, to four significant digits; on an axis of names, the nearest one.
        public String print(double value) {
            if (!names.isEmpty()) {
                return label + " " + names.get((int) Math.clamp(Math.round(value), 0, names.size() - 1));
            }
            var digits = new BigDecimal(value).round(new MathContext(4, RoundingMode.HALF_EVEN));
            return (digits.stripTrailingZeros().toPlainString() + " " + unit).strip();
        }
    }

    public enum Scale {
        LINEAR,
        LOGARITHMIC
    }

    public record Range(double low, double high) {}

    /// Points that belong together.
    ///
    /// @param color a name of {@link ghostlens.assets.Palette}
    public record Series(String name, String color, Kind kind, Mark mark, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    public enum Kind {
        LINE_WITH_POINTS,
        POINTS,
        /// A bar from 0 to each point, {@link ChartModel#BAR_WIDTH} wide, with its label above it.
        BARS
    }

    /// The shape of a point, so that a series is not told by its colour alone.
    public enum Mark {
        DISC,
        RING,
        SQUARE,
        DIAMOND,
        TRIANGLE,
        WEDGE
    }

    /// One point.
    ///
    /// @param label its whole name; where it begins with the series' name, only the rest is written beside it
    /// @param key what can be opened by it; empty where nothing can
    public record Point(double x, double y, String label, Optional<String> key) {}
}
