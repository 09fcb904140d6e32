package ghostlens.charts;

import ghostlens.assets.PaperTables;
import ghostlens.assets.PaperTables.Accuracy;
import ghostlens.assets.Texts;
import ghostlens.charts.ChartModel.Axis;
import ghostlens.charts.ChartModel.Kind;
import ghostlens.charts.ChartModel.Mark;
import ghostlens.charts.ChartModel.Point;
import ghostlens.charts.ChartModel.Series;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The paper's Fig. 1: ImageNet top-1 accuracy against latency on an ARM phone, drawn from its Table 3.
public final class AccuracyLatency {
    private static final List<Family> FAMILIES = List.of(
            new Family("RepGhostNet", "accent", Mark.DISC),
            new Family("GhostNet", "family-concat", Mark.SQUARE),
            new Family("MobileNetV3", "good", Mark.TRIANGLE),
            new Family("MobileNetV2", "warn", Mark.WEDGE),
            new Family("MobileNeXt", "family-add", Mark.DIAMOND));

    private AccuracyLatency() {}

    private record Family(String name, String color, Mark mark) {
        boolean has(Accuracy row) {
            return row.model().startsWith(name + " ");
        }

        Series series(List<Accuracy> rows) {
            return new Series(name, color, Kind.LINE_WITH_POINTS, mark, points(rows, this::has));
        }
    }

    /// The median latency of a network on this machine.
    public record Measured(String zooName, double medianMs) {}

    /// Every row of Table 3 that has a latency: a line for each family, the other networks as single points.
    public static ChartModel paper() {
        var rows = PaperTables.table3();
        return new ChartModel(
                Texts.get("accuracy-latency.title"),
                Axis.logarithmic(Texts.get("accuracy-latency.x"), "ms"),
                Axis.linear(Texts.get("accuracy-latency.y"), "%"),
                Stream.concat(FAMILIES.stream().map(family -> family.series(rows)), Stream.of(others(rows)))
                        .toList(),
                leftOut(rows));
    }

    /// The chart with one more series: the same networks on this machine, at their published accuracy. Networks whose
    /// accuracy nobody published cannot be placed and are left away.
    public static ChartModel withMeasured(ChartModel chart, List<Measured> measured) {
        var points = measured.stream().flatMap(each -> point(each).stream()).toList();
        var series = new Series(Texts.get("accuracy-latency.measured"), "ink", Kind.POINTS, Mark.RING, points);
        return new ChartModel(
                chart.title(),
                Axis.logarithmic(Texts.get("accuracy-latency.x-both"), chart.x().unit()),
                chart.y(),
                Stream.concat(chart.series().stream(), Stream.of(series)).toList(),
                chart.note());
    }

    private static Optional<Point> point(Measured measured) {
        return PaperTables.published(measured.zooName())
                .map(row -> new Point(measured.medianMs(), row.top1(), title(row), row.zooName()));
    }

    private static Series others(List<Accuracy> rows) {
        Predicate<Accuracy> other = row -> FAMILIES.stream().noneMatch(family -> family.has(row));
        return new Series(
                Texts.get("accuracy-latency.others"), "ink-muted", Kind.POINTS, Mark.DISC, points(rows, other));
    }

    private static List<Point> points(List<Accuracy> rows, Predicate<Accuracy> which) {
        return rows.stream()
                .filter(which)
                .flatMap(row -> row.latencyMs().stream()
                        .map(latency -> new Point(latency, row.top1(), title(row), row.zooName())))
                .toList();
    }

    private static String leftOut(List<Accuracy> rows) {
        var names = rows.stream()
                .filter(row -> row.latencyMs().isEmpty())
                .map(AccuracyLatency::title)
                .collect(Collectors.joining(", "));
        return Texts.get("accuracy-latency.left-out", names);
    }

    private static String title(Accuracy row) {
        return row.model().replaceAll("(?<=\\d)x$", "×");
    }
}
