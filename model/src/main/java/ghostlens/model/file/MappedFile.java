package ghostlens.model.file;

import ghostlens.model.Problem;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// Reading a file that a user named, whatever it is and however large: its bytes are mapped, not loaded.
public final class MappedFile {
    private MappedFile() {}

    /// What `reader` makes of the file's bytes, which are gone once it has answered.
    ///
    /// @throws Problem if there is no such file, it is empty, or it cannot be read to its end; it names the file
    public static <T> T read(Path path, Function<MemorySegment, T> reader) {
        requireFile(path);
        try (var channel = FileChannel.open(path);
                var arena = Arena.ofConfined()) {
            long size = channel.size();
            if (size == 0) {
                throw new Problem("%s is empty.".formatted(path));
            }
            return reader.apply(channel.map(MapMode.READ_ONLY, 0, size, arena));
        } catch (IOException e) {
            throw new Problem("%s cannot be read: %s.".formatted(path, e.getMessage()), e);
        } catch (InternalError e) {
            // What the JVM throws when mapped bytes are no longer there.
            throw new Problem("%s changed while it was read; open it again.".formatted(path), e);
        }
    }

    private static void requireFile(Path path) {
        if (!Files.exists(path)) {
            throw new Problem("There is no file %s.".formatted(path));
        }
        if (!Files.isRegularFile(path)) {
            throw new Problem("%s is not a file; name the file in it that is meant.".formatted(path));
        }
    }
}
