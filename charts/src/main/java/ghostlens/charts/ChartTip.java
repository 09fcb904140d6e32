package ghostlens.charts;

import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The small card beside a point: its name, its numbers, its series. It lies in the chart itself, so it is there at
/// once and takes no focus.
final class ChartTip extends VBox {
    private static final double DISTANCE = 12;

    private final Label title = new Label();
    private final Label numbers = new Label();
    private final Label series = new Label();

    ChartTip() {
        getChildren().addAll(title, numbers, series);
        getStyleClass().addAll(Styles.RAISED, Styles.CHART_TIP);
        title.getStyleClass().add(Styles.PANEL_HEADING);
        series.getStyleClass().add(Styles.NOTE);
        setMouseTransparent(true);
    }

    void show(Spot at, ChartModel model) {
        var point = at.in(model);
        title.setText(point.label());
        numbers.setText(model.x().print(point.x()) + " · " + model.y().print(point.y()));
        var name = at.seriesIn(model).name();
        series.setText(point.key().isPresent() ? Texts.get("chart.opens", name) : name);
        applyCss();
        autosize();
    }

    /// Right of the point and above it where there is room, else on the other side.
    void placeBeside(double x, double y, double width, double height) {
        double right = x + DISTANCE;
        double above = y - DISTANCE - getHeight();
        relocate(
                right + getWidth() <= width ? right : x - DISTANCE - getWidth(),
                above >= 0 ? above : Math.min(y + DISTANCE, height - getHeight()));
    }
}
