package ghostlens.charts;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/// A horizontal logarithmic axis with ticks at 1, 2 and 5 of each decade, and at 3 and 7 where there is room,
/// written as plain numbers.
final class LogTickAxis extends LogAxis {
    private static final int[] FINE = {1, 2, 3, 5, 7};
    private static final int[] COARSE = {1, 2, 5};
    private static final int FINE_DECADE_PX = 220;

    private static final long serialVersionUID = 1;

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        var ticks = new ArrayList<NumberTick>();
        for (double decade = decadeBelow(getLowerBound()); decade <= getUpperBound(); decade *= 10) {
            for (int step : steps(dataArea.getWidth())) {
                if (getRange().contains(step * decade)) {
                    ticks.add(tick(step * decade));
                }
            }
        }
        return ticks;
    }

    private int[] steps(double width) {
        double decades = Math.log10(getUpperBound() / getLowerBound());
        return width / decades > FINE_DECADE_PX ? FINE : COARSE;
    }

    private static double decadeBelow(double value) {
        return Math.pow(10, Math.floor(Math.log10(value)));
    }

    private static NumberTick tick(double value) {
        var label = value < 1 ? Double.toString(value) : Long.toString(Math.round(value));
        return new NumberTick(value, label, TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0);
    }
}
