package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.open.TestFiles;
import ghostlens.model.net.SeededInput;
import ghostlens.model.tensor.TensorShape;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir
    private Path folder;

    @Test
    void jsonHoldsTheOutputsAndNothingElse() {
        var run = CommandLineRun.of("run", "module-d", "--engine", "reference", "--json");

        assertThat(run.exitCode()).isZero();
        var output = run.json().get("outputs").elements().next();
        assertThat(output.get("shape").toString()).isEqualTo("[1,24,56,56]");
        assertThat(output.get("values").size()).isEqualTo(24 * 56 * 56);
    }

    @Test
    void saysOnStandardErrorWhatItMadeUp() {
        var run = CommandLineRun.of("run", "module-e", "--engine", "reference");

        assertThat(run.err()).contains("seeded weights", "seeded input of 1×24×56×56");
        assertThat(run.out()).contains("image").doesNotContain("seeded");
    }

    @Test
    void followsTheBatchAndTheSizeOfTheInput() {
        var input = TestFiles.npy(folder.resolve("x.npy"), SeededInput.of(TensorShape.of(2, 3, 32, 48), 1));

        var run = CommandLineRun.of("run", "repghostnet-0.5x", "--input", input, "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("outputs").elements().next().get("shape").toString())
                .isEqualTo("[2,1000]");
    }

    @Test
    void textShowsTheFiveLargestValuesOfEachImage() {
        var input = TestFiles.npy(folder.resolve("x.npy"), SeededInput.of(TensorShape.of(2, 3, 32, 32), 1));

        var lines = CommandLineRun.of("run", "repghostnet-0.5x", "--input", input)
                .out()
                .lines()
                .toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.getLast()).startsWith("1 ");
        assertThat(lines.getLast().chars().filter(c -> c == ':').count()).isEqualTo(5);
    }
}
