package ghostlens.tests.window;

import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Settings;
import ghostlens.assets.Fonts;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.DoubleStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// Takes pictures of the evolution in the running program: `Filmstrip FOLDER [WIDTH HEIGHT [STORY]]` writes the whole
/// stage at each position, and all positions below one another, in both themes.
public final class Filmstrip {
    private static final double BY = 0.25;
    private static final int GAP = 4;

    private final Path folder;
    private final MainWindow window;
    private final String theme;

    private Filmstrip(Path folder, boolean dark, double width, double height) {
        var settings = Settings.inMemory();
        settings.set("theme.dark", dark);
        settings.set("hint.seen", true);
        this.folder = folder;
        this.theme = dark ? "dark" : "light";
        this.window = new MainWindow(settings, (_, _) -> Optional.empty());
        var stage = new Stage();
        stage.setScene(window.scene());
        stage.setWidth(width);
        stage.setHeight(height);
        stage.show();
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        double width = arguments.length > 2 ? Double.parseDouble(arguments[1]) : 1280;
        double height = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 800;
        int story = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
        Platform.startup(() -> Fonts.files().forEach(font -> Font.loadFont(font.toExternalForm(), 13)));
        for (var dark : List.of(false, true)) {
            var strip = onFx(() -> new Filmstrip(folder, dark, width, height));
            strip.take(story);
            onFx(() -> {
                strip.window.jobs().close();
                strip.window.scene().getWindow().hide();
                return strip;
            });
        }
        Platform.exit();
    }

    private void take(int story) throws Exception {
        onFx(() -> {
            window.open("repghostnet-0.5x");
            return window;
        });
        Waiting.awaitOpen(window.workspace(), "repghostnet-0.5x");
        onFx(() -> {
            ((Button) node("#evolve")).fire();
            ((ChoiceBox<?>) node("#evolution-story")).getSelectionModel().select(story);
            return window;
        });
        Waiting.await(
                "the stages are measured",
                () -> ((Labeled) node("#evolution-time")).getText().matches("[\\d,.]+"));
        var slider = (Slider) node("#evolution-slider");
        var frames = new ArrayList<BufferedImage>();
        for (var position :
                DoubleStream.iterate(0, p -> p <= slider.getMax(), p -> p + BY).toArray()) {
            onFx(() -> {
                slider.setValue(position);
                window.scene().getRoot().layout();
                return slider;
            });
            write(window.scene().getRoot(), "evolution-%s-%.2f.png".formatted(theme, position));
            frames.add(picture(node("#evolution-film")));
        }
        ImageIO.write(below(frames), "png", file("evolution-" + theme + ".png"));
    }

    private Node node(String id) {
        return window.scene().lookup(id);
    }

    private File file(String name) {
        return folder.resolve(name).toFile();
    }

    private void write(Node node, String name) throws Exception {
        ImageIO.write(picture(node), "png", file(name));
    }

    private static BufferedImage picture(Node node) throws Exception {
        WritableImage image = onFx(() -> node.snapshot(null, null));
        var picture = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        return picture;
    }

    private static BufferedImage below(List<BufferedImage> frames) {
        var first = frames.getFirst();
        int each = first.getHeight() + GAP;
        var strip = new BufferedImage(first.getWidth(), frames.size() * each - GAP, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < frames.size(); i++) {
            strip.getGraphics().drawImage(frames.get(i), 0, i * each, null);
        }
        return strip;
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
