package ghostlens.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFileTest {
    @TempDir
    private Path folder;

    @Test
    void theBytesAreThoseOfTheFile() throws IOException {
        var file = Files.write(folder.resolve("file"), new byte[] {1, 2, 3});
        byte[] read = MappedFile.read(file, bytes -> bytes.toArray(ValueLayout.JAVA_BYTE));
        assertThat(read).containsExactly(1, 2, 3);
    }

    @Test
    void filesMayBeLargerThanAnArray() throws IOException {
        var path = folder.resolve("sparse");
        long size = 3L << 30;
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(size - 1);
            file.write(7);
        }
        byte last = MappedFile.read(path, bytes -> bytes.get(ValueLayout.JAVA_BYTE, size - 1));
        assertThat(last).isEqualTo((byte) 7);
    }

    @Test
    void whatIsNoFileIsNamed() throws IOException {
        assertProblem(folder, "is not a file");
        assertProblem(folder.resolve("missing"), "There is no file");
        assertProblem(Files.write(folder.resolve("empty"), new byte[0]), "is empty");
    }

    @Test
    void aFileThatIsCutWhileItIsReadGivesOneSentence() throws IOException {
        var path = Files.write(folder.resolve("cut"), new byte[1 << 16]);
        assertThatThrownBy(() -> MappedFile.read(path, bytes -> {
                    cut(path);
                    return bytes.toArray(ValueLayout.JAVA_BYTE);
                }))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("changed while it was read");
    }

    private static void cut(Path path) {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertProblem(Path file, String sentence) {
        assertThatThrownBy(() -> MappedFile.read(file, MemorySegment::byteSize))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(sentence);
    }
}
