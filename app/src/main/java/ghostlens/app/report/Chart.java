package ghostlens.app.report;

import ghostlens.charts.AccuracyLatency;
import ghostlens.charts.ChartModel;
import ghostlens.charts.ChartSvg;

/// Charts in both themes, and the paper's Fig. 1 with this machine in it.
final class Chart {
    private static final int WIDTH = 920;
    private static final int HEIGHT = 480;

    private Chart() {}

    static String html(Findings findings) {
        var chart = AccuracyLatency.withMeasured(AccuracyLatency.paper(), findings.measured());
        return Html.section(
                "accuracy-latency",
                "Accuracy and latency",
                Html.paragraph(
                        "Table 3 of the paper, measured on an ARM phone, and the same networks on this machine."),
                figure(chart.title(), "Higher and further to the left is better.", chart));
    }

    /// A chart in the colours of the theme in which the page is read.
    static String figure(String title, String caption, ChartModel chart) {
        return Html.figure("chart", title, caption, themed(chart, false) + themed(chart, true));
    }

    private static String themed(ChartModel chart, boolean dark) {
        return "<div class=\"%s\">%s</div>"
                .formatted(dark ? "dark" : "light", ChartSvg.write(chart, WIDTH, HEIGHT, dark));
    }
}
