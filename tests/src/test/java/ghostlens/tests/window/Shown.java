package ghostlens.tests.window;

import ghostlens.app.open.CorrectionsFile;
import ghostlens.app.window.FileChoice;
import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.Settings;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import javafx.stage.Stage;

/// Puts the program's window on a stage, as at a start.
final class Shown {
    private Shown() {}

    /// @param folder where corrections are kept
    /// @param clock in nanoseconds
    static MainWindow on(
            Stage stage,
            double width,
            double height,
            Settings settings,
            FileChoice choice,
            Path folder,
            LongSupplier clock) {
        var window = new MainWindow(settings, choice, new CorrectionsFile(folder.resolve("corrections.json")), clock);
        stage.setScene(window.scene());
        stage.setWidth(width);
        stage.setHeight(height);
        stage.show();
        return window;
    }
}
