package ghostlens.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the user for a file. An interface, because a headless screen has no file dialog.
@FunctionalInterface
public interface FileChoice {

    /// @param title what the file is for
    /// @param patterns such as `*.safetensors`
    Optional<Path> choose(String title, List<String> patterns);

    /// Asks for a file that is to be written; the same way unless there is another.
    ///
    /// @param suggestion a name without an ending
    default Optional<Path> chooseNew(String title, String suggestion, List<String> patterns) {
        return choose(title, patterns);
    }
}
