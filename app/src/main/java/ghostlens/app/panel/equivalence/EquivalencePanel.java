package ghostlens.app.panel.equivalence;

import static ghostlens.app.panel.Numbers.small;

import ghostlens.app.panel.Numbers;
import ghostlens.app.panel.Parts;
import ghostlens.app.panel.Tables;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Fused;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.fuse.check.Equivalence;
import ghostlens.fuse.check.NodeDifference;
import ghostlens.fuse.terms.ChannelTerms;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Fused against unfused: the verdict as a sentence, the numbers under it, the difference of each node, the steps
/// that led there, and the numbers of one channel.
public final class EquivalencePanel extends VBox {
    /// Of the verdict's font.
    private static final double FIGURE_HEIGHT = 2;

    private final Workspace workspace;
    private final Label verdict = Parts.styled(new Label(), Styles.VERDICT);
    private final FlowPane figures = new FlowPane(24, 16);
    private final TableView<NodeDifference> nodes = Tables.table("equivalence-nodes");
    private final TableView<FusedStep> steps = Tables.table("equivalence-steps");
    private final ChannelCard channel = new ChannelCard();

    public EquivalencePanel(Workspace workspace, Commands commands) {
        this.workspace = workspace;
        setId("equivalence-panel");
        Parts.styled(this, Styles.PANEL);
        verdict.setId("verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(USE_PREF_SIZE);
        initFigures();
        initTables();
        var tables = new SplitPane(nodes, new StackPane(steps, channel));
        tables.setId("equivalence-tables");
        setVgrow(tables, Priority.ALWAYS);
        var result = new VBox(8, verdict, Parts.row(16, figures, new HowSwitch(steps, channel)), tables);
        result.visibleProperty().bind(workspace.fused().isNotNull());
        var empty = Parts.emptyState(
                "equivalence",
                Parts.textButton("equivalence-fuse", "mdi2c-call-merge", Texts.get("action.fuse"), commands::fuse));
        empty.visibleProperty()
                .bind(workspace.fused().isNull().and(commands.fusing().isNull()));
        var underWay = Parts.emptyState("fusing", cancel(commands));
        underWay.visibleProperty()
                .bind(workspace.fused().isNull().and(commands.fusing().isNotNull()));
        var content = new StackPane(result, empty, underWay);
        setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(content);
        workspace.fused().subscribe(this::show);
        workspace.fused().subscribe(this::showChannel);
        workspace.selected().subscribe(this::showChannel);
    }

    private static Button cancel(Commands commands) {
        return Parts.textButton("equivalence-cancel", "mdi2c-close", Texts.get("equivalence.cancel"), () -> {
            var job = commands.fusing().get();
            if (job != null) {
                job.cancel();
            }
        });
    }

    private void showChannel() {
        var fused = workspace.fused().get();
        if (fused != null) {
            channel.show(fused.trace(), selected(fused.trace().after().graph()));
        }
    }

    /// What is selected, where it has channels after fusing.
    private Optional<Node> selected(OpGraph graph) {
        return Optional.ofNullable(workspace.selected().get())
                .flatMap(path -> graph.find(new NodeId(path)))
                .filter(node -> ChannelTerms.channels(node) > 0);
    }

    /// In one row, as many as there is room for.
    private void initFigures() {
        figures.setId("equivalence-figures");
        figures.setMinSize(0, USE_PREF_SIZE);
        figures.prefHeightProperty().bind(verdict.fontProperty().map(font -> FIGURE_HEIGHT * font.getSize()));
        figures.setMaxHeight(USE_PREF_SIZE);
        HBox.setHgrow(figures, Priority.ALWAYS);
        var row = new Rectangle();
        row.widthProperty().bind(figures.widthProperty());
        row.heightProperty().bind(figures.heightProperty());
        figures.setClip(row);
    }

    private void initTables() {
        nodes.getColumns()
                .setAll(List.of(
                        Tables.words(
                                Texts.get("equivalence.node"),
                                250,
                                d -> d.after().path()),
                        Tables.words(
                                Texts.get("equivalence.before"),
                                250,
                                d -> d.before().path()),
                        Tables.numbers(
                                Texts.get("equivalence.largest"),
                                110,
                                d -> d.difference().largestAbsolute(),
                                Numbers::small),
                        Tables.numbers(
                                Texts.get("equivalence.relative"),
                                110,
                                d -> d.difference().largestRelative(),
                                Numbers::small),
                        Tables.numbers(
                                Texts.get("equivalence.ulps"),
                                80,
                                d -> d.difference().largestUlps(),
                                ulps -> "%.1f".formatted(ulps))));
        nodes.getSelectionModel().selectedItemProperty().subscribe(difference -> {
            if (difference != null) {
                workspace.selected().set(shownPath(difference));
            }
        });
        steps.getColumns()
                .setAll(List.of(
                        Tables.numbers(Texts.get("equivalence.step"), 48, FusedStep::position, String::valueOf),
                        Tables.words(Texts.get("equivalence.rule"), 150, FusedStep::rule),
                        Tables.words(Texts.get("equivalence.what"), 520, FusedStep::explanation)));
    }

    /// The node that the graph shows now: the one after fusing where it is there, else the one before.
    private String shownPath(NodeDifference difference) {
        var opened = workspace.opened().get();
        boolean shown = opened != null && opened.network().graph().contains(difference.after());
        return shown ? difference.after().path() : difference.before().path();
    }

    private void show(@Nullable Fused fused) {
        if (fused == null) {
            nodes.getItems().clear();
            steps.getItems().clear();
            return;
        }
        var equivalence = fused.equivalence();
        verdict.setText(equivalence.sentence());
        verdict.getStyleClass().removeAll(Styles.GOOD, Styles.BAD);
        verdict.getStyleClass().add(equivalence.holds() ? Styles.GOOD : Styles.BAD);
        figures.getChildren().setAll(figures(fused));
        nodes.getItems().setAll(equivalence.nodes());
        steps.getItems().setAll(FusedStep.of(fused.trace()));
    }

    private static List<VBox> figures(Fused fused) {
        Equivalence equivalence = fused.equivalence();
        var output = equivalence.output();
        var before = fused.trace().before().graph();
        var after = fused.trace().after().graph();
        return List.of(
                figure("batchNorms", change(before, after, Op.BatchNorm.class)),
                figure("operators", before.operators() + " → " + after.operators()),
                figure("relative", small(output.largestRelative())),
                figure("largest", small(output.largestAbsolute())),
                figure("ulps", "%.1f".formatted(output.largestUlps())),
                figure("top", Texts.get("facts." + (equivalence.topClassAgrees() ? "yes" : "no"))),
                figure("mean", small(output.meanAbsolute())),
                figure("engine", equivalence.engine()));
    }

    private static String change(OpGraph before, OpGraph after, Class<? extends Op> type) {
        return before.count(type) + " → " + after.count(type);
    }

    private static VBox figure(String key, String value) {
        var number = Parts.styled(new Label(value), Styles.FIGURE, Styles.NUMBER);
        number.setId("figure-" + key);
        var name = Parts.note(Texts.get("equivalence.figure." + key));
        name.setWrapText(false);
        return new VBox(number, name);
    }
}
