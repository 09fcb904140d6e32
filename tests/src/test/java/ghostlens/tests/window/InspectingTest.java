package ghostlens.tests.window;

import static ghostlens.tests.window.Waiting.await;
import static ghostlens.tests.window.Waiting.awaitOpen;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Settings;
import ghostlens.model.weights.Npy;
import ghostlens.viewer.GraphView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
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
import org.testfx.util.WaitForAsyncUtils;

/// Looking into a network: weights and activations down to single numbers, and figures laid over the graph.
@ExtendWith(ApplicationExtension.class)
class InspectingTest {
    private static final String DEPTHWISE = "cheap_operation.0";

    private final Settings settings = Settings.inMemory();
    private MainWindow window = null;
    private Optional<Path> chosen = Optional.empty();

    @TempDir
    Path folder;

    @Start
    void start(Stage stage) {
        window = new MainWindow(settings, (_, _) -> chosen);
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
    void kernelIsChosenByKeysDownToANumber(FxRobot robot) {
        select(robot, DEPTHWISE);
        var picture = robot.lookup("#inspector-weights .gl-tensor").query();
        robot.interact(picture::requestFocus);
        robot.push(KeyCode.RIGHT).push(KeyCode.CONTROL, KeyCode.RIGHT).push(KeyCode.DOWN);
        assertThat(picture.getAccessibleText()).startsWith("out 1, row 1, column 0: ");
        assertThat(robot.lookup("#inspector-weights .gl-tensor-cell").queryAllAs(Labeled.class))
                .hasSize(9)
                .anySatisfy(cell -> assertThat(cell.getAccessibleText()).isEqualTo(picture.getAccessibleText()));
    }

    @Test
    void weightsAreSavedAndListed(FxRobot robot) {
        select(robot, DEPTHWISE);
        chosen = Optional.of(folder.resolve("kernel.npy"));
        robot.interact(() -> robot.lookup("#tensor-save").query().requestFocus());
        robot.push(KeyCode.SPACE);
        await("the file is there", () -> Files.exists(chosen.get()));
        assertThat(Npy.read(chosen.get()).shape().toString()).isEqualTo("24×1×3×3");
        robot.interact(() ->
                robot.lookup("#tensor-numbers").queryAs(ToggleButton.class).fire());
        assertThat(robot.lookup("#tensor-table").<TableView<?>>query().getItems())
                .hasSize(216);
    }

    @Test
    void activationsComeOnDemandAndGoWithTheForm(FxRobot robot) {
        select(robot, "relu");
        robot.interact(() -> robot.lookup("#activations-compute").queryButton().fire());
        await("they are there", () -> robot.lookup("#tensor-output").tryQuery().isPresent());
        assertThat(robot.lookup("#inspector-activations .gl-tensor").tryQuery()).isPresent();
        robot.push(KeyCode.ALT, KeyCode.DIGIT3);
        await(
                "they have to be computed again",
                () -> robot.lookup("#activations-compute").tryQuery().isPresent());
    }

    @Test
    void figuresAreChosenByMouseAndKeptForTheNextStart(FxRobot robot) {
        awaitDrawn(robot);
        robot.clickOn("#heat-menu").clickOn("#heat-PARAMETERS");
        await("the legend says so", () -> "Parameters".equals(text(robot, "#heat-legend-title")));
        await("its scale ends at the most", () -> "576 params".equals(text(robot, "#heat-legend-high")));
        assertThat(settings.get("heat", String.class)).hasValue("PARAMETERS");
        robot.push(KeyCode.CONTROL, KeyCode.H);
        assertThat(legend(robot).isVisible()).isFalse();
    }

    @Test
    void activationFiguresAreComputedFirst(FxRobot robot) {
        awaitDrawn(robot);
        for (int i = 0; i < 6; i++) {
            robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        }
        await("zeros are shown", () -> text(robot, "#heat-legend-high").endsWith("% zeros"));
    }

    @Test
    void numbersOfAUserLieOverTheGraphAndUnknownNamesAreSaid(FxRobot robot) throws Exception {
        awaitDrawn(robot);
        var file = Files.writeString(folder.resolve("n.csv"), "node,gain\nadd,-2\nrelu,1\nnothing,1\n");
        robot.interact(() -> window.openFile(file));
        await("the legend says so", () -> "gain".equals(text(robot, "#heat-legend-title")));
        assertThat(text(robot, "#heat-legend-low")).isEqualTo("-2.000");
        assertThat(window.workspace().problem().get())
                .isEqualTo("1 of 3 names in n.csv are no operators of this network: nothing.");
    }

    @Test
    void damagedNumbersAreRefused(FxRobot robot) throws Exception {
        awaitDrawn(robot);
        chosen = Optional.of(Files.writeString(folder.resolve("n.json"), "{\"add\": "));
        robot.clickOn("#heat-menu").clickOn("#heat-NUMBERS");
        await("a sentence says so", () -> window.workspace().problem().get() != null);
        assertThat(window.workspace().problem().get()).contains("n.json is damaged");
    }

    @Test
    void severalAreSelectedAndCopied(FxRobot robot) {
        awaitDrawn(robot);
        robot.interact(() -> {
            var view = (GraphView) robot.lookup("#graph").query();
            view.motionProperty().set(false);
            view.fit();
        });
        Waiting.awaitLayout(window.scene());
        robot.clickOn("#node-add")
                .push(KeyCode.SHIFT, KeyCode.T)
                .push(KeyCode.DOWN)
                .push(KeyCode.SHIFT, KeyCode.T);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        var copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo("add\nrelu\n");
    }

    private void select(FxRobot robot, String path) {
        awaitDrawn(robot);
        robot.interact(() -> window.workspace().selected().set(path));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void awaitDrawn(FxRobot robot) {
        awaitOpen(window.workspace(), "module-d");
        await("it is drawn", () -> robot.lookup("#node-add").tryQuery().isPresent());
    }

    private static Node legend(FxRobot robot) {
        return robot.lookup("#heat-legend").query();
    }

    private static String text(FxRobot robot, String id) {
        return Waiting.read(() -> robot.lookup(id)
                .tryQuery()
                .map(node -> ((Labeled) node).getText())
                .orElse(""));
    }
}
