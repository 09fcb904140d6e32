package ghostlens.app.workspace;

import java.nio.file.Path;
import java.util.Optional;

/// Something that was open and can be opened again.
///
/// @param file where its weights came from, from the root on; empty for a network of the zoo
public record Visit(String name, Optional<Path> file) {
    public Visit {
        file = file.map(path -> path.toAbsolutePath().normalize());
    }

    /// What is open.
    public static Visit of(Opened opened) {
        return new Visit(opened.variant().name(), opened.origin().file());
    }

    /// Whether opening that would come to this: of a file, only what is in it says its name.
    boolean isOf(Visit asked) {
        return file.isPresent() ? file.equals(asked.file) : equals(asked);
    }
}
