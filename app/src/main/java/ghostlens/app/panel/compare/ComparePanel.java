package ghostlens.app.panel.compare;

import ghostlens.app.panel.Parts;
import ghostlens.app.panel.catalog.Catalog;
import ghostlens.app.panel.overlay.Heat;
import ghostlens.app.panel.overlay.HeatLegend;
import ghostlens.app.panel.overlay.HeatMenu;
import ghostlens.app.panel.overlay.HeatModel;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.fuse.match.Match;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import ghostlens.viewer.GraphCommand;
import ghostlens.viewer.layout.Detail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Two to five graphs side by side, with what belongs together marked and listed.
public final class ComparePanel extends VBox {
    private static final int MOST = 5;
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");

    private final CompareModel model;
    private final Workspace workspace;
    private final Supplier<Optional<Path>> chooseFile;
    private final HBox row = new HBox(8);
    private final List<ComparePane> panes;
    private final PaneSync sync;
    private final CommonHeat heat;
    private final ToggleButton together = toggle("compare-together", "mdi2l-link", Texts.get("compare.together.tip"));
    private final FateFilter fates;
    private final DifferenceTable differences = new DifferenceTable(this::locate);
    private final CorrectionBar correction;
    private final VBox listing;
    private @Nullable Match located;
    private Runnable close = () -> {};

    /// @param layouts where layouts are computed
    /// @param heats what can lie over the graphs
    /// @param chooseHeat lays a figure over them, and asks for a file where it needs one
    /// @param chooseFile asks for a network's file
    public ComparePanel(
            CompareModel model,
            Workspace workspace,
            Executor layouts,
            HeatModel heats,
            Consumer<Heat> chooseHeat,
            Supplier<Optional<Path>> chooseFile) {
        super(8);
        this.model = model;
        this.workspace = workspace;
        this.chooseFile = chooseFile;
        this.panes = IntStream.range(0, MOST)
                .mapToObj(number -> new ComparePane(number, model, layouts))
                .toList();
        this.sync = new PaneSync(panes, model, together.selectedProperty());
        this.heat = new CommonHeat(heats, panes);
        this.fates = new FateFilter(differences::show);
        this.correction = new CorrectionBar(model);
        this.listing = new VBox(8, correction, differences);
        setId("compare-panel");
        Parts.styled(this, Styles.PANEL, Styles.ROOM);
        VBox.setVgrow(differences, Priority.ALWAYS);
        listing.setMinHeight(100);
        var content = new SplitPane(row, listing);
        content.setOrientation(Orientation.VERTICAL);
        content.setDividerPositions(0.7);
        setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(toolbar(heats, chooseHeat), content);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        model.comparison().subscribe(this::show);
        model.other().subscribe(_ -> show(model.comparison().get()));
        model.selection().subscribe(this::selected);
    }

    private static ToggleButton toggle(String id, String icon, String name) {
        var toggle = new ToggleButton("", new FontIcon(icon));
        toggle.setId(id);
        toggle.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        Parts.named(toggle, name);
        return Parts.styled(toggle, Styles.TOOL);
    }

    private HBox heatTools(HeatModel heats, Consumer<Heat> chooseHeat) {
        var shown = toggle("compare-heat", "mdi2f-fire", Texts.get("action.heat"));
        shown.selectedProperty().bindBidirectional(heats.shown());
        var against = toggle("compare-heat-against", "mdi2d-delta", Texts.get("compare.heat.against.tip"));
        against.selectedProperty().bindBidirectional(heat.againstFirst());
        against.disableProperty().bind(heat.canDiffer().not());
        return Parts.row(0, shown, new HeatMenu(heats, chooseHeat), against);
    }

    private VBox toolbar(HeatModel heats, Consumer<Heat> chooseHeat) {
        together.setSelected(true);
        var legend = new HeatLegend(heats, heat.overlay(), heat.heaviest());
        legend.managedProperty().bind(legend.visibleProperty());
        var add = new MenuButton(Texts.get("compare.add"), new FontIcon("mdi2p-plus"));
        add.setId("compare-add");
        add.setMinWidth(USE_PREF_SIZE);
        add.getItems().setAll(addable());
        HBox.setHgrow(fates, Priority.ALWAYS);
        return new VBox(
                8,
                Parts.row(
                        8,
                        Parts.heading(Texts.get("compare.title")),
                        Parts.spacer(),
                        add,
                        Parts.iconButton(
                                "compare-swap", "mdi2s-swap-horizontal", Texts.get("action.swap"), model::swap),
                        together,
                        heatTools(heats, chooseHeat),
                        Parts.iconButton(
                                "compare-previous",
                                "mdi2c-chevron-up",
                                Texts.get("action.previousDifference"),
                                this::previous),
                        Parts.iconButton(
                                "compare-next", "mdi2c-chevron-down", Texts.get("action.nextDifference"), this::next),
                        Parts.iconButton(
                                "compare-close", "mdi2c-close", Texts.get("compare.close"), () -> close.run())),
                Parts.row(8, fates, legend));
    }

    private List<MenuItem> addable() {
        var items = new ArrayList<MenuItem>();
        var file = new MenuItem(Texts.get("compare.file"));
        file.setId("compare-file");
        file.setOnAction(_ -> chooseFile.get().ifPresent(model::add));
        items.add(file);
        Catalog.matching(Zoo.variants(), "").forEach((heading, variants) -> {
            var menu = new Menu(heading);
            for (var variant : variants) {
                var item = new MenuItem(variant.title());
                item.setOnAction(_ -> model.add(variant.name(), Form.TRAINING));
                menu.getItems().add(item);
            }
            items.add(menu);
        });
        return items;
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && correction.cancel()) {
            event.consume();
        } else if (UNDO.match(event)) {
            model.undo();
            event.consume();
        } else if (REDO.match(event)) {
            model.redo();
            event.consume();
        }
    }

    private void show(Comparison comparison) {
        int size = comparison.compared().size();
        var shown = new ArrayList<Node>(panes.subList(0, size));
        if (size == 1) {
            shown.add(invitation(comparison.compared().getFirst()));
        }
        if (!row.getChildren().equals(shown)) {
            row.getChildren().setAll(shown);
        }
        int other = Math.clamp(model.other().get(), 1, Math.max(1, size - 1));
        panes.subList(0, size).forEach(pane -> pane.show(comparison, other));
        heat.show(comparison);
        boolean pair = size > 1;
        listing.setDisable(!pair);
        fates.setDisable(!pair);
        if (pair) {
            fates.show(comparison.pair(other).matching());
            differences.show(comparison.pair(other).matching().matches(), true);
        } else {
            differences.show(List.of(), false);
        }
        if (model.selection().get() == null) {
            sync.restart();
        }
    }

    private ScrollPane invitation(Compared compared) {
        var buttons = new VBox(8);
        for (var partner : Partners.of(compared)) {
            var button = Parts.textButton(
                    "compare-with-" + buttons.getChildren().size(),
                    "mdi2c-compare",
                    partner.title(),
                    () -> model.add(partner.name(), partner.form()));
            button.setMaxWidth(Double.MAX_VALUE);
            buttons.getChildren().add(button);
        }
        var file = Parts.textButton(
                "compare-with-file",
                "mdi2f-folder-open-outline",
                Texts.get("compare.file"),
                () -> chooseFile.get().ifPresent(model::add));
        file.setMaxWidth(Double.MAX_VALUE);
        buttons.getChildren().add(file);
        var empty = Parts.emptyState("compare", buttons);
        var scroll = new ScrollPane(empty);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setMinSize(0, 0);
        scroll.setPrefWidth(panes.getFirst().getPrefWidth());
        HBox.setHgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private void selected(CompareModel.@Nullable Selection selection) {
        var comparison = model.comparison().get();
        if (selection == null || comparison.pairs().isEmpty()) {
            return;
        }
        comparison
                .match(selection.pane(), model.other().get(), selection.path())
                .filter(match -> !match.equals(located))
                .ifPresent(differences::mark);
        var opened = workspace.opened().get();
        if (opened != null
                && opened.network().graph()
                        == comparison.compared().get(selection.pane()).graph()) {
            workspace.selected().set(selection.path());
        }
    }

    private void locate(Match match) {
        located = match;
        if (match.before().isEmpty()) {
            sync.locate(model.other().get(), match.after().getFirst().id().path());
        } else {
            sync.locate(0, match.before().getFirst().id().path());
        }
        located = null;
    }

    /// Shows the next difference.
    public void next() {
        differences.step(1);
    }

    /// Shows the difference before.
    public void previous() {
        differences.step(-1);
    }

    /// What takes the panel away.
    public void setOnClose(Runnable action) {
        close = action;
    }

    /// Follows the theme and whether changes move.
    public void follow(BooleanProperty dark, BooleanProperty motion, ObjectProperty<Set<Detail>> details) {
        panes.forEach(pane -> {
            pane.view().darkProperty().bind(dark);
            pane.view().motionProperty().bind(motion);
            pane.view().detailsProperty().bind(details);
        });
    }

    /// What keys do in each of the graphs.
    public void setKeys(Function<KeyEvent, Optional<GraphCommand>> keys) {
        panes.forEach(pane -> pane.view().keysProperty().set(keys));
    }
}
