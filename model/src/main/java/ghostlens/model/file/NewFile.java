package ghostlens.model.file;

import ghostlens.model.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/// Writing a file that appears whole or not at all, and never takes the place of one that is there.
public final class NewFile {
    private NewFile() {}

    /// What goes into the file.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes the file under another name beside it and moves it when it is whole; whatever goes wrong, nothing is
    /// left.
    ///
    /// @throws Problem if it is there already, or cannot be written; it names the file
    public static void write(Path file, Content content) {
        requireWritable(file);
        var half = half(file);
        try {
            fill(half, content);
            Files.move(half, file);
        } catch (FileAlreadyExistsException _) {
            throw taken(file);
        } catch (IOException e) {
            throw new Problem(
                    "'%s' cannot be written; name a file in a directory that can be written to and has room."
                            .formatted(file),
                    e);
        } finally {
            discard(half);
        }
    }

    /// Refuses, before anything is done for it, a file that could not be written.
    ///
    /// @throws Problem if it is there already, or there is no such directory; it names the file
    public static void requireWritable(Path file) {
        requireNew(file);
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Problem("'%s' cannot be written: its folder does not exist.".formatted(file));
        }
    }

    private static void requireNew(Path file) {
        if (Files.isDirectory(file)) {
            throw new Problem("'%s' is a directory; name the file to write.".formatted(file));
        }
        if (Files.exists(file)) {
            throw taken(file);
        }
    }

    private static Problem taken(Path file) {
        return new Problem("'%s' is there already and is not written over; name another file, or remove it first."
                .formatted(file));
    }

    /// In the same directory, since only there a move is one step; without the file's own name, which may be as long
    /// as a name can be. A program that is stopped meanwhile takes it along.
    private static Path half(Path file) {
        var half = file.resolveSibling(
                ".ghostlens-%016x".formatted(ThreadLocalRandom.current().nextLong()));
        half.toFile().deleteOnExit();
        return half;
    }

    private static void fill(Path half, Content content) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(half, StandardOpenOption.CREATE_NEW), 1 << 16)) {
            content.writeTo(out);
        }
    }

    private static void discard(Path half) {
        try {
            Files.deleteIfExists(half);
        } catch (IOException _) {
            // What stopped the writing is told; a leftover beside it is not worth a second sentence.
        }
    }
}
