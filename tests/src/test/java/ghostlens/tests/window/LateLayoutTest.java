package ghostlens.tests.window;

import static ghostlens.tests.window.Waiting.await;
import static ghostlens.tests.window.Waiting.awaitOpen;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Settings;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The window where laying out a graph takes long: the lane that does it is held until the test lets it go.
@ExtendWith(ApplicationExtension.class)
class LateLayoutTest {
    private final CountDownLatch held = new CountDownLatch(1);
    private MainWindow window = null;

    @Start
    void start(Stage stage) {
        window = new MainWindow(Settings.inMemory(), (_, _) -> Optional.empty());
        window.jobs().layouts().execute(this::hold);
        stage.setScene(window.scene());
        stage.setWidth(1000);
        stage.setHeight(1000);
        stage.show();
        window.open("module-d");
    }

    private void hold() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void close() {
        window.jobs().close();
    }

    @Test
    void onlyWhatIsLaidOutCanBeDrawnIntoAFile(FxRobot robot) {
        awaitOpen(window.workspace(), "module-d");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
        assertThat(robot.lookup("#export-sheet").tryQuery()).isEmpty();
        held.countDown();
        await("it is drawn", () -> window.drawn().get());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
        assertThat(robot.lookup("#export-sheet").tryQuery()).isPresent();
    }
}
