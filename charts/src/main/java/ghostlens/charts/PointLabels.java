package ghostlens.charts;

import ghostlens.assets.Palette;
import ghostlens.charts.ChartModel.Kind;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/// The names beside lines and points: first each line's own name in its colour, which is the legend, then the points'.
final class PointLabels extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1;
    private static final double BAR_GAP = 3;

    private final transient ChartModel model;
    private final transient Palette palette;

    PointLabels(ChartModel model, Palette palette) {
        this.model = model;
        this.palette = palette;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int rendererIndex,
            PlotRenderingInfo info) {
        var projection = new Projection(model, plot, area);
        var layout = new LabelLayout(area, projection.marks(), projection.lines());
        IntStream.range(0, model.series().size()).forEach(series -> drawName(g2, projection, layout, series));
        Spot.all(model).forEach(spot -> drawLabel(g2, projection, layout, spot));
    }

    private void drawName(Graphics2D g2, Projection projection, LabelLayout layout, int index) {
        var series = model.series().get(index);
        if (series.kind() == Kind.LINE_WITH_POINTS && !series.points().isEmpty()) {
            var text = new Text(series.name(), ChartFonts.SMALL_STRONG, color(series.color()), color("surface"));
            var points = Spot.of(model, index).map(projection::at).toList().reversed();
            text.draw(g2, layout.placeNear(points, text.width(g2), text.height(g2)));
        }
    }

    private void drawLabel(Graphics2D g2, Projection projection, LabelLayout layout, Spot spot) {
        var text = new Text(
                shortLabel(spot), ChartFonts.SMALL, color(spot.seriesIn(model).color()), color("surface"));
        text.draw(
                g2,
                spot.seriesIn(model).kind() == Kind.BARS
                        ? Optional.of(
                                beyondBar(projection.at(spot), spot.in(model).y() < 0, text, g2))
                        : layout.place(projection.at(spot), text.width(g2), text.height(g2)));
    }

    /// In the middle above a bar, or under one that goes down.
    private static Rectangle2D beyondBar(Point2D end, boolean down, Text text, Graphics2D g2) {
        double height = text.height(g2);
        double top = down ? end.getY() + BAR_GAP : end.getY() - BAR_GAP - height;
        return new Rectangle2D.Double(end.getX() - text.width(g2) / 2, top, text.width(g2), height);
    }

    private String shortLabel(Spot spot) {
        var label = spot.in(model).label();
        var prefix = spot.seriesIn(model).name() + " ";
        return label.startsWith(prefix) ? label.substring(prefix.length()) : label;
    }

    private Color color(String name) {
        return Color.decode(palette.color(name));
    }

    /// Words on a patch of the ground, so that no grid line strikes them through.
    private record Text(String words, Font font, Color color, Color ground) {
        double width(Graphics2D g2) {
            return g2.getFontMetrics(font).stringWidth(words);
        }

        double height(Graphics2D g2) {
            return g2.getFontMetrics(font).getAscent();
        }

        void draw(Graphics2D g2, Optional<Rectangle2D> place) {
            place.ifPresent(at -> {
                g2.setColor(ground);
                g2.fill(at);
                g2.setFont(font);
                g2.setColor(color);
                g2.drawString(words, (float) at.getX(), (float) (at.getMaxY() - 2));
            });
        }
    }
}
