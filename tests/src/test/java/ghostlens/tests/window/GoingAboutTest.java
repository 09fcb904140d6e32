package ghostlens.tests.window;

import static ghostlens.tests.window.Waiting.await;
import static ghostlens.tests.window.Waiting.read;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Settings;
import ghostlens.model.net.Form;
import ghostlens.viewer.Camera;
import ghostlens.viewer.GraphView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Finding operators and going about, as a user does: by mouse, and by keyboard alone.
@ExtendWith(ApplicationExtension.class)
class GoingAboutTest {
    private final Settings settings = Settings.inMemory();
    private final AtomicLong clock = new AtomicLong();
    private Stage stage = null;
    private MainWindow window = null;

    @TempDir
    private Path folder = Path.of("");

    @Start
    void start(Stage stage) {
        this.stage = stage;
        show("repghostnet-0.5x");
    }

    private void show(String network) {
        window = Shown.on(stage, 1000, 1000, settings, (_, _) -> Optional.empty(), folder, clock::get);
        window.restore(network);
    }

    @AfterEach
    void close() {
        window.jobs().close();
    }

    @Test
    void searchesByKeyboardAlone(FxRobot robot) {
        opened(robot);
        robot.push(KeyCode.CONTROL, KeyCode.F).write("op:conv k=3 in:stage3");
        var hits = hits(robot);
        assertThat(hits).isPositive();
        assertThat(count(robot)).isEqualTo(hits + " found");
        robot.push(KeyCode.ENTER);
        var first = selected();
        assertThat(first).startsWith("blocks.3.");
        assertThat(count(robot)).isEqualTo("1 of " + hits);
        robot.push(KeyCode.ENTER);
        assertThat(selected()).isNotEqualTo(first);
        robot.push(KeyCode.SHIFT, KeyCode.ENTER);
        assertThat(selected()).isEqualTo(first);
        robot.push(KeyCode.SHIFT, KeyCode.ENTER);
        assertThat(count(robot)).isEqualTo(hits + " of " + hits);
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup("#search-hits").query().isVisible()).isFalse();
        robot.push(KeyCode.ESCAPE);
        assertThat(field(robot).getText()).isEmpty();
    }

    @Test
    void searchesByMouseAndKeepsTheSearch(FxRobot robot) {
        opened(robot);
        robot.clickOn("#graph-search").write("classifier");
        robot.clickOn("#search-save");
        robot.clickOn("#search-list");
        await("the classifier is selected", () -> "classifier".equals(selected()));
        robot.interact(() -> field(robot).clear());
        robot.clickOn("#graph-search");
        robot.clickOn("#search-chips .button");
        assertThat(field(robot).getText()).isEqualTo("classifier");
    }

    @Test
    void saysWhatIsWrongWithASearchAndCompletesKeys(FxRobot robot) {
        opened(robot);
        robot.push(KeyCode.CONTROL, KeyCode.F).write("speed>3");
        assertThat(robot.lookup("#search-words").queryAs(Label.class).getText())
                .contains("\"speed\"")
                .contains("time");
        assertThat(count(robot)).isEqualTo("not understood");
        robot.push(KeyCode.CONTROL, KeyCode.A).write("par").push(KeyCode.TAB).write("1k");
        assertThat(field(robot).getText()).isEqualTo("params>1k");
        assertThat(hits(robot)).isPositive();
    }

    @Test
    void undoesAndRedoesChangesOfTheView(FxRobot robot) {
        opened(robot);
        var before = view(robot).openProperty().get();
        stay(robot);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        var all = view(robot).openProperty().get();
        assertThat(all).hasSizeGreaterThan(before.size());
        stay(robot);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(view(robot).openProperty().get()).isEqualTo(before);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(view(robot).openProperty().get()).isEqualTo(all);
    }

    @Test
    void whereALateLayoutMovesTheCameraIsNoChangeOfItsOwn(FxRobot robot) {
        opened(robot);
        var before = view(robot).openProperty().get();
        var seenFrom = view(robot).cameraProperty().get();
        stay(robot);
        robot.interact(() -> {
            view(robot).openAll();
            clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
        });
        await("the camera has moved", () -> !view(robot).cameraProperty().get().equals(seenFrom));
        stay(robot);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(view(robot).openProperty().get()).isEqualTo(before);
    }

    @Test
    void movementThatIsHeldUpIsOneChange(FxRobot robot) {
        opened(robot);
        robot.interact(() -> view(robot).look(new Camera(-40, -300, 1.5)));
        var before = view(robot).cameraProperty().get();
        stay(robot);
        robot.interact(view(robot)::fit);
        await("it moves", () -> !view(robot).cameraProperty().get().equals(before));
        stay(robot);
        await("it has moved", () -> !view(robot).movingProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(view(robot).cameraProperty().get()).isEqualTo(before);
    }

    @Test
    void movementWithoutAPauseIsOneChange(FxRobot robot) {
        opened(robot);
        var before = view(robot).cameraProperty().get();
        stay(robot);
        robot.push(KeyCode.CONTROL, KeyCode.PLUS).push(KeyCode.CONTROL, KeyCode.PLUS);
        assertThat(view(robot).zoom()).isGreaterThan(before.scale());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(view(robot).cameraProperty().get()).isEqualTo(before);
    }

    @Test
    void keepsViewsUnderDigits(FxRobot robot) {
        opened(robot);
        look(robot, new Camera(-40, -300, 1.5), Set.of("blocks"));
        robot.push(KeyCode.SHIFT, KeyCode.DIGIT3);
        look(robot, new Camera(0, 0, 1), Set.of());
        robot.push(KeyCode.DIGIT3);
        assertThat(view(robot).openProperty().get()).containsExactly("blocks");
        assertThat(view(robot).cameraProperty().get()).isEqualTo(new Camera(-40, -300, 1.5));
    }

    @Test
    void goesBackOverSelections(FxRobot robot) {
        opened(robot);
        robot.interact(() -> view(robot).locate("classifier"));
        stay(robot);
        robot.interact(() -> view(robot).locate("blocks.3.0"));
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(selected()).isEqualTo("classifier");
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(selected()).isEqualTo("blocks.3.0");
    }

    @Test
    void findsAtTheNextStartWhatWasOpen(FxRobot robot) {
        opened(robot);
        robot.interact(() -> window.open("module-d"));
        Waiting.awaitOpen(window.workspace(), "module-d");
        robot.push(KeyCode.ALT, KeyCode.DIGIT3);
        await("the inference form is shown", () -> form() == Form.INFERENCE);
        robot.interact(() -> view(robot).locate("relu"));
        look(robot, new Camera(11, 12, 1.25), view(robot).openProperty().get());
        robot.interact(window::keepSession);
        window.jobs().close();
        robot.interact(() -> show("repghostnet-0.5x"));
        Waiting.awaitOpen(window.workspace(), "module-d");
        assertThat(form()).isEqualTo(Form.INFERENCE);
        await("the place is the same", () -> view(robot).cameraProperty().get().equals(new Camera(11, 12, 1.25)));
    }

    @Test
    void opensAnotherNetworkWhereTheLastFileIsGone(FxRobot robot) {
        opened(robot);
        settings.put("session", session(folder.resolve("gone.onnx")));
        window.jobs().close();
        robot.interact(() -> show("module-a"));
        Waiting.awaitOpen(window.workspace(), "module-a");
        assertThat(window.workspace().problem().get()).contains("gone.onnx was open last");
    }

    @Test
    void saysWhatIsWrongWhereTheLastFileIsDamaged(FxRobot robot) throws IOException {
        opened(robot);
        settings.put("session", session(Files.writeString(folder.resolve("damaged.onnx"), "no network")));
        window.jobs().close();
        robot.interact(() -> show("module-a"));
        await("a sentence", () -> window.workspace().problem().get() != null);
        assertThat(window.workspace().problem().get()).contains("damaged.onnx");
        assertThat(window.workspace().tabs().all()).isEmpty();
        assertThat(robot.lookup("#nothing-open").tryQuery()).isPresent();
    }

    private static Map<String, Object> session(Path file) {
        var tab = Map.of("network", "mine", "file", file.toString(), "form", "TRAINING");
        return Map.of("tabs", List.of(tab), "shown", 0);
    }

    @Test
    void escapeLeadsFromTheSearchBackToTheGraph(FxRobot robot) {
        opened(robot);
        robot.push(KeyCode.CONTROL, KeyCode.F).write("conv").push(KeyCode.ESCAPE);
        assertThat(field(robot).isFocused()).isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(view(robot).isFocused()).isTrue();
        assertThat(field(robot).getText()).isEmpty();
    }

    @Test
    void listsFilesThatWereOpened(FxRobot robot) {
        opened(robot);
        robot.interact(() -> window.openFile(folder.resolve("some.onnx")));
        var menu = robot.lookup("#recent").queryAs(MenuButton.class);
        robot.interact(menu::show);
        assertThat(menu.getItems().getFirst().getText()).startsWith("some.onnx");
        robot.interact(menu::hide);
    }

    @Test
    void copiesNamesAndATable(FxRobot robot) {
        opened(robot);
        robot.interact(() -> window.workspace().selected().set("blocks.0"));
        robot.interact(() -> view(robot).requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(copied(robot))
                .hasSizeGreaterThan(5)
                .allSatisfy(name -> assertThat(name).startsWith("blocks.0."));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P)
                .write("as a table")
                .push(KeyCode.ENTER);
        assertThat(copied(robot)).first().isEqualTo("operator\twhat\toutput\tparameters\tmultiply-adds");
    }

    /// Every operator of a whole network, by one key, with all groups open.
    @Test
    void walkReachesEveryOperatorByKeyboardAlone(FxRobot robot) {
        opened(robot);
        robot.interact(() -> {
            view(robot).motionProperty().set(false);
            view(robot).requestFocus();
        });
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        await("all groups are laid out", () -> laidOut(robot) >= operators().size());
        var reached = new LinkedHashSet<String>();
        for (int i = 0; i < operators().size(); i++) {
            robot.push(KeyCode.PERIOD);
            reached.add(selected());
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(operators());
    }

    private long laidOut(FxRobot robot) {
        return view(robot).shown().graph().boxes().stream()
                .filter(box -> operators().contains(box.path()))
                .count();
    }

    private List<String> operators() {
        return window.workspace().opened().get().network().graph().nodes().stream()
                .map(node -> node.id().path())
                .toList();
    }

    private static List<String> copied(FxRobot robot) {
        var text = new AtomicReference<String>();
        robot.interact(() -> text.set(Clipboard.getSystemClipboard().getString()));
        return text.get().lines().toList();
    }

    private void look(FxRobot robot, Camera camera, Set<String> open) {
        robot.interact(() -> {
            view(robot).motionProperty().set(false);
            view(robot).openProperty().set(open);
            view(robot).look(camera);
            view(robot).requestFocus();
        });
    }

    /// What comes next is a change of its own, and what is selected is a place to come back to.
    /// The clock goes on between two of the window's events, never in the middle of one.
    private void stay(FxRobot robot) {
        robot.interact(() -> clock.addAndGet(TimeUnit.MINUTES.toNanos(1)));
    }

    private void opened(FxRobot robot) {
        Waiting.awaitOpen(window.workspace(), "repghostnet-0.5x");
        await("the graph is drawn", () -> window.drawn().get());
    }

    private static GraphView view(FxRobot robot) {
        return read(() -> robot.lookup("#graph").queryAs(GraphView.class));
    }

    private static TextField field(FxRobot robot) {
        return read(() -> robot.lookup("#graph-search").queryAs(TextField.class));
    }

    private static String count(FxRobot robot) {
        return read(
                () -> robot.lookup("#graph-search-count").queryAs(Label.class).getText());
    }

    private static int hits(FxRobot robot) {
        return read(() ->
                robot.lookup("#search-list").queryAs(ListView.class).getItems().size());
    }

    private String selected() {
        return window.workspace().selected().get();
    }

    private Form form() {
        return window.workspace().opened().get().network().form();
    }
}
