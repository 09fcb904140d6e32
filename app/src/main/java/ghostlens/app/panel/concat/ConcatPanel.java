package ghostlens.app.panel.concat;

import ghostlens.app.open.Engines;
import ghostlens.app.panel.Parts;
import ghostlens.app.panel.Tables;
import ghostlens.app.work.Job;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.charts.ChartView;
import ghostlens.charts.ConcatAndAdd;
import ghostlens.charts.ConcatAndAdd.Share;
import ghostlens.model.measure.BatchShares;
import ghostlens.model.measure.ConcatResult;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Concat against add: Table 1 measured here beside the paper's, and Fig. 2 as a chart.
public final class ConcatPanel extends VBox {
    private static final double CHART_HEIGHT = 340;
    private static final double ROW_HEIGHT = 26;

    private final ConcatModel model;
    private final ChartView chart = new ChartView();
    private final TableView<TableRow> table = Tables.table("concat-table");
    private final Label conditions = Parts.note("");
    private final Label problem = Parts.styled(new Label(), Styles.PROBLEM);
    private final Label detail = Parts.note("");
    private final ProgressBar progress = new ProgressBar();

    public ConcatPanel(ConcatModel model) {
        this.model = model;
        setId("concat-panel");
        Parts.styled(this, Styles.PANEL);
        setSpacing(8);
        problem.setId("concat-problem");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problem());
        showWhen(problem, model.problem().isNotNull());
        initTable();
        var result = result();
        result.visibleProperty().bind(model.result().isNotNull());
        var empty = Parts.emptyState("concat");
        empty.visibleProperty().bind(model.result().isNull());
        var content = new StackPane(result, empty);
        setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(header(), problem, content);
        model.result().subscribe(this::show);
        model.job().subscribe(this::follow);
    }

    private HBox header() {
        var measure = Parts.textButton(
                "concat-measure", "mdi2t-timer-outline", Texts.get("action.measureConcat"), model::measure);
        measure.disableProperty().bind(model.job().isNotNull());
        var stop = Parts.textButton("concat-stop", "mdi2s-stop", Texts.get("action.stop"), model::cancel);
        stop.disableProperty().bind(model.job().isNull());
        progress.setId("concat-progress");
        progress.setMinWidth(80);
        conditions.setId("concat-conditions");
        showWhen(progress, model.job().isNotNull());
        showWhen(detail, model.job().isNotNull());
        detail.setWrapText(false);
        return Parts.row(8, measure, stop, engines(), progress, detail);
    }

    private static void showWhen(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    private ChoiceBox<String> engines() {
        var engines = new ChoiceBox<>(FXCollections.observableArrayList(Engines.forTiming()));
        engines.setId("concat-engine");
        engines.setMinWidth(USE_PREF_SIZE);
        engines.setAccessibleText(Texts.get("profile.engine"));
        engines.valueProperty().bindBidirectional(model.engine());
        engines.disableProperty().bind(model.job().isNotNull());
        return engines;
    }

    private void initTable() {
        table.getColumns()
                .setAll(List.of(
                        Tables.words(Texts.get("concat-add.table.source"), 128, TableRow::source),
                        Tables.numbers(Texts.get("concat-add.table.batch"), 50, TableRow::batch, String::valueOf),
                        number("concat", 82, TableRow::concat),
                        number("add", 74, TableRow::add),
                        number("ratio", 56, TableRow::ratio),
                        number("inputs", 122, row -> row.addOfInputs().orElse(Double.NaN)),
                        number("inputsRatio", 56, TableRow::inputsRatio)));
    }

    private static TableColumn<TableRow, Double> number(String key, double width, ToDoubleFunction<TableRow> value) {
        return Tables.numbers(
                Texts.get("concat-add.table." + key),
                width,
                value::applyAsDouble,
                number -> number.isNaN() ? "–" : String.format(Locale.ROOT, "%.2f", number));
    }

    private ScrollPane result() {
        chart.setId("concat-chart");
        chart.setMinHeight(CHART_HEIGHT);
        var content = new VBox(
                8,
                Parts.heading(Texts.get("concat-add.table.title")),
                table,
                Parts.note(Texts.get("concat-add.table.note")),
                chart,
                conditions);
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private void show(@Nullable ConcatResult result) {
        if (result == null) {
            return;
        }
        table.getItems().setAll(TableRow.of(result));
        double height = ROW_HEIGHT * (table.getItems().size() + 2);
        table.setMinHeight(height);
        table.setPrefHeight(height);
        chart.setModel(ConcatAndAdd.shares(
                result.shares().stream().map(ConcatPanel::share).toList()));
        conditions.setText(Texts.get(
                "concat-add.conditions",
                result.threads() == 1
                        ? Texts.get("concat-add.thread")
                        : Texts.get("concat-add.threads", result.threads()),
                result.runs(),
                result.engineDescription(),
                result.machine()));
    }

    private static Share share(BatchShares group) {
        return new Share(
                group.batch(),
                100 * group.concat().joinShare(),
                100 * group.add().joinShare());
    }

    private void follow(@Nullable Job<ConcatResult> job) {
        progress.progressProperty().unbind();
        detail.textProperty().unbind();
        if (job != null) {
            progress.progressProperty().bind(job.progressProperty());
            detail.textProperty().bind(job.messageProperty());
        }
    }

    /// Whether the chart is drawn for the dark theme.
    public BooleanProperty darkProperty() {
        return chart.darkProperty();
    }
}
