package ghostlens.model.profile.format;

import ghostlens.model.Problem;
import ghostlens.model.file.NewFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// UTF-8 files that a user named.
final class TextFile {
    private TextFile() {}

    /// @throws Problem if it does not exist or cannot be read
    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new Problem("There is no file %s.".formatted(file), e);
        } catch (IOException e) {
            throw new Problem("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    /// @throws Problem if there is such a file already, or it cannot be written
    static void write(Path file, String text) {
        NewFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
