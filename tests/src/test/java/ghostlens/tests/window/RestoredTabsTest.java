package ghostlens.tests.window;

import static ghostlens.tests.window.Tabbing.awaitDrawn;
import static ghostlens.tests.window.Tabbing.open;
import static ghostlens.tests.window.Tabbing.titles;
import static ghostlens.tests.window.Tabbing.view;
import static ghostlens.tests.window.Tabbing.written;
import static ghostlens.tests.window.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.Settings;
import ghostlens.app.workspace.Tab;
import ghostlens.model.net.Form;
import ghostlens.viewer.Camera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Several open networks at the next start.
@ExtendWith(ApplicationExtension.class)
class RestoredTabsTest {
    private final Settings settings = Settings.inMemory();
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
        window = Shown.on(stage, 1200, 900, settings, (_, _) -> Optional.empty(), folder, System::nanoTime);
        window.restore(network);
    }

    @AfterEach
    void close() {
        window.jobs().close();
    }

    @Test
    void findsAllTabsAtTheNextStartAndOpensThemWhenTheyAreGoneTo(FxRobot robot) {
        awaitDrawn(window, "repghostnet-0.5x");
        robot.doubleClickOn("#vary-size").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("96x64").push(KeyCode.ENTER);
        await("it is smaller", () -> "1×3×96×64".equals(inputShape()));
        await("it is drawn", () -> window.drawn().get());
        robot.interact(() -> {
            view(robot).motionProperty().set(false);
            view(robot).look(new Camera(11, 12, 1.25));
        });
        open(robot, window, "module-d");
        robot.push(KeyCode.ALT, KeyCode.DIGIT3);
        await("the inference form is shown", () -> opened().network().form() == Form.INFERENCE);
        open(robot, window, "module-a");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        again(robot);
        awaitDrawn(window, "module-d");
        assertThat(titles(robot)).hasSize(3).first().isEqualTo("RepGhostNet 0.5×");
        assertThat(opened().network().form()).isEqualTo(Form.INFERENCE);
        assertThat(tabs()).extracting(Tab::rests).containsExactly(true, false, true);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        awaitDrawn(window, "repghostnet-0.5x");
        await("the place is the same", () -> view(robot).cameraProperty().get().equals(new Camera(11, 12, 1.25)));
        assertThat(inputShape()).isEqualTo("1×3×96×64");
        assertThat(tabs()).extracting(Tab::rests).containsExactly(false, false, true);
    }

    @Test
    void leavesOutATabWhoseFileIsGone(FxRobot robot) throws IOException {
        awaitDrawn(window, "repghostnet-0.5x");
        var file = written(folder, "module-c", "mine.onnx");
        robot.interact(() -> window.openFile(file));
        await("the file is open", () -> opened().origin().file().isPresent());
        Files.delete(file);
        again(robot);
        awaitDrawn(window, "repghostnet-0.5x");
        assertThat(titles(robot)).containsExactly("RepGhostNet 0.5×");
        assertThat(window.workspace().problem().get()).contains("mine.onnx was open last");
    }

    @Test
    void closesATabWhoseFileCannotBeReadAnyMore(FxRobot robot) throws IOException {
        awaitDrawn(window, "repghostnet-0.5x");
        var file = written(folder, "module-c", "mine.onnx");
        robot.interact(() -> window.openFile(file));
        await("the file is open", () -> opened().origin().file().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        again(robot);
        awaitDrawn(window, "repghostnet-0.5x");
        Files.writeString(file, "no network");
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        await("a sentence", () -> window.workspace().problem().get() != null);
        assertThat(window.workspace().problem().get()).contains("mine.onnx is no ONNX model");
        assertThat(titles(robot)).containsExactly("RepGhostNet 0.5×");
        assertThat(shownName()).isEqualTo("repghostnet-0.5x");
    }

    /// Ends the program and starts it once more.
    private void again(FxRobot robot) {
        robot.interact(window::keepSession);
        window.jobs().close();
        robot.interact(() -> show("module-e"));
    }

    private List<Tab> tabs() {
        return List.copyOf(window.workspace().tabs().all());
    }

    private String inputShape() {
        return opened().network().graph().inputShape().toString();
    }

    private Opened opened() {
        return window.workspace().opened().get();
    }

    private String shownName() {
        WaitForAsyncUtils.waitForFxEvents();
        return opened().variant().name();
    }
}
