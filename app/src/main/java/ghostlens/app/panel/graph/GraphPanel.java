package ghostlens.app.panel.graph;

import ghostlens.app.panel.Parts;
import ghostlens.app.panel.overlay.Heat;
import ghostlens.app.panel.overlay.HeatLegend;
import ghostlens.app.panel.overlay.HeatMenu;
import ghostlens.app.panel.overlay.HeatModel;
import ghostlens.app.panel.search.SearchField;
import ghostlens.app.panel.search.SearchModel;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.Settings;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.GraphCommand;
import ghostlens.viewer.GraphView;
import ghostlens.viewer.Outlook;
import ghostlens.viewer.Overlay;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.BreadCrumbBar;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The graph in the middle with what belongs to it: title, form, search, the way to the selection, the legend.
public final class GraphPanel extends VBox {
    /// Smaller, and nothing of the graph can be made out.
    private static final double LEAST_HEIGHT = 120;
    /// The width from which the toolbar holds all its tools, of the size of the title's letters.
    private static final double ROOMY = 50;
    /// The same for the choice of a figure.
    private static final double NARROW = 40;

    private final Workspace workspace;
    private final GraphView view;
    private final Label title = Parts.heading("");
    private final SearchField search;
    private final BreadCrumbBar<String> crumbs = new BreadCrumbBar<>();
    private final Legend legend = new Legend();
    private final ToggleButton heat = new ToggleButton();
    private final HeatModel heats;
    private final Consumer<Heat> askForFile;
    private Function<OpGraph, Optional<Outlook>> known = _ -> Optional.empty();

    /// @param heats what can lie over the graph
    /// @param askForFile asks for the file that a figure needs
    public GraphPanel(
            Workspace workspace,
            Commands commands,
            Settings settings,
            HeatModel heats,
            Consumer<Heat> askForFile,
            Executor layouts) {
        this.workspace = workspace;
        this.heats = heats;
        this.askForFile = askForFile;
        this.view = new GraphView(layouts);
        this.search = new SearchField(new SearchModel(workspace, settings), view::locate, view::requestFocus);
        setId("graph-panel");
        Parts.styled(this, Styles.PANEL, Styles.ROOM);
        title.setId("graph-title");
        view.setId("graph");
        view.setMinHeight(LEAST_HEIGHT);
        initHeat();
        initCrumbs();
        getChildren()
                .setAll(
                        toolbar(new FormSwitch(workspace, commands)),
                        withHits(),
                        footer(new DetailMenu(view, settings)));
        view.selectedProperty().bindBidirectional(workspace.selected());
        workspace.opened().subscribe(this::show);
        workspace.selected().subscribe(this::showCrumbs);
        heats.overlay().subscribe(overlay -> view.setOverlay(overlay == null ? Overlay.NONE : overlay));
        workspace.profile().subscribe(_ -> view.wordsProperty().set(Said.of(workspace)));
        workspace.fused().subscribe(_ -> view.wordsProperty().set(Said.of(workspace)));
    }

    private HBox toolbar(FormSwitch forms) {
        var fit = Parts.iconButton("fit", "mdi2f-fit-to-page-outline", Texts.get("action.fit"), view::fit);
        var tools = tools();
        var menu = new HeatMenu(heats, this::chooseHeat);
        var row = Parts.row(8, title, forms, Parts.spacer(), search, fit, tools, Parts.row(0, heat, menu));
        goesBelow(ROOMY, row, tools);
        goesBelow(NARROW, row, menu);
        return row;
    }

    /// Where the title would have no room, what keys and the palette do too goes.
    ///
    /// @param width of the row in which it still stands, in heights of a letter
    private void goesBelow(double width, HBox row, Node spare) {
        var hasRoom = Bindings.createBooleanBinding(
                () -> row.getWidth() >= width * title.getFont().getSize(), row.widthProperty(), title.fontProperty());
        spare.managedProperty().bind(hasRoom);
        spare.visibleProperty().bind(hasRoom);
    }

    private HBox tools() {
        return Parts.row(
                8,
                tool("zoom-out", "mdi2m-magnify-minus-outline", "action.zoomOut", GraphCommand.ZOOM_OUT),
                tool("zoom-in", "mdi2m-magnify-plus-outline", "action.zoomIn", GraphCommand.ZOOM_IN),
                tool("open-all", "mdi2u-unfold-more-horizontal", "action.openGroups", GraphCommand.OPEN_ALL),
                tool("close-all", "mdi2u-unfold-less-horizontal", "action.closeGroups", GraphCommand.CLOSE_ALL));
    }

    private Button tool(String id, String icon, String text, GraphCommand command) {
        return Parts.iconButton(id, icon, Texts.get(text), () -> command.perform(view));
    }

    /// The legend has a row of its own, so that the graph keeps its height when something else is selected.
    private VBox footer(DetailMenu details) {
        return new VBox(4, Parts.row(16, crumbs, Parts.spacer(), details), legend);
    }

    private void initHeat() {
        heat.setId("heat");
        Parts.styled(heat, Styles.TOOL);
        heat.setGraphic(new FontIcon("mdi2f-fire"));
        heat.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        heat.setTooltip(new Tooltip(Texts.get("action.heat")));
        heat.setAccessibleText(Texts.get("action.heat"));
        heat.selectedProperty().bindBidirectional(heats.shown());
    }

    private void initCrumbs() {
        crumbs.setId("crumbs");
        crumbs.setAutoNavigationEnabled(false);
        crumbs.setCrumbFactory(item -> new BreadCrumbBar.BreadCrumbButton(lastPart(item.getValue())));
        crumbs.setOnCrumbAction(e -> {
            var path = e.getSelectedCrumb().getValue();
            workspace.selected().set(path.isEmpty() ? null : path);
        });
    }

    private @Nullable OpGraph graph() {
        var opened = workspace.opened().get();
        return opened == null ? null : opened.network().graph();
    }

    /// @param known how a graph was looked at when it was shown last
    public void setKnown(Function<OpGraph, Optional<Outlook>> known) {
        this.known = known;
    }

    private void show(@Nullable Opened opened) {
        title.setText(opened == null ? "" : opened.variant().title());
        var graph = graph();
        Optional.ofNullable(graph)
                .flatMap(known)
                .ifPresentOrElse(outlook -> outlook.show(view), () -> view.setGraph(graph));
        legend.show(graph);
    }

    /// What the search found lies over the graph, at the side of the field.
    private StackPane withHits() {
        var scale = new HeatLegend(heats, heats.overlay(), view.heaviestProperty());
        var stack = Parts.styled(new StackPane(view, scale, search.hits()), Styles.GRAPH_FRAME);
        StackPane.setAlignment(scale, Pos.TOP_LEFT);
        StackPane.setMargin(scale, new Insets(8));
        StackPane.setAlignment(search.hits(), Pos.TOP_RIGHT);
        StackPane.setMargin(search.hits(), new Insets(8));
        stack.setMinHeight(LEAST_HEIGHT);
        setVgrow(stack, Priority.ALWAYS);
        return stack;
    }

    private void showCrumbs(@Nullable String path) {
        var root = new TreeItem<>("");
        var last = root;
        if (path != null) {
            var id = new NodeId(path);
            for (var group : id.groups()) {
                last = child(last, group);
            }
            last = child(last, path);
        }
        crumbs.setSelectedCrumb(last);
    }

    private static TreeItem<String> child(TreeItem<String> parent, String path) {
        var item = new TreeItem<>(path);
        parent.getChildren().add(item);
        return item;
    }

    private String lastPart(String path) {
        return path.isEmpty() ? Texts.get("graph.whole") : path.substring(path.lastIndexOf('.') + 1);
    }

    /// The graph itself, for the window's actions.
    public GraphView view() {
        return view;
    }

    /// Lays a figure over the graph; where it needs a file that was not chosen yet, that is asked for.
    public void chooseHeat(Heat chosen) {
        if (heats.waitsForFile(chosen)) {
            askForFile.accept(chosen);
        } else {
            heats.choose(chosen);
        }
    }

    /// Lays the next figure over the graph that needs no file.
    public void nextHeat() {
        var free =
                Arrays.stream(Heat.values()).filter(h -> !heats.waitsForFile(h)).toList();
        heats.choose(free.get((free.indexOf(heats.chosen().get()) + 1) % free.size()));
    }

    /// Shows or hides the heat on the graph.
    public void toggleHeat() {
        heat.setSelected(!heat.isSelected());
    }

    /// Whether a figure lies over the graph as heat.
    public BooleanProperty heatProperty() {
        return heat.selectedProperty();
    }

    /// Which figure that is.
    public ReadOnlyObjectProperty<Heat> figureProperty() {
        return heats.chosen();
    }

    /// Lays a figure over the graph that lay there before; one whose file is gone is passed over.
    public void restoreHeat(Heat figure) {
        if (figure != heats.chosen().get() && !heats.waitsForFile(figure)) {
            heats.choose(figure);
        }
    }

    /// Puts the cursor into the search field.
    public void focusSearch() {
        search.focusField();
    }
}
