package ghostlens.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {
    @TempDir
    private Path folder;

    @Test
    void theFileAppearsWholeAndAlone() {
        var file = folder.resolve("new");
        NewFile.write(file, out -> {
            out.write(new byte[100_000]);
            assertThat(file).doesNotExist();
        });
        assertThat(file).hasSize(100_000);
        assertThat(folder.toFile().list()).containsExactly("new");
    }

    @Test
    void aFileThatIsThereStays() throws IOException {
        var file = Files.writeString(folder.resolve("old"), "old");
        assertThatThrownBy(() -> NewFile.write(file, out -> out.write(1)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(file + "' is there already");
        assertThat(file).hasContent("old");
    }

    @Test
    void aFileThatComesMeanwhileStays() {
        var file = folder.resolve("raced");
        assertThatThrownBy(() -> NewFile.write(file, out -> Files.writeString(file, "first")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is there already");
        assertThat(file).hasContent("first");
        assertThat(folder.toFile().list()).containsExactly("raced");
    }

    @Test
    void whatFailsOnTheWayLeavesNothing() {
        assertThatThrownBy(() -> NewFile.write(folder.resolve("half"), out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("no space left");
                }))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("half' cannot be written");
        assertThatThrownBy(() -> NewFile.write(folder.resolve("half"), _ -> {
                    throw new IllegalStateException("an error in the program");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aNameMayBeAsLongAsAFileSystemHasIt() {
        var file = folder.resolve("n".repeat(255));
        NewFile.write(file, out -> out.write(1));
        assertThat(file).hasSize(1);
    }

    /// A program that stops in the middle, as Ctrl+C stops it: on its way out, while the writing goes on.
    static final class Stopped {
        static void main(String[] args) {
            NewFile.write(Path.of(args[0]), out -> {
                out.write(new byte[1 << 20]);
                System.exit(0);
            });
        }
    }

    @Test
    void aProgramThatIsStoppedLeavesNothing() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stopped.class.getName(),
                        folder.resolve("half").toString())
                .inheritIO()
                .start();
        assertThat(program.waitFor()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDirectoryIsNotWrittenOver() {
        assertThatThrownBy(() -> NewFile.write(folder, out -> out.write(1)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is a directory");
    }
}
