package ghostlens.app.panel.profile;

import ghostlens.app.open.Engines;
import ghostlens.app.panel.Numbers;
import ghostlens.app.panel.Parts;
import ghostlens.app.panel.Tables;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.RunOptions;
import ghostlens.app.workspace.RunState;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.profile.Profile;
import ghostlens.model.run.View;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The live profile: a row per operator, updated while runs go on. Selecting a row selects the node and the
/// reverse.
public final class ProfilePanel extends VBox {
    private static final double CHOICE_WIDTH = 124;

    private final Workspace workspace;
    private final Commands commands;
    private final ObservableList<ProfileRow> rows = FXCollections.observableArrayList();
    private final TableView<ProfileRow> table = Tables.table("profile-table");
    private final Label total = Parts.styled(new Label(), Styles.FIGURE, Styles.NUMBER);
    private final Label conditions = Parts.note("");
    private boolean selecting;

    public ProfilePanel(Workspace workspace, Commands commands) {
        this.workspace = workspace;
        this.commands = commands;
        setId("profile-panel");
        Parts.styled(this, Styles.PANEL);
        total.setId("profile-total");
        conditions.setId("profile-conditions");
        initTable();
        var empty = Parts.emptyState(
                "profile", Parts.textButton("profile-empty-run", "mdi2p-play", Texts.get("action.run"), commands::run));
        empty.visibleProperty()
                .bind(workspace.profile().isNull().and(workspace.runState().isEqualTo(RunState.IDLE)));
        table.visibleProperty().bind(empty.visibleProperty().not());
        var content = new StackPane(table, empty);
        setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(header(), content);
        workspace.profile().subscribe(this::show);
        workspace.runState().subscribe(_ -> show(workspace.profile().get()));
        workspace.selected().subscribe(this::select);
    }

    private HBox header() {
        var run = Parts.textButton("profile-run", "mdi2p-play", Texts.get("action.run"), commands::run);
        run.disableProperty().bind(workspace.runState().isNotEqualTo(RunState.IDLE));
        var stop = Parts.textButton("profile-stop", "mdi2s-stop", Texts.get("action.stop"), commands::stop);
        stop.disableProperty().bind(workspace.runState().isEqualTo(RunState.IDLE));
        conditions.setWrapText(false);
        conditions.setMinWidth(0);
        var whole = new Tooltip();
        whole.textProperty().bind(conditions.textProperty());
        conditions.setTooltip(whole);
        total.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(conditions, Priority.ALWAYS);
        return Parts.row(8, run, stop, engines(), views(), threads(), total, conditions);
    }

    private ChoiceBox<String> engines() {
        var engines = new ChoiceBox<>(FXCollections.observableArrayList(Engines.names()));
        engines.setId("profile-engine");
        engines.setMinWidth(USE_PREF_SIZE);
        engines.setPrefWidth(CHOICE_WIDTH);
        engines.setAccessibleText(Texts.get("profile.engine"));
        engines.setValue(workspace.runOptions().get().engine());
        engines.valueProperty()
                .subscribe(engine -> change(workspace.runOptions().get().withEngine(engine)));
        return engines;
    }

    private ChoiceBox<View> views() {
        var views = new ChoiceBox<>(FXCollections.observableArrayList(View.values()));
        views.setId("profile-view");
        views.setMinWidth(USE_PREF_SIZE);
        views.setPrefWidth(CHOICE_WIDTH);
        views.setAccessibleText(Texts.get("profile.view"));
        views.setTooltip(new Tooltip(Texts.get("profile.view.tip")));
        views.setConverter(new ViewConverter());
        views.setValue(workspace.runOptions().get().view());
        views.valueProperty()
                .subscribe(view -> change(workspace.runOptions().get().withView(view)));
        return views;
    }

    private ChoiceBox<Integer> threads() {
        var counts = FXCollections.<Integer>observableArrayList();
        for (int n = 1; n <= Runtime.getRuntime().availableProcessors(); n++) {
            counts.add(n);
        }
        var threads = new ChoiceBox<>(counts);
        threads.setId("profile-threads");
        threads.setMinWidth(USE_PREF_SIZE);
        threads.setPrefWidth(CHOICE_WIDTH);
        threads.setAccessibleText(Texts.get("profile.threads"));
        threads.setConverter(new CountConverter());
        threads.setValue(workspace.runOptions().get().threads());
        threads.valueProperty()
                .subscribe(n -> change(workspace.runOptions().get().withThreads(n)));
        return threads;
    }

    /// What was measured under other options would mislead beside them, so a run that goes on starts anew.
    private void change(RunOptions options) {
        if (!options.equals(workspace.runOptions().get())) {
            workspace.runOptions().set(options);
            if (workspace.runState().get() != RunState.IDLE) {
                commands.run();
            }
        }
    }

    private void initTable() {
        TableColumn<ProfileRow, ProfileRow> share = new TableColumn<>(Texts.get("profile.share"));
        share.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        share.setCellFactory(_ -> new ShareCell());
        share.setComparator((a, b) -> Double.compare(a.share(), b.share()));
        share.setPrefWidth(156);
        Tables.writeAs(share, row -> Numbers.percent(row.share()));
        table.getColumns()
                .setAll(List.of(
                        Tables.numbers(Texts.get("profile.position"), 48, ProfileRow::position, String::valueOf),
                        Tables.words(Texts.get("profile.node"), 240, ProfileRow::path),
                        Tables.words(Texts.get("profile.operator"), 130, ProfileRow::operator),
                        Tables.numbers(Texts.get("profile.median"), 96, ProfileRow::medianNanos, Numbers::micros),
                        Tables.numbers(Texts.get("profile.spread"), 92, ProfileRow::spreadNanos, Numbers::micros),
                        share,
                        Tables.numbers(Texts.get("profile.gigaflops"), 76, ProfileRow::gigaflops, Numbers::gigaflops),
                        Tables.numbers(Texts.get("profile.minimum"), 108, ProfileRow::minimumNanos, Numbers::micros),
                        Tables.numbers(
                                Texts.get("profile.multiplyAdds"), 124, ProfileRow::multiplyAdds, Numbers::millions),
                        Tables.words(Texts.get("profile.kernel"), 160, ProfileRow::kernel)));
        table.setRowFactory(_ -> new TimedRow());
        var sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setPlaceholder(new Label());
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !selecting) {
                workspace.selected().set(row.path());
            }
        });
    }

    private void show(@Nullable Profile profile) {
        selecting = true;
        if (profile == null) {
            rows.clear();
        } else {
            rows.setAll(ProfileRow.of(profile));
        }
        selecting = false;
        select(workspace.selected().get());
        total.setText(
                profile == null
                        ? ""
                        : Texts.get(
                                "profile.total", Numbers.millis(profile.total().median())));
        conditions.setText(describe(profile));
    }

    private String describe(@Nullable Profile profile) {
        return switch (workspace.runState().get()) {
            case WAITING -> Texts.get("profile.waiting");
            case PREPARING -> Texts.get("profile.preparing");
            case WARMING_UP -> Texts.get("profile.warming");
            case RUNNING, IDLE -> profile == null ? "" : conditions(profile);
        };
    }

    private static String conditions(Profile profile) {
        var c = profile.conditions();
        return Texts.get(
                "profile.conditions",
                profile.runs(),
                c.engineDescription(),
                new CountConverter().toString(c.threads()),
                c.input(),
                c.machine());
    }

    private void select(@Nullable String path) {
        if (selecting) {
            return;
        }
        selecting = true;
        var selection = table.getSelectionModel();
        table.getItems().stream()
                .filter(r -> r.path().equals(path))
                .findFirst()
                .ifPresentOrElse(selection::select, selection::clearSelection);
        selecting = false;
    }
}
