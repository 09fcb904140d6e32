package ghostlens.charts;

import ghostlens.assets.Palette;
import ghostlens.charts.ChartModel.Axis;
import ghostlens.charts.ChartModel.Kind;
import ghostlens.charts.ChartModel.Range;
import ghostlens.charts.ChartModel.Series;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLabelLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYBarDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// A model as JFreeChart draws it, in the colours of one theme.
final class Drawing {
    private static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke HAIR = new BasicStroke(1);
    /// JFreeChart puts as many grid lines as labels of this height have room for.
    private static final RectangleInsets FEW_TICKS = new RectangleInsets(12, 2, 12, 4);

    private final ChartModel model;
    private final Palette palette;

    private Drawing(ChartModel model, boolean dark) {
        this.model = model;
        this.palette = Palette.of(dark);
    }

    static JFreeChart of(ChartModel model, boolean dark) {
        return new Drawing(model, dark).chart();
    }

    private JFreeChart chart() {
        var chart = new JFreeChart(null, ChartFonts.BASE, plot(), false);
        chart.setBackgroundPaint(color("surface"));
        chart.setPadding(new RectangleInsets(8, 8, 8, 8));
        chart.addSubtitle(line(model.title(), ChartFonts.STRONG, "ink", RectangleEdge.TOP));
        if (model.series().stream().anyMatch(Drawing::isInLegend)) {
            chart.addSubtitle(legend());
        }
        chart.addSubtitle(line(model.y().heading(), ChartFonts.SMALL, "ink-muted", RectangleEdge.TOP));
        if (!model.note().isEmpty()) {
            chart.addSubtitle(line(model.note(), ChartFonts.SMALL, "ink-muted", RectangleEdge.BOTTOM));
        }
        return chart;
    }

    private TextTitle line(String words, Font font, String color, RectangleEdge edge) {
        var line = new TextTitle(words, font);
        line.setPaint(color(color));
        line.setPosition(edge);
        line.setHorizontalAlignment(HorizontalAlignment.LEFT);
        line.setTextAlignment(HorizontalAlignment.LEFT);
        line.setPadding(new RectangleInsets(4, 8, 0, 8));
        return line;
    }

    /// Lines carry their names at their ends; loose points and bars need a legend.
    private static boolean isInLegend(Series series) {
        return series.kind() != Kind.LINE_WITH_POINTS && !series.points().isEmpty();
    }

    private LegendTitle legend() {
        var items = new LegendItemCollection();
        model.series().stream()
                .filter(Drawing::isInLegend)
                .map(this::legendItem)
                .forEach(items::add);
        var legend = new LegendTitle(() -> items);
        legend.setItemFont(ChartFonts.SMALL);
        legend.setItemPaint(color("ink-muted"));
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 16));
        legend.setPadding(new RectangleInsets(2, 4, 0, 8));
        return legend;
    }

    private LegendItem legendItem(Series series) {
        boolean filled = Marks.isFilled(series.mark());
        return new LegendItem(
                series.name(),
                null,
                null,
                null,
                Marks.shape(series.mark()),
                color(filled ? series.color() : "surface"),
                filled ? HAIR : LINE,
                color(filled ? "surface" : series.color()));
    }

    private XYPlot plot() {
        var plot = new XYPlot(data(), domain(), range(), renderer());
        plot.setBackgroundPaint(color("surface"));
        plot.setOutlineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(8, 4, 4, 4));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(color("line"));
        plot.setRangeGridlineStroke(HAIR);
        addBars(plot);
        plot.addAnnotation(new PointLabels(model, palette));
        return plot;
    }

    /// Bars lie under the points, which are not drawn for them.
    private void addBars(XYPlot plot) {
        var renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setUseYInterval(false);
        for (int index = 0; index < model.series().size(); index++) {
            renderer.setSeriesPaint(index, color(model.series().get(index).color()));
            renderer.setSeriesVisible(index, isBars(model.series().get(index)));
        }
        plot.setDataset(1, new XYBarDataset(data(), ChartModel.BAR_WIDTH));
        plot.setRenderer(1, renderer);
    }

    private static boolean isBars(Series series) {
        return series.kind() == Kind.BARS;
    }

    private XYSeriesCollection data() {
        var all = new XYSeriesCollection();
        for (var series : model.series()) {
            var data = new XYSeries(all.getSeriesCount(), false, true);
            series.points().forEach(point -> data.add(point.x(), point.y()));
            all.addSeries(data);
        }
        return all;
    }

    private ValueAxis domain() {
        var axis = axis(model.x(), Extent.of(model.x(), model, ChartModel.Point::x));
        axis.setLabel(model.x().heading());
        axis.setLabelLocation(AxisLabelLocation.HIGH_END);
        axis.setAxisLinePaint(color("line"));
        axis.setTickMarkPaint(color("line"));
        return axis;
    }

    /// The range axis has no label of its own: its heading stands above the chart, where it is read level.
    private ValueAxis range() {
        var axis = axis(model.y(), Extent.of(model.y(), model, ChartModel.Point::y));
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelInsets(FEW_TICKS);
        return axis;
    }

    private ValueAxis axis(Axis axis, Range range) {
        var drawn = switch (axis.scale()) {
            case LINEAR -> axis.names().isEmpty() ? plain() : named(axis);
            case LOGARITHMIC -> new LogTickAxis();
        };
        drawn.setRange(range.low(), range.high());
        drawn.setLabelFont(ChartFonts.SMALL);
        drawn.setLabelPaint(color("ink-muted"));
        drawn.setTickLabelFont(ChartFonts.SMALL);
        drawn.setTickLabelPaint(color("ink-muted"));
        return drawn;
    }

    private static NumberAxis named(Axis axis) {
        var drawn = new SymbolAxis(null, axis.names().toArray(String[]::new));
        drawn.setGridBandsVisible(false);
        return drawn;
    }

    private static NumberAxis plain() {
        var axis = new NumberAxis();
        axis.setNumberFormatOverride(new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        return axis;
    }

    private XYLineAndShapeRenderer renderer() {
        var renderer = new XYLineAndShapeRenderer();
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setUseFillPaint(true);
        renderer.setUseOutlinePaint(true);
        for (int index = 0; index < model.series().size(); index++) {
            style(renderer, index, model.series().get(index));
        }
        return renderer;
    }

    private void style(XYLineAndShapeRenderer renderer, int index, Series series) {
        boolean filled = Marks.isFilled(series.mark());
        renderer.setSeriesShapesVisible(index, !isBars(series));
        renderer.setSeriesLinesVisible(index, series.kind() == Kind.LINE_WITH_POINTS);
        renderer.setSeriesStroke(index, LINE);
        renderer.setSeriesPaint(index, color(series.color()));
        renderer.setSeriesShape(index, Marks.shape(series.mark()));
        renderer.setSeriesFillPaint(index, color(filled ? series.color() : "surface"));
        renderer.setSeriesOutlinePaint(index, color(filled ? "surface" : series.color()));
        renderer.setSeriesOutlineStroke(index, filled ? HAIR : LINE);
    }

    private Color color(String name) {
        return Color.decode(palette.color(name));
    }
}
