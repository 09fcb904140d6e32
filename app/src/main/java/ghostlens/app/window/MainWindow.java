package ghostlens.app.window;

import ghostlens.app.open.CorrectionsFile;
import ghostlens.app.panel.activation.ActivationModel;
import ghostlens.app.panel.catalog.CatalogPanel;
import ghostlens.app.panel.compare.CompareModel;
import ghostlens.app.panel.compare.ComparePanel;
import ghostlens.app.panel.evolution.EvolutionModel;
import ghostlens.app.panel.evolution.EvolutionPanel;
import ghostlens.app.panel.evolution.Playback;
import ghostlens.app.panel.graph.GraphPanel;
import ghostlens.app.panel.inspector.InspectorPanel;
import ghostlens.app.panel.overlay.HeatModel;
import ghostlens.app.work.Jobs;
import ghostlens.app.work.JobsStatus;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Settings;
import ghostlens.app.workspace.Visit;
import ghostlens.app.workspace.Workspace;
import ghostlens.model.zoo.Zoo;
import ghostlens.viewer.layout.GraphLayout;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The window's content: catalogue, graph and inspector side by side, the tabs below, the status bar under all.
public final class MainWindow {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_WALL = 140;
    private static final String STILL = "motion.reduced";

    private final Jobs jobs = new Jobs();
    private final Workspace workspace = new Workspace();
    private final Commands commands = new Commands(workspace, jobs);
    private final Theme theme;
    private final TextSize textSize;
    private final Settings settings;
    private final Recent recent;
    private final RecentMenu recentMenu;
    private final WindowFiles files;
    private final CatalogPanel catalog = new CatalogPanel(Zoo.variants(), workspace, commands);
    private final ActivationModel activations = new ActivationModel(workspace, commands, jobs);
    private final InspectorPanel inspector = new InspectorPanel(workspace, activations, jobs.layouts());
    private final GraphPanel graph;
    private final Results results;
    private final Room room;
    private final Keymap keymap;
    private final Overlays overlays;
    private final Scene scene;
    private final Places places;
    private final ViewMemory views;
    private final SessionKeeper session;
    private final CopyOperators copy;
    private final EvolutionPanel evolution =
            new EvolutionPanel(workspace, commands, new EvolutionModel(jobs, commands::refuse), this::leaveEvolution);
    private final Comparing comparing;
    private final Center center;

    public MainWindow(Settings settings, FileChoice choice) {
        this(settings, choice, CorrectionsFile.ofUser(), System::nanoTime);
    }

    /// @param corrections where corrections of comparisons are kept
    /// @param clock in nanoseconds: what stays as it is for a while can be come back to
    public MainWindow(Settings settings, FileChoice choice, CorrectionsFile corrections, LongSupplier clock) {
        jobs.layouts().execute(GraphLayout::warmUp);
        this.settings = settings;
        this.theme = new Theme(settings);
        this.textSize = new TextSize(settings);
        this.recent = new Recent(settings);
        var heats = new HeatModel(workspace, activations, commands, jobs, settings);
        this.files = new WindowFiles(commands, jobs, choice, recent, this::showPicture, heats);
        this.recentMenu = new RecentMenu(recent, files::open);
        this.graph = new GraphPanel(workspace, commands, settings, heats, files::chooseHeat, jobs.layouts());
        this.results = new Results(graph, workspace, commands, jobs, this::choosePicture, this::leaveEvolution);
        this.room = results.room();
        this.places = new Places(workspace, this::open, graph.view()::locate, clock);
        this.views = new ViewMemory(graph, workspace, settings, clock);
        var looks = new TabLooks(graph, workspace, views);
        this.session = new SessionKeeper(workspace.tabs(), commands, looks, settings);
        this.copy = new CopyOperators(workspace, graph.view().othersProperty()::get);
        this.comparing = comparing(corrections, heats);
        new Nothing(room, workspace, commands, this::chooseFile, this::focusCatalog);
        this.center = new Center(walls(), evolution);
        var stack = new StackPane(new Notices(content(), workspace));
        this.keymap = new Keymap(Actions.of(this, commands, graph, comparing, theme), settings);
        this.overlays = new Overlays(stack, keymap);
        this.scene = new Scene(stack, WIDTH, HEIGHT);
        theme.dress(scene);
        textSize.dress(scene);
        results.follow(theme.dark());
        theme.dark().subscribe(dark -> {
            graph.view().setDark(dark);
            inspector.darkProperty().set(dark);
            evolution.darkProperty().set(dark);
        });
        files.listenTo(scene);
        new KeyDispatch(scene, keymap, overlays, this::leaveEvolution);
        graph.view().keysProperty().set(keymap::graphCommand);
        comparing.setKeys(keymap::graphCommand);
        keymap.problems().forEach(commands::refuse);
        settings.setOnUnwritable(this::refuseLater);
        commands.loadEngine();
        initMotion();
        workspace.opened().subscribe(_ -> leaveEvolution());
    }

    /// After what is being done, which may begin with an end to sentences.
    private void refuseLater(String sentence) {
        Platform.runLater(() -> commands.refuse(sentence));
    }

    private SplitPane walls() {
        var middle = new VBox(new TabStrip(workspace.tabs(), commands), room);
        VBox.setVgrow(room, Priority.ALWAYS);
        var walls = new SplitPane(catalog, middle, inspector);
        walls.setDividerPositions(0.17, 0.8);
        SplitPane.setResizableWithParent(catalog, false);
        SplitPane.setResizableWithParent(inspector, false);
        catalog.setMinWidth(LEAST_WALL);
        inspector.setMinWidth(LEAST_WALL);
        return walls;
    }

    private Comparing comparing(CorrectionsFile corrections, HeatModel heats) {
        var model = new CompareModel(jobs, corrections, commands::refuse);
        var panel = new ComparePanel(model, workspace, jobs.layouts(), heats, graph::chooseHeat, files::chooseNetwork);
        panel.follow(theme.dark(), graph.view().motionProperty(), graph.view().detailsProperty());
        var comparing = new Comparing(model, panel, room, graph, workspace);
        catalog.setOnBeside(comparing::with);
        return comparing;
    }

    private BorderPane content() {
        var content = new BorderPane(center);
        content.setTop(new VBox(new AppBar(this, recentMenu, theme::toggle), new Hint(settings)));
        content.setBottom(new JobsStatus(jobs));
        return content;
    }

    private void initMotion() {
        var motion = evolution.playback().motionProperty();
        motion.set(!settings.isOn(STILL, false));
        motion.subscribe((_, on) -> settings.set(STILL, !on));
        graph.view().motionProperty().bindBidirectional(motion);
    }

    /// Opens a network by its name.
    public void open(String name) {
        commands.open(Zoo.find(name));
    }

    /// Opens what was open when the program ended last, or else the network of this name.
    public void restore(String otherwise) {
        session.restore(otherwise);
    }

    /// Keeps what is open for the next start.
    public void keepSession() {
        session.keep();
    }

    private void open(Visit visit) {
        visit.file().ifPresentOrElse(this::openFile, () -> open(visit.name()));
    }

    /// Opens a network, weights for what is open, an input to run it on, or a picture to show it.
    public void openFile(Path file) {
        files.open(file);
    }

    private void showPicture(Path file) {
        results.showPicture(file);
    }

    void chooseFile() {
        files.choose();
    }

    void choosePicture() {
        files.choosePicture();
    }

    void showRecent() {
        recentMenu.requestFocus();
        recentMenu.show();
    }

    void computeActivations() {
        leaveEvolution();
        activations.compute();
    }

    void stop() {
        commands.stop();
        activations.cancel();
        results.cancel();
    }

    /// Only what is laid out can be drawn, and it is drawn even if another tab is shown until the file is chosen.
    void showExport() {
        var opened = workspace.opened().get();
        var shown = graph.view().shown();
        if (opened != null && !shown.graph().boxes().isEmpty()) {
            overlays.show(new ExportSheet(theme.dark().get(), choice -> {
                overlays.close();
                files.export(opened.network().name(), shown, choice);
            }));
        }
    }

    Results results() {
        return results;
    }

    void toggleComparison() {
        leaveEvolution();
        comparing.toggle();
    }

    void openEvolution() {
        center.showEvolution();
    }

    void evolve(Consumer<Playback> what) {
        center.evolve(what);
    }

    private boolean leaveEvolution() {
        boolean was = center.leaveEvolution();
        if (was) {
            graph.view().requestFocus();
        }
        return was;
    }

    void toggleMotion() {
        var motion = evolution.playback().motionProperty();
        motion.set(!motion.get());
    }

    Places places() {
        return places;
    }

    ViewMemory views() {
        return views;
    }

    CopyOperators copy() {
        return copy;
    }

    TextSize textSize() {
        return textSize;
    }

    void focusCatalog() {
        catalog.focusSearch();
    }

    void focusInspector() {
        inspector.focusFacts();
    }

    void togglePanels() {
        room.toggle();
    }

    void showPalette() {
        overlays.showPalette();
    }

    void showKeys() {
        overlays.showKeys();
    }

    Keymap keymap() {
        return keymap;
    }

    /// Whether the first graph is on the screen.
    public ReadOnlyBooleanProperty drawn() {
        return graph.view().drawnProperty();
    }

    public Scene scene() {
        return scene;
    }

    /// The shared state, for tests and the picture command.
    public Workspace workspace() {
        return workspace;
    }

    /// The jobs, so that the program can end them.
    public Jobs jobs() {
        return jobs;
    }
}
