package ghostlens.tests.window;

import static ghostlens.tests.window.Waiting.read;

import ghostlens.app.open.CorrectionsFile;
import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Settings;
import ghostlens.assets.Fonts;
import ghostlens.viewer.GraphView;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;

/// The running program's window as it is taken pictures of: with nothing kept from other starts, without movement, led
/// by keys, asked and changed on its own thread.
final class Studio implements AutoCloseable {
    private static final double SCREEN = 900;

    private final FxRobot robot = new FxRobot();
    private final MainWindow window;
    private final Parent content;

    /// How the window looks.
    ///
    /// @param text its size in percent
    record Look(boolean dark, double width, double height, int text) {
        String theme() {
            return dark ? "dark" : "light";
        }

        String name() {
            var size = "%s-%.0fx%.0f".formatted(theme(), width, height);
            return text == 100 ? size : size + "-text-" + text;
        }
    }

    /// Before the first window.
    static void begin() {
        Platform.setImplicitExit(false);
        Platform.startup(() -> Fonts.files().forEach(font -> Font.loadFont(font.toExternalForm(), 13)));
    }

    /// After the last one.
    static void end() {
        Platform.exit();
    }

    Studio(Look look) {
        window = read(() -> started(look));
        content = read(window.scene()::getRoot);
        if (look.height() > SCREEN) {
            perform(() -> reachBeyond(look));
        }
    }

    private static MainWindow started(Look look) throws IOException {
        var settings = Settings.inMemory();
        settings.set("theme.dark", look.dark());
        settings.set("hint.seen", true);
        settings.set("motion.reduced", true);
        settings.put("text.percent", look.text());
        var corrections = Files.createTempDirectory("pictures").resolve("corrections.json");
        var window = new MainWindow(
                settings, (_, _) -> Optional.empty(), new CorrectionsFile(corrections), System::nanoTime);
        var stage = new Stage();
        stage.setScene(window.scene());
        stage.setWidth(look.width());
        stage.setHeight(Math.min(look.height(), SCREEN));
        stage.show();
        return window;
    }

    /// JavaFX's screen without a display ends before 1000 pixels, but what is below its end can be taken pictures of.
    private void reachBeyond(Look look) {
        var around = new Group();
        around.setAutoSizeChildren(false);
        around.getStyleClass().setAll(content.getStyleClass());
        around.setStyle(content.getStyle());
        window.scene().setRoot(around);
        around.getChildren().setAll(content);
        content.resize(look.width(), look.height());
    }

    MainWindow window() {
        return window;
    }

    /// Opens a network by its name and waits until it is drawn.
    void open(String name) {
        perform(() -> window.open(name));
        Waiting.awaitOpen(window.workspace(), name);
        awaitDrawn();
    }

    void awaitDrawn() {
        Waiting.await("the graph is drawn", window.drawn()::get);
        awaitIdle();
    }

    /// Until no job runs any more, and what they brought is laid out and drawn.
    void awaitIdle() {
        Waiting.await("all jobs are done", window.jobs().running()::isEmpty);
        CompletableFuture.runAsync(() -> {}, window.jobs().layouts()).join();
        Waiting.awaitLayout(window.scene());
    }

    void push(KeyCode... combination) {
        robot.push(combination);
        Waiting.awaitLayout(window.scene());
    }

    void write(String text) {
        robot.write(text);
        Waiting.awaitLayout(window.scene());
    }

    void perform(Runnable change) {
        robot.interact(change);
    }

    Parent content() {
        return content;
    }

    GraphView graph() {
        return node("#graph", GraphView.class);
    }

    <T extends Node> T node(String id, Class<T> kind) {
        return read(() -> kind.cast(window.scene().lookup(id)));
    }

    boolean has(String id) {
        return read(() -> window.scene().lookup(id) != null);
    }

    /// The whole window.
    BufferedImage picture() {
        Waiting.awaitLayout(window.scene());
        return picture(content);
    }

    static BufferedImage picture(Node node) {
        var image = read(() -> node.snapshot(null, null));
        var picture = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        return picture;
    }

    static void write(BufferedImage picture, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(picture, "png", file.toFile());
    }

    @Override
    public void close() {
        perform(() -> {
            window.jobs().close();
            window.scene().getWindow().hide();
        });
    }
}
