/// Charts: plain data, its view in a window, and its picture as SVG.
///
/// A {@link ghostlens.charts.ChartModel} says what there is to see and knows no toolkit.
/// {@link ghostlens.charts.ChartView} shows it with JFreeChart in JavaFX; {@link ghostlens.charts.ChartSvg} writes the
/// same drawing as a file. {@link ghostlens.charts.AccuracyLatency} is the paper's Fig. 1.
@NullMarked
package ghostlens.charts;

import org.jspecify.annotations.NullMarked;
