package ghostlens.model.weights;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.MutationRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever is in a file, it is read or refused with a sentence, and takes little memory.
class MutatedFilesTest {
    private static final int FEW = 400;
    private static final int MEMORY = 256 << 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void damagedFilesAreReadOrRefused(MutatedFile kind) throws IOException {
        var run = run(kind, FEW, folder);
        assertThat(run.read()).isPositive();
        assertThat(run.refused()).isPositive();
        assertThat(run.largest()).isLessThan(MEMORY);
    }

    private static MutationRun run(MutatedFile kind, int count, Path folder) throws IOException {
        return MutationRun.of(count, kind.files(), folder.resolve("damaged"), kind::read);
    }

    /// Many more, with the longest time and the most memory that one took; `-Xmx256m` is for whoever starts it.
    ///
    /// @param arguments how many of each kind
    static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[0]);
        System.out.printf(
                "%-12s %8s %8s %8s %11s %11s%n", "", "files", "read", "refused", "slowest ms", "most heap MB");
        for (var kind : MutatedFile.values()) {
            var folder = Files.createTempDirectory("damaged");
            var run = run(kind, count, folder);
            System.out.printf(
                    "%-12s %8d %8d %8d %11d %11.1f%n",
                    kind,
                    count,
                    run.read(),
                    run.refused(),
                    TimeUnit.NANOSECONDS.toMillis(run.slowest()),
                    run.largest() / 1e6);
        }
    }
}
