package ghostlens.tests.window;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Settings;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The window at the smallest size that it lets itself be made.
@ExtendWith(ApplicationExtension.class)
class SmallWindowTest {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 600;

    private MainWindow window = null;

    @Start
    void start(Stage stage) {
        window = new MainWindow(Settings.inMemory(), (_, _) -> Optional.empty());
        stage.setScene(window.scene());
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        stage.show();
        window.open("module-a");
    }

    @AfterEach
    void close() {
        window.jobs().close();
    }

    @Test
    void everyPanelIsInside(FxRobot robot) {
        Waiting.awaitOpen(window.workspace(), "module-a");
        assertInside(robot, "#catalog", "#graph", "#inspector", "#theme", "#heat");
    }

    @Test
    void everythingOfTheEvolutionIsInside(FxRobot robot) {
        robot.clickOn("#evolve");
        assertInside(
                robot,
                "#evolution-story",
                "#evolution-leave",
                "#evolution-film",
                "#evolution-play",
                "#evolution-loop",
                "#evolution-verdict");
    }

    private void assertInside(FxRobot robot, String... ids) {
        Waiting.awaitLayout(window.scene());
        for (var id : ids) {
            var panel = robot.lookup(id).queryAs(Region.class);
            var place = panel.localToScene(panel.getLayoutBounds());
            assertThat(place.getMinX()).as(id).isNotNegative();
            assertThat(place.getMaxX()).as(id).isLessThanOrEqualTo(WIDTH);
            assertThat(place.getMaxY()).as(id).isLessThanOrEqualTo(HEIGHT);
        }
    }
}
