package ghostlens.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.workspace.Settings;
import ghostlens.viewer.Keystroke;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Keys, their sheet and their document: one list of actions behind all of them.
@ExtendWith(ApplicationExtension.class)
class KeysTest {
    private final Settings settings = Settings.inMemory();
    private MainWindow window = null;

    @Start
    void start(Stage stage) {
        window = new MainWindow(settings, (_, _) -> Optional.empty());
        stage.setScene(window.scene());
        stage.show();
    }

    @AfterEach
    void close() {
        window.jobs().close();
    }

    @Test
    void documentSaysWhatTheSheetShows() throws IOException {
        var document = Files.readString(Path.of(System.getProperty("ghostlens.root"), "docs/keys.md"));
        var expected = KeySheet.rows(window.keymap()).stream()
                .map(row -> "| %s | %s |".formatted(row.key(), row.what()))
                .collect(Collectors.joining("\n"));
        assertThat(document).as("the table of docs/keys.md").contains(expected);
    }

    @Test
    void noKeyDoesTwoThings() {
        var keys = window.keymap().actions().stream()
                .flatMap(a -> window.keymap().keys(a).stream())
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void keyThatIsSetWorksAndIsKept(FxRobot robot) {
        robot.interact(window::showKeys);
        robot.interact(() -> robot.lookup("#key-theme").queryButton().requestFocus());
        robot.push(KeyCode.SPACE);
        robot.push(KeyCode.CONTROL, KeyCode.F);
        assertThat(text(robot, "#key-theme")).isEqualTo("Ctrl+F");
        assertThat(text(robot, "#key-search")).isEqualTo("–");
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.F);
        assertThat(window.scene().getRoot().getStyleClass()).contains("gl-dark");
        var next = new Keymap(window.keymap().actions(), settings);
        assertThat(next.keys(action("theme"))).containsExactly(Keystroke.of("Ctrl+F"));
        assertThat(next.keys(action("search"))).isEmpty();
        window.keymap().reset();
        assertThat(window.keymap().keys(action("search"))).containsExactly(Keystroke.of("Ctrl+F"));
    }

    @Test
    void keyThatIsNoneLeavesTheOwn() {
        settings.put("keys", new Keymap.Changed(Map.of("run", List.of("Hyper+R"), "stop", List.of("F9"))));
        var keymap = new Keymap(window.keymap().actions(), settings);
        assertThat(keymap.keys(action("run"))).containsExactly(Keystroke.of("Ctrl+R"));
        assertThat(keymap.keys(action("stop"))).containsExactly(Keystroke.of("F9"));
        assertThat(keymap.problems()).singleElement().asString().contains("Hyper+R");
    }

    private Action action(String id) {
        return window.keymap().actions().stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryButton().getText();
    }
}
