package ghostlens.app.window;

import ghostlens.app.window.Session.Bounds;
import ghostlens.app.workspace.Settings;
import ghostlens.assets.Icons;
import ghostlens.assets.Texts;
import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The desktop program.
public final class GhostlensWindow {
    private static final String FIRST_NETWORK = "repghostnet-1.0x";
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 600;

    private GhostlensWindow() {}

    /// Opens the window on its default network and returns when it is closed.
    ///
    /// @param firstPicture told how long it took from the start of the process to the first graph on the screen
    public static void open(Consumer<Duration> firstPicture) {
        var closed = new CompletableFuture<Void>();
        Platform.startup(() -> {
            try {
                show(new Stage(), firstPicture, closed);
            } catch (Throwable e) {
                closed.completeExceptionally(e);
            }
        });
        closed.join();
    }

    private static void show(Stage stage, Consumer<Duration> firstPicture, CompletableFuture<Void> closed) {
        Theme.loadFonts();
        var settings = Settings.ofUser();
        var window = new MainWindow(settings, new Dialogs(stage));
        var told = new AtomicBoolean();
        window.drawn().subscribe(isDrawn -> {
            if (isDrawn && told.compareAndSet(false, true)) {
                firstPicture.accept(sinceStart());
            }
        });
        stage.setTitle(Texts.get("window.name"));
        Icons.application().stream().map(URL::toExternalForm).map(Image::new).forEach(stage.getIcons()::add);
        stage.setScene(window.scene());
        fitToScreen(stage);
        stage.setOnHiding(_ -> {
            window.keepSession();
            keepBounds(stage, settings);
        });
        stage.setOnHidden(_ -> {
            window.jobs().close();
            closed.complete(null);
        });
        restoreBounds(stage, settings);
        window.restore(FIRST_NETWORK);
        stage.show();
    }

    /// As large as the window wants to be, but no larger than the screen.
    private static void fitToScreen(Stage stage) {
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        if (screen.getWidth() < stage.getScene().getWidth()
                || screen.getHeight() < stage.getScene().getHeight()) {
            stage.setWidth(Math.min(screen.getWidth(), stage.getScene().getWidth()));
            stage.setHeight(Math.min(screen.getHeight(), stage.getScene().getHeight()));
        }
    }

    private static void keepBounds(Stage stage, Settings settings) {
        settings.put(
                Bounds.KEY,
                new Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized()));
    }

    /// Where the window was, if that is on a screen still.
    private static void restoreBounds(Stage stage, Settings settings) {
        settings.get(Bounds.KEY, Bounds.class).ifPresent(bounds -> {
            stage.setMaximized(bounds.maximized());
            var screens = Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height());
            if (!bounds.maximized() && bounds.width() >= stage.getMinWidth() && !screens.isEmpty()) {
                stage.setX(bounds.x());
                stage.setY(bounds.y());
                stage.setWidth(bounds.width());
                stage.setHeight(bounds.height());
            }
        });
    }

    private static Duration sinceStart() {
        var start = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        return Duration.between(start, Instant.now());
    }

    /// The dialogs of the system.
    private record Dialogs(Stage stage) implements FileChoice {
        @Override
        public Optional<Path> choose(String title, List<String> patterns) {
            var chooser = chooser(title);
            chooser.getExtensionFilters().add(new ExtensionFilter(title, patterns));
            return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
        }

        /// One filter for each pattern, since the one that is chosen says how the name ends.
        @Override
        public Optional<Path> chooseNew(String title, String suggestion, List<String> patterns) {
            var chooser = chooser(title);
            chooser.setInitialFileName(suggestion + patterns.getFirst().substring(1));
            patterns.forEach(pattern -> chooser.getExtensionFilters().add(new ExtensionFilter(pattern, pattern)));
            return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
        }

        private static FileChooser chooser(String title) {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            return chooser;
        }
    }
}
