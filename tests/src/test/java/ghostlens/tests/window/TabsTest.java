package ghostlens.tests.window;

import static ghostlens.tests.window.Tabbing.titles;
import static ghostlens.tests.window.Tabbing.view;
import static ghostlens.tests.window.Tabbing.written;
import static ghostlens.tests.window.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.RunState;
import ghostlens.app.workspace.Settings;
import ghostlens.model.net.Form;
import ghostlens.viewer.Camera;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Several open networks, as a user goes about between them: by mouse, and by keyboard alone.
@ExtendWith(ApplicationExtension.class)
class TabsTest {
    private final Settings settings = Settings.inMemory();
    private final AtomicLong clock = new AtomicLong();
    private Stage stage = null;
    private MainWindow window = null;
    private Optional<Path> chosen = Optional.empty();

    @TempDir
    private Path folder = Path.of("");

    @Start
    void start(Stage stage) {
        this.stage = stage;
        show("repghostnet-0.5x");
    }

    private void show(String network) {
        window = Shown.on(stage, 1200, 900, settings, (_, _) -> chosen, folder, clock::get);
        window.restore(network);
    }

    @AfterEach
    void close() {
        window.jobs().close();
    }

    @Test
    void opensNetworksInTabsOfTheirOwnAndGoesBetweenThemByMouse(FxRobot robot) {
        opened("repghostnet-0.5x");
        var first = opened();
        open(robot, "module-d");
        assertThat(titles(robot)).hasSize(2).first().isEqualTo("RepGhostNet 0.5×");
        robot.clickOn(header(robot, 0));
        await("the first one is shown again", () -> opened() == first);
        assertThat(window.jobs().running()).isEmpty();
        robot.clickOn("#catalog-search").push(KeyCode.ENTER);
        await("its tab is gone to", () -> opened() != first);
        assertThat(titles(robot)).hasSize(2);
    }

    @Test
    void goesBetweenTabsAndClosesThemByKeyboardAlone(FxRobot robot) {
        opened("repghostnet-0.5x");
        open(robot, "module-d");
        open(robot, "module-a");
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(shownName()).isEqualTo("repghostnet-0.5x");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        assertThat(shownName()).isEqualTo("module-a");
        robot.push(KeyCode.CONTROL, KeyCode.PAGE_UP);
        assertThat(shownName()).isEqualTo("module-d");
        robot.push(KeyCode.CONTROL, KeyCode.W);
        assertThat(shownName()).isEqualTo("module-a");
        assertThat(titles(robot)).hasSize(2);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P)
                .write("network in the tabs")
                .push(KeyCode.ENTER);
        assertThat(shownName()).isEqualTo("repghostnet-0.5x");
    }

    @Test
    void arrowsGoBetweenTabsThatHaveTheFocus(FxRobot robot) {
        opened("repghostnet-0.5x");
        open(robot, "module-d");
        robot.clickOn(header(robot, 1)).push(KeyCode.LEFT);
        assertThat(shownName()).isEqualTo("repghostnet-0.5x");
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(shownName()).isEqualTo("module-d");
    }

    @Test
    void goesOnFromAPanelBelowToo(FxRobot robot) {
        opened("repghostnet-0.5x");
        open(robot, "module-d");
        robot.clickOn("#tabs .tab").push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(shownName()).isEqualTo("repghostnet-0.5x");
    }

    @Test
    void putsTheGraphBackAsItWasLookedAt(FxRobot robot) {
        opened("repghostnet-0.5x");
        var view = view(robot);
        robot.interact(() -> {
            view.motionProperty().set(false);
            view.openProperty().set(Set.of("blocks.3.0"));
        });
        await(
                "the layout is there",
                () -> view.shown()
                        .graph()
                        .box("blocks.3.0")
                        .filter(box -> box.kind() == Kind.OPEN_GROUP)
                        .isPresent());
        robot.interact(() -> {
            view.selectedProperty().set("blocks.3.0");
            view.look(new Camera(-17, -310, 1.5));
        });
        WaitForAsyncUtils.waitForFxEvents();
        var laidOut = view.shown().graph();
        open(robot, "module-d");
        await(
                "the other graph is drawn",
                () -> view.shown().graph() != laidOut && window.drawn().get());
        assertThat(view.selectedProperty().get()).isNull();
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(view.shown().graph()).as("nothing is laid out anew").isSameAs(laidOut);
        assertThat(view.openProperty().get()).containsExactly("blocks.3.0");
        assertThat(view.cameraProperty().get()).isEqualTo(new Camera(-17, -310, 1.5));
        assertThat(window.workspace().selected().get()).isEqualTo("blocks.3.0");
    }

    @Test
    void undoesOnlyWhatWasDoneInThisTab(FxRobot robot) {
        opened("repghostnet-0.5x");
        var before = view(robot).openProperty().get();
        stay();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        var all = view(robot).openProperty().get();
        stay();
        open(robot, "module-d");
        stay();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(shownName()).isEqualTo("module-d");
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(view(robot).openProperty().get()).isEqualTo(all);
        stay();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(view(robot).openProperty().get()).isEqualTo(before);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(view(robot).openProperty().get()).isEqualTo(all);
    }

    @Test
    void keepsProfileActivationsAndVerdictOfEachTab(FxRobot robot) {
        opened("repghostnet-0.5x");
        robot.push(KeyCode.CONTROL, KeyCode.R);
        await("it is measured", () -> window.workspace().profile().get() != null);
        robot.push(KeyCode.CONTROL, KeyCode.PERIOD);
        await("it has stopped", () -> window.workspace().runState().get() == RunState.IDLE);
        var profile = window.workspace().profile().get();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        await("activations are there", () -> hasActivations(robot));
        robot.push(KeyCode.CONTROL, KeyCode.E);
        open(robot, "module-d");
        await("nothing runs", () -> window.jobs().running().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.workspace().fused().get()).isNull();
        assertThat(window.workspace().profile().get()).isNull();
        assertThat(hasActivations(robot)).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(window.workspace().profile().get()).isSameAs(profile);
        assertThat(window.workspace().fused().get()).isNotNull();
        assertThat(robot.lookup("#verdict").queryAs(Label.class).getText()).startsWith("Equal within rounding");
        assertThat(hasActivations(robot)).isTrue();
        assertThat(window.jobs().running()).isEmpty();
    }

    @Test
    void whatRunsForATabEndsWhenAnotherIsGoneTo(FxRobot robot) {
        opened("repghostnet-0.5x");
        open(robot, "module-d");
        robot.push(KeyCode.CONTROL, KeyCode.R);
        await("it is measured", () -> window.workspace().profile().get() != null);
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        await("nothing runs", () -> window.jobs().running().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.workspace().profile().get()).isNull();
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(window.workspace().profile().get()).isNotNull();
    }

    @Test
    void fusingEndsWithItsTabAndIsNotQueuedUp(FxRobot robot) {
        opened("repghostnet-0.5x");
        await("nothing runs", () -> window.jobs().running().isEmpty());
        robot.interact(() -> {
            for (int i = 0; i < 5; i++) {
                press(KeyCode.E);
            }
            assertThat(window.jobs().running()).hasSize(1);
            press(KeyCode.W);
            assertThat(window.jobs().running()).isEmpty();
        });
    }

    @Test
    void measuringAllNetworksIsNotQueuedUp(FxRobot robot) {
        opened("repghostnet-0.5x");
        await("nothing runs", () -> window.jobs().running().isEmpty());
        robot.interact(() -> {
            for (int i = 0; i < 5; i++) {
                press(KeyCode.M);
            }
            assertThat(window.jobs().running()).hasSize(1);
        });
    }

    @Test
    void drawsTheGraphThatWasAskedForAfterItsTabWasClosed(FxRobot robot) {
        opened("repghostnet-0.5x");
        chosen = Optional.of(folder.resolve("graph.svg"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X).push(KeyCode.CONTROL, KeyCode.W);
        assertThat(opened()).isNull();
        robot.clickOn("#export-save");
        await("it is drawn", () -> Files.exists(chosen.orElseThrow()));
    }

    /// With Ctrl, in the middle of an event, so that no job can end between one press and the next.
    private void press(KeyCode code) {
        var graph = window.scene().lookup("#graph");
        Event.fireEvent(graph, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false));
    }

    @Test
    void aFormThatComesLateDoesNotComeIntoAnotherTab(FxRobot robot) {
        opened("repghostnet-0.5x");
        open(robot, "module-d");
        var other = opened();
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        robot.interact(() -> {
            robot.lookup("#form-inference").queryAs(ToggleButton.class).fire();
            robot.lookup("#networks").queryAs(TabPane.class).getSelectionModel().select(1);
        });
        await("nothing runs", () -> window.jobs().running().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(opened()).isSameAs(other);
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(opened().network().form()).isEqualTo(Form.TRAINING);
    }

    @Test
    void closesByButtonAndMiddleClickUntilNothingIsOpen(FxRobot robot) {
        opened("repghostnet-0.5x");
        open(robot, "module-d");
        open(robot, "module-a");
        robot.clickOn(header(robot, 0), MouseButton.MIDDLE);
        assertThat(titles(robot)).hasSize(2);
        assertThat(shownName()).isEqualTo("module-a");
        robot.clickOn(header(robot, 1).lookup(".tab-close-button"));
        assertThat(shownName()).isEqualTo("module-d");
        robot.push(KeyCode.CONTROL, KeyCode.W);
        assertThat(opened()).isNull();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#nothing-open").query().isVisible()).isTrue();
        assertThat(robot.lookup("#networks").query().isVisible()).isFalse();
        assertThat(robot.lookup("#inspector-facts").query().lookupAll(".text-field"))
                .isEmpty();
        robot.push(KeyCode.CONTROL, KeyCode.R).push(KeyCode.CONTROL, KeyCode.E);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D).push(KeyCode.CONTROL, KeyCode.TAB);
        robot.clickOn("#empty-catalog");
        robot.write("module-c").push(KeyCode.ENTER);
        opened("module-c");
        assertThat(robot.lookup("#nothing-open").tryQuery()).isEmpty();
    }

    @Test
    void goesBackToTheTabOfThePlaceBefore(FxRobot robot) {
        opened("repghostnet-0.5x");
        var first = opened();
        open(robot, "module-d");
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(opened()).isSameAs(first);
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(shownName()).isEqualTo("module-d");
        assertThat(titles(robot)).hasSize(2);
    }

    @Test
    void aFileHasATabOfItsOwnAndIsNotOpenedTwice(FxRobot robot) {
        opened("repghostnet-0.5x");
        var file = written(folder, "module-c", "a-name-too-long-to-be-read-in-a-tab-as-a-whole.onnx");
        robot.interact(() -> window.openFile(file));
        await("the file is open", () -> opened().origin().file().isPresent());
        var fromFile = opened();
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        robot.interact(() -> window.openFile(file));
        await("its tab is gone to", () -> opened() == fromFile);
        assertThat(titles(robot)).hasSize(2);
        var tab = robot.lookup("#networks").queryAs(TabPane.class).getTabs().get(1);
        assertThat(tab.getTooltip().getText()).contains(file.toString()).contains("training");
        assertThat(header(robot, 1).getBoundsInParent().getWidth()).isLessThan(240);
    }

    @Test
    void screenReadersHearWhatEachTabIs(FxRobot robot) {
        opened("repghostnet-0.5x");
        open(robot, "module-d");
        var header = header(robot, 0);
        assertThat(header.getAccessibleRole()).isEqualTo(AccessibleRole.TAB_ITEM);
        assertThat(header.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("RepGhostNet 0.5×");
        assertThat(header.queryAccessibleAttribute(AccessibleAttribute.SELECTED))
                .isEqualTo(false);
        assertThat(robot.lookup("#networks").query().getAccessibleText()).isEqualTo("Open networks");
    }

    private void open(FxRobot robot, String network) {
        Tabbing.open(robot, window, network);
    }

    private void opened(String network) {
        Tabbing.awaitDrawn(window, network);
    }

    /// What comes next is a change of its own.
    private void stay() {
        WaitForAsyncUtils.waitForFxEvents();
        clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
    }

    private boolean hasActivations(FxRobot robot) {
        return robot.lookup("#activations-compute").tryQuery().isEmpty()
                && robot.lookup("#activations-cancel").tryQuery().isEmpty();
    }

    private Opened opened() {
        return window.workspace().opened().get();
    }

    private String shownName() {
        WaitForAsyncUtils.waitForFxEvents();
        return opened().variant().name();
    }

    private static Node header(FxRobot robot, int place) {
        WaitForAsyncUtils.waitForFxEvents();
        var text = robot.lookup("#networks")
                .queryAs(TabPane.class)
                .getTabs()
                .get(place)
                .getText();
        return robot.lookup("#networks .tab").queryAll().stream()
                .filter(tab -> text.equals(tab.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                .findFirst()
                .orElseThrow();
    }
}
