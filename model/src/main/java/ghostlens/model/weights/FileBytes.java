package ghostlens.model.weights;

import ghostlens.model.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reading a file that a user named, whatever it is.
final class FileBytes {
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private FileBytes() {}

    /// Everything in the file.
    ///
    /// @throws Problem if it does not exist, is not a file, is empty or too large, or cannot be read
    static ByteBuffer read(Path path) {
        requireFile(path);
        try {
            return ByteBuffer.wrap(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new Problem("%s cannot be read: %s.".formatted(path, e.getMessage()), e);
        }
    }

    private static void requireFile(Path path) {
        if (!Files.exists(path)) {
            throw new Problem("There is no file %s.".formatted(path));
        }
        if (!Files.isRegularFile(path)) {
            throw new Problem("%s is not a file; name the file in it that holds the tensors.".formatted(path));
        }
        long size = sizeOf(path);
        if (size == 0) {
            throw new Problem("%s is empty.".formatted(path));
        }
        if (size > LARGEST) {
            throw new Problem("%s is larger than 2 GB, which Ghostlens does not read.".formatted(path));
        }
    }

    private static long sizeOf(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new Problem("%s cannot be read: %s.".formatted(path, e.getMessage()), e);
        }
    }
}
