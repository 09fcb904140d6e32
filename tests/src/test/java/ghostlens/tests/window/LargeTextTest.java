package ghostlens.tests.window;

import static ghostlens.tests.window.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Settings;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Text at 150 % in a window of 1280×800: what matters is not cut.
@ExtendWith(ApplicationExtension.class)
class LargeTextTest {
    private static final double HEIGHT = 800;

    private MainWindow window = null;

    @Start
    void start(Stage stage) {
        var settings = Settings.inMemory();
        settings.put("text.percent", 150);
        window = new MainWindow(settings, (_, _) -> Optional.empty());
        stage.setScene(window.scene());
        stage.setWidth(1280);
        stage.setHeight(HEIGHT);
        stage.show();
        window.open("module-d");
    }

    @AfterEach
    void close() {
        window.jobs().close();
    }

    @Test
    void factsAreWhole(FxRobot robot) {
        opened();
        robot.interact(() -> window.workspace().selected().set("cheap_operation.0"));
        robot.interact(() -> window.scene().getRoot().layout());
        assertThat(robot.lookup("#inspector-facts .label").queryAllAs(Label.class))
                .map(LargeTextTest::shown)
                .contains("type", "input shapes", "multiply-adds", "elements moved");
        assertThat(robot.lookup("#inspector-facts .text-field").queryAllAs(TextField.class))
                .hasSizeGreaterThan(8)
                .allSatisfy(field -> assertThat(
                                field.lookup(".text").getLayoutBounds().getWidth())
                        .as(field.getText())
                        .isPositive()
                        .isLessThanOrEqualTo(field.getWidth()));
        assertThat(robot.lookup("#inspector > .scroll-pane > .scroll-bar").queryAllAs(ScrollBar.class))
                .filteredOn(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
                .noneMatch(Node::isVisible);
    }

    @Test
    void graphKeepsItsHeightWhenSomethingIsSelected(FxRobot robot) {
        opened();
        double before = height(robot, "#graph");
        robot.interact(() -> window.workspace().selected().set("primary_conv.0"));
        Waiting.awaitLayout(window.scene());
        assertThat(height(robot, "#graph")).isEqualTo(before);
    }

    @Test
    void tabsOfThePanelsAreWhole(FxRobot robot) {
        opened();
        assertThat(height(robot, "#tabs")).isGreaterThanOrEqualTo(height(robot, "#tabs > .tab-header-area"));
    }

    private static double height(FxRobot robot, String node) {
        return Waiting.read(() -> robot.lookup(node).query().getLayoutBounds().getHeight());
    }

    @Test
    void titleCanBeRead(FxRobot robot) {
        opened();
        assertThat(shown(robot.lookup("#graph-title").queryAs(Label.class))).startsWith("d · Rep");
    }

    @Test
    void verdictIsWhole(FxRobot robot) {
        opened();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
        var title = robot.lookup("#evolution-title").queryAs(Label.class);
        await("the modules are there", () -> title.getText().equals("a · Ghost module"));
        robot.push(KeyCode.PAGE_DOWN);
        var verdict = robot.lookup("#evolution-verdict").queryAs(Label.class);
        await("there is a verdict", () -> verdict.getText().contains("different function"));
        Waiting.awaitLayout(window.scene());
        assertThat(shown(verdict)).isEqualTo(verdict.getText());
    }

    @Test
    void pathsOfHitsAreWhole(FxRobot robot) {
        opened();
        robot.push(KeyCode.CONTROL, KeyCode.F).write("op:depthwise");
        Waiting.awaitLayout(window.scene());
        assertThat(robot.lookup("#search-list .label").queryAllAs(Label.class))
                .map(LargeTextTest::shown)
                .contains("cheap_operation.0");
    }

    @Test
    void comparisonLeavesTheStatusBarInside(FxRobot robot) {
        opened();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
        Waiting.awaitLayout(window.scene());
        var bar = robot.lookup(".gl-status-bar").query();
        assertThat(bar.localToScene(bar.getLayoutBounds()).getMaxY()).isLessThanOrEqualTo(HEIGHT);
    }

    @Test
    void paletteShowsNoKeyWhereThereIsNone(FxRobot robot) {
        opened();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P).write("picture");
        Waiting.awaitLayout(window.scene());
        assertThat(robot.lookup("Show it a picture").tryQuery()).isPresent();
        assertThat(robot.lookup(".list-cell .gl-key").queryAllAs(Label.class))
                .noneMatch(key -> key.getText().isEmpty());
    }

    /// What of a label's text is on the screen.
    private static String shown(Label label) {
        return ((Text) label.lookup(".text")).getText();
    }

    private void opened() {
        Waiting.awaitOpen(window.workspace(), "module-d");
        Waiting.awaitLayout(window.scene());
    }
}
