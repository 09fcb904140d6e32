package ghostlens.tests.window;

import static ghostlens.tests.window.Waiting.await;
import static ghostlens.tests.window.Waiting.awaitOpen;

import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.NetworkWriter;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.window.MainWindow;
import ghostlens.model.net.Form;
import ghostlens.viewer.GraphView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What tests do with the tabs of open networks.
final class Tabbing {
    private Tabbing() {}

    /// Opens a network by keyboard, from the catalogue.
    static void open(FxRobot robot, MainWindow window, String network) {
        robot.push(KeyCode.CONTROL, KeyCode.L)
                .push(KeyCode.CONTROL, KeyCode.A)
                .write(network)
                .push(KeyCode.ENTER);
        awaitDrawn(window, network);
        robot.interact(() -> view(robot).requestFocus());
    }

    static void awaitDrawn(MainWindow window, String network) {
        awaitOpen(window.workspace(), network);
        await("the graph is drawn", () -> window.drawn().get());
    }

    /// What stands on the tabs.
    static List<String> titles(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup("#networks").queryAs(TabPane.class).getTabs().stream()
                .map(javafx.scene.control.Tab::getText)
                .toList();
    }

    static GraphView view(FxRobot robot) {
        return robot.lookup("#graph").queryAs(GraphView.class);
    }

    /// A file of a network with seeded weights.
    static Path written(Path folder, String network, String file) {
        var opened = NetworkOpener.open(OpenRequest.of(network, Form.TRAINING));
        var path = folder.resolve(file);
        NetworkWriter.write(opened, opened.network(), Optional.empty(), path);
        return path;
    }
}
