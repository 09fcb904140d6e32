package ghostlens.app.panel.accuracy;

import ghostlens.app.panel.Parts;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.charts.AccuracyLatency;
import ghostlens.charts.ChartView;
import ghostlens.model.zoo.Zoo;
import javafx.beans.property.BooleanProperty;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Accuracy against latency (the paper's Fig. 1), with this machine's own latencies beside the paper's. A click on a
/// point opens its network.
public final class AccuracyPanel extends VBox {
    private final ChartView chart = new ChartView();

    public AccuracyPanel(Workspace workspace, Commands commands) {
        setId("accuracy-panel");
        Parts.styled(this, Styles.PANEL);
        chart.setId("accuracy-chart");
        chart.setChosen(name -> commands.open(Zoo.find(name)));
        setVgrow(chart, Priority.ALWAYS);
        var measure = Parts.textButton(
                "measure", "mdi2t-timer-outline", Texts.get("action.measure"), commands::measureNetworks);
        var note = Parts.note(Texts.get("accuracy.note"));
        getChildren().setAll(Parts.row(16, measure, note), chart);
        workspace
                .measured()
                .subscribe(measured -> chart.setModel(
                        measured.isEmpty()
                                ? AccuracyLatency.paper()
                                : AccuracyLatency.withMeasured(AccuracyLatency.paper(), measured)));
    }

    /// Whether the chart is drawn for the dark theme.
    public BooleanProperty darkProperty() {
        return chart.darkProperty();
    }
}
