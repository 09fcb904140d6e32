package ghostlens.app.window;

import ghostlens.app.workspace.Opened;
import java.nio.file.Path;
import java.util.Optional;

/// Something that was open and can be opened again.
///
/// @param file where its weights came from; empty for a network of the zoo
record Visit(String name, Optional<Path> file) {

    static Visit of(Opened opened) {
        return new Visit(opened.variant().name(), opened.origin().file());
    }
}
