package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ghostlens.app.open.TestFiles;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.weights.CheckpointReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The trained RepGhostNet 0.5× against what PyTorch computed with it.
class TrainedNetworkTest {
    private static final Path DATA = Path.of(Optional.ofNullable(System.getenv("GHOSTLENS_DATA"))
                    .orElse(System.getProperty("ghostlens.root") + "/../shared/data"))
            .resolve("repghostnet-0.5x-fashion");
    private static final Path WEIGHTS = DATA.resolve("state_dict.safetensors");

    @TempDir
    private static Path folder;

    private static Path input = folder;

    @BeforeAll
    static void writeInput() {
        assumeThat(Files.exists(WEIGHTS))
                .as("the trained weights are not at " + DATA)
                .isTrue();
        input = TestFiles.npy(folder.resolve("input.npy"), reference("input"));
    }

    private static Tensor reference(String name) {
        return CheckpointReader.read(DATA.resolve("reference.npz")).tensors().get(name);
    }

    @ParameterizedTest
    @CsvSource({
        "training, nd4j",
        "deploy, nd4j",
        "inference, nd4j",
        "training, reference",
        "deploy, reference",
        "inference, reference"
    })
    void runGivesTheLogitsOfPyTorch(String form, String engine) {
        var run = CommandLineRun.of(
                "run",
                "repghostnet-0.5x",
                "--weights",
                WEIGHTS,
                "--input",
                input,
                "--form",
                form,
                "--engine",
                engine,
                "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        var output = run.json().get("outputs").elements().next();
        assertThat(output.get("shape").toString()).isEqualTo("[32,10]");
        for (var name : new String[] {"logits_f64", "logits"}) {
            assertThat(relativeDifference(
                            output.get("values")
                                    .valueStream()
                                    .mapToDouble(v -> v.doubleValue())
                                    .toArray(),
                            reference(name)))
                    .as(name)
                    .isLessThanOrEqualTo(2e-6);
        }
    }

    private static double relativeDifference(double[] values, Tensor expected) {
        double largest = 0;
        double scale = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Math.max(largest, Math.abs(values[i] - expected.get(i)));
            scale = Math.max(scale, Math.abs(expected.get(i)));
        }
        return largest / scale;
    }

    @Test
    void fuseHoldsOnTheTrainedWeights() {
        var run = CommandLineRun.of("fuse", "repghostnet-0.5x", "--weights", WEIGHTS, "--input", input, "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("holds").booleanValue()).isTrue();
        assertThat(run.json().get("topClassAgrees").booleanValue()).isTrue();
    }
}
