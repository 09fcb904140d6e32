package ghostlens.app.window;

import ghostlens.app.open.NetworkFile;
import ghostlens.app.open.PhotoFile;
import ghostlens.app.panel.Parts;
import ghostlens.app.panel.SaveTable;
import ghostlens.app.panel.accuracy.AccuracyPanel;
import ghostlens.app.panel.catalog.CatalogPanel;
import ghostlens.app.panel.concat.ConcatModel;
import ghostlens.app.panel.concat.ConcatPanel;
import ghostlens.app.panel.equivalence.EquivalencePanel;
import ghostlens.app.panel.graph.EvolutionBar;
import ghostlens.app.panel.graph.GraphPanel;
import ghostlens.app.panel.inspector.InspectorPanel;
import ghostlens.app.panel.picture.PictureModel;
import ghostlens.app.panel.picture.PicturePanel;
import ghostlens.app.panel.profile.ProfilePanel;
import ghostlens.app.save.GraphPicture;
import ghostlens.app.save.PictureFormat;
import ghostlens.app.save.TableFile;
import ghostlens.app.work.Ending;
import ghostlens.app.work.Jobs;
import ghostlens.app.work.JobsStatus;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Settings;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Variant.Kind;
import ghostlens.model.zoo.Zoo;
import ghostlens.viewer.layout.GraphLayout;
import ghostlens.viewer.layout.GraphSvg.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.NotificationPane;

/// The window's content: catalogue, graph and inspector side by side, the tabs below, the status bar under all.
public final class MainWindow {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_WALL = 140;

    private final Jobs jobs = new Jobs();
    private final Workspace workspace = new Workspace();
    private final Commands commands = new Commands(workspace, jobs);
    private final Theme theme;
    private final Settings settings;
    private final FileChoice files;
    private final CatalogPanel catalog = new CatalogPanel(Zoo.variants(), workspace, commands);
    private final InspectorPanel inspector = new InspectorPanel(workspace);
    private final AccuracyPanel accuracy = new AccuracyPanel(workspace, commands);
    private final ConcatModel concatModel = new ConcatModel(jobs, commands::stop);
    private final ConcatPanel concat = new ConcatPanel(concatModel);
    private final PictureModel pictures = new PictureModel(workspace, commands, jobs);
    private final Tab pictureTab = tab("picture", new PicturePanel(pictures, this::choosePicture));
    private final Tab profileTab = tab("profile", new ProfilePanel(workspace, commands));
    private final Tab equivalenceTab = tab("equivalence", new EquivalencePanel(workspace, commands));
    private final Tab accuracyTab = tab("accuracy", accuracy);
    private final Tab concatTab = tab("concat", concat);
    private final GraphPanel graph;
    private final Room room;
    private final NotificationPane notices;
    private final Overlays overlays;
    private final Scene scene;
    private final History<Visit> history = new History<>();

    public MainWindow(Settings settings, FileChoice files) {
        jobs.layouts().execute(GraphLayout::warmUp);
        this.settings = settings;
        this.files = files;
        this.theme = new Theme(settings);
        var evolution = new EvolutionBar(modules(), workspace, commands);
        this.graph = new GraphPanel(workspace, commands, settings, evolution, jobs.layouts());
        this.room = new Room(graph, profileTab, equivalenceTab, pictureTab, accuracyTab, concatTab);
        this.notices = new NotificationPane(content());
        var stack = new StackPane(notices);
        this.overlays = new Overlays(stack, Actions.of(this, commands, graph, evolution, theme));
        this.scene = new Scene(stack, WIDTH, HEIGHT);
        theme.dress(scene);
        theme.dark().subscribe(dark -> {
            graph.view().setDark(dark);
            accuracy.darkProperty().set(dark);
            concat.darkProperty().set(dark);
        });
        initNotices();
        initKeys();
        initDrop();
        scene.addEventHandler(SaveTable.TYPE, this::save);
        commands.loadEngine();
        workspace.opened().subscribe(opened -> {
            if (opened != null) {
                history.visit(Visit.of(opened));
            }
        });
    }

    private static List<Variant> modules() {
        return Zoo.variants().stream().filter(v -> v.kind() == Kind.MODULE).toList();
    }

    private static Tab tab(String key, Node content) {
        var tab = new Tab(Texts.get("tab." + key), content);
        tab.setId("tab-" + key);
        tab.setClosable(false);
        return tab;
    }

    private BorderPane content() {
        var walls = new SplitPane(catalog, room, inspector);
        walls.setDividerPositions(0.17, 0.8);
        SplitPane.setResizableWithParent(catalog, false);
        SplitPane.setResizableWithParent(inspector, false);
        catalog.setMinWidth(LEAST_WALL);
        inspector.setMinWidth(LEAST_WALL);
        var content = new BorderPane(walls);
        content.setTop(new VBox(appBar(), new Hint(settings)));
        content.setBottom(new JobsStatus(jobs));
        return content;
    }

    private HBox appBar() {
        var name = Parts.styled(Parts.heading(Texts.get("window.name")), Styles.APP_NAME);
        var bar = Parts.row(
                8,
                name,
                Parts.textButton("open", "mdi2f-folder-open-outline", Texts.get("action.open"), this::chooseFile),
                Parts.textButton("run", "mdi2p-play", Texts.get("action.run"), this::run),
                Parts.textButton("stop", "mdi2s-stop", Texts.get("action.stop"), this::stop),
                Parts.textButton("fuse", "mdi2c-call-merge", Texts.get("action.fuse"), this::fuse),
                Parts.textButton(
                        "evolve",
                        "mdi2t-transit-connection-horizontal",
                        Texts.get("action.evolution"),
                        this::openEvolution),
                Parts.spacer(),
                Parts.iconButton("palette-button", "mdi2m-magnify", Texts.get("action.palette"), this::showPalette),
                Parts.iconButton("keys-button", "mdi2h-help-circle-outline", Texts.get("action.keys"), this::showKeys),
                Parts.iconButton("theme", "mdi2t-theme-light-dark", Texts.get("action.theme"), theme::toggle));
        return Parts.styled(bar, Styles.APP_BAR);
    }

    private void initNotices() {
        notices.setId("notices");
        notices.setShowFromTop(true);
        workspace.problem().subscribe(sentence -> {
            if (sentence == null) {
                notices.hide();
            } else {
                notices.show(sentence);
            }
        });
        notices.setOnHidden(_ -> workspace.dismissProblem());
    }

    private void initKeys() {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && overlays.close()) {
                event.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!isTyping() || event.isShortcutDown() || event.isAltDown()) {
                overlays.actions().stream()
                        .filter(a -> a.key().filter(k -> k.match(event)).isPresent())
                        .findFirst()
                        .ifPresent(action -> {
                            event.consume();
                            action.run().run();
                        });
            }
        });
    }

    private boolean isTyping() {
        return scene.getFocusOwner() instanceof TextInputControl;
    }

    private void initDrop() {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(this::drop);
    }

    private void drop(DragEvent event) {
        event.getDragboard().getFiles().stream().findFirst().ifPresent(file -> openFile(file.toPath()));
        event.setDropCompleted(true);
        event.consume();
    }

    /// Opens a network by its name, as at the start.
    public void open(String name) {
        commands.open(Zoo.find(name));
    }

    private void open(Visit visit) {
        visit.file().ifPresentOrElse(this::openFile, () -> open(visit.name()));
    }

    /// Opens a network, weights for what is open, an input to run it on, or a picture to show it.
    public void openFile(Path file) {
        if (PhotoFile.isNamedSo(file)) {
            room.show(pictureTab);
            pictures.open(file);
        } else {
            commands.openFile(file);
        }
    }

    void chooseFile() {
        files.choose(Texts.get("action.open"), patterns()).ifPresent(this::openFile);
    }

    private static List<String> patterns() {
        var endings = Stream.of(NetworkFile.ENDINGS, List.of(".npy"), PhotoFile.ENDINGS);
        return endings.flatMap(List::stream).map(ending -> "*" + ending).toList();
    }

    void choosePicture() {
        var patterns = PhotoFile.ENDINGS.stream().map(ending -> "*" + ending).toList();
        files.choose(Texts.get("action.picture"), patterns).ifPresent(file -> {
            room.show(pictureTab);
            pictures.open(file);
        });
    }

    void stop() {
        commands.stop();
        pictures.cancel();
    }

    void showExport() {
        if (workspace.opened().get() != null) {
            overlays.show(new ExportSheet(theme.dark().get(), this::export));
        }
    }

    private void export(ExportSheet.Choice choice) {
        overlays.close();
        var shown = graph.view().shown();
        var part = choice.whole() ? Part.whole(shown.graph()) : shown.part();
        var picture = new GraphPicture(shown.graph(), part, choice.dark(), choice.scale());
        var patterns = Stream.of(PictureFormat.values()).map(format -> "*" + format.ending());
        files.chooseNew(
                        Texts.get("action.export"),
                        workspace.opened().get().network().name(),
                        patterns.toList())
                .ifPresent(file -> save(file, () -> picture.write(file)));
    }

    private void save(SaveTable event) {
        var patterns = TableFile.ENDINGS.stream().map(ending -> "*" + ending).toList();
        files.chooseNew(Texts.get("table.save"), event.name(), patterns)
                .ifPresent(file -> save(file, () -> event.table().write(file)));
    }

    private void save(Path file, Runnable writing) {
        jobs.inBackground(
                Texts.get("job.save", file.getFileName()),
                _ -> {
                    writing.run();
                    return file;
                },
                Ending.of(_ -> {}, commands::refuse));
    }

    void run() {
        room.show(profileTab);
        commands.run();
    }

    void fuse() {
        room.show(equivalenceTab);
        commands.fuse();
    }

    void measure() {
        room.show(accuracyTab);
        commands.measureNetworks();
    }

    void measureConcat() {
        room.show(concatTab);
        concatModel.measure();
    }

    void openEvolution() {
        commands.open(modules().getFirst(), Form.TRAINING);
    }

    void back() {
        history.back().ifPresent(this::open);
    }

    void forward() {
        history.forward().ifPresent(this::open);
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
