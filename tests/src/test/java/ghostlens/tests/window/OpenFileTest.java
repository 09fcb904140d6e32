package ghostlens.tests.window;

import static ghostlens.tests.window.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.NetworkWriter;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.Settings;
import ghostlens.model.net.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Label;
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

/// Files opened in the window: each is the network that it holds.
@ExtendWith(ApplicationExtension.class)
class OpenFileTest {

    @TempDir
    private Path folder = Path.of("");

    private MainWindow window = null;
    private Optional<Path> chosen = Optional.empty();

    @Start
    void start(Stage stage) {
        window = new MainWindow(Settings.inMemory(), (_, _) -> chosen);
        stage.setScene(window.scene());
        stage.setWidth(1000);
        stage.setHeight(1000);
        stage.show();
        window.open("module-d");
    }

    @AfterEach
    void close() {
        window.jobs().close();
    }

    @Test
    void opensTheNetworkThatACheckpointHolds(FxRobot robot) {
        awaitOpen("module-d");
        choose(robot, written("repghostnet-0.5x", "weights.safetensors"));
        awaitOpen("repghostnet-0.5x");
        assertThat(robot.lookup("#inspector-path").queryAs(Label.class).getText())
                .contains(
                        "weights.safetensors is RepGhostNet 0.5× in its training form",
                        "It expects pictures of 224×224, resized (bicubic)");
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        awaitOpen("module-d");
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        awaitOpen("repghostnet-0.5x");
        assertThat(opened().origin().file()).isPresent();
    }

    @Test
    void keepsWhatIsOpenWhereItsTensorsFit(FxRobot robot) {
        robot.interact(() -> window.open("repghostnet-0.5x-no-shortcut"));
        awaitOpen("repghostnet-0.5x-no-shortcut");
        choose(robot, written("repghostnet-0.5x", "weights.npz"));
        await("the weights are loaded", () -> opened().origin().file().isPresent());
        assertThat(opened().variant().name()).isEqualTo("repghostnet-0.5x-no-shortcut");
    }

    @Test
    void showsFusesAndRunsAnOnnxFile(FxRobot robot) {
        awaitOpen("module-d");
        choose(robot, written("module-c", "mine.onnx"));
        awaitOpen("mine");
        assertThat(robot.lookup("#graph-title").queryAs(Label.class).getText()).startsWith("mine");
        robot.clickOn("#fuse");
        await("there is a verdict", () -> window.workspace().fused().get() != null);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#verdict").queryAs(Label.class).getText()).startsWith("Equal within rounding");
        robot.clickOn("#form-inference");
        await("the inference form is shown", () -> opened().network().form() == Form.INFERENCE);
        robot.clickOn("#run");
        await("it is measured", () -> window.workspace().profile().get() != null);
        robot.clickOn("#stop");
    }

    @Test
    void leavesWhatIsOpenWhereAFileIsBad(FxRobot robot) throws IOException {
        awaitOpen("module-d");
        var before = opened();
        choose(robot, Files.writeString(folder.resolve("bad.onnx"), "no model"));
        await("a sentence", () -> window.workspace().problem().get() != null);
        assertThat(window.workspace().problem().get()).contains("bad.onnx is no ONNX model");
        assertThat(opened()).isSameAs(before);
    }

    private Path written(String network, String file) {
        var opened = NetworkOpener.open(OpenRequest.of(network, Form.TRAINING));
        var path = folder.resolve(file);
        NetworkWriter.write(opened, opened.network(), Optional.empty(), path);
        return path;
    }

    private void choose(FxRobot robot, Path file) {
        chosen = Optional.of(file);
        robot.push(KeyCode.CONTROL, KeyCode.O);
    }

    private Opened opened() {
        return window.workspace().opened().get();
    }

    private void awaitOpen(String name) {
        Waiting.awaitOpen(window.workspace(), name);
    }
}
