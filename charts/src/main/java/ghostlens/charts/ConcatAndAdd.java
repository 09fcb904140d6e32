package ghostlens.charts;

import ghostlens.assets.Texts;
import ghostlens.charts.ChartModel.Axis;
import ghostlens.charts.ChartModel.Kind;
import ghostlens.charts.ChartModel.Mark;
import ghostlens.charts.ChartModel.Point;
import ghostlens.charts.ChartModel.Series;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The paper's Fig. 2: how much of GhostNet 1.0× its concats take, how much adds in their place, and the difference.
public final class ConcatAndAdd {
    private static final double STEP = ChartModel.BAR_WIDTH + 0.03;
    private static final double HEADROOM = 1.15;

    private ConcatAndAdd() {}

    /// The shares at one batch size, in percent.
    public record Share(int batch, double concat, double add) {
        double difference() {
            return concat - add;
        }
    }

    /// Three bars for each batch size.
    public static ChartModel shares(List<Share> shares) {
        var batches = shares.stream().map(share -> String.valueOf(share.batch)).toList();
        var series = List.of(
                bars("concat", "family-concat", -STEP, shares, Share::concat),
                bars("add", "family-add", 0, shares, Share::add),
                bars("difference", "ink-muted", STEP, shares, Share::difference));
        return new ChartModel(
                Texts.get("concat-add.chart"),
                Axis.named(Texts.get("concat-add.batch"), batches),
                range(series),
                series,
                Texts.get("concat-add.chart.note"));
    }

    /// From zero, or from below it where an add takes the larger share.
    private static Axis range(List<Series> series) {
        var heights = series.stream()
                .flatMap(each -> each.points().stream())
                .mapToDouble(Point::y)
                .summaryStatistics();
        double low = Math.min(0, HEADROOM * heights.getMin());
        double high = Math.max(1, HEADROOM * heights.getMax());
        return Axis.linear(Texts.get("concat-add.share"), "%")
                .within(series.getFirst().points().isEmpty() ? 0 : low, high);
    }

    private static Series bars(
            String name, String color, double shift, List<Share> shares, ToDoubleFunction<Share> height) {
        var points = IntStream.range(0, shares.size())
                .mapToObj(i -> bar(i + shift, height.applyAsDouble(shares.get(i))))
                .toList();
        return new Series(Texts.get("concat-add." + name), color, Kind.BARS, Mark.SQUARE, points);
    }

    private static Point bar(double x, double height) {
        return new Point(x, height, String.format(Locale.ROOT, "%.1f", height), Optional.empty());
    }
}
