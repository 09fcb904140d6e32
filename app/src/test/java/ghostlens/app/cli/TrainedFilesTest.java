package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import ghostlens.app.open.TestFiles;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.weights.CheckpointReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files of trained networks, named instead of a network, against what PyTorch computed with them.
class TrainedFilesTest {
    private static final Path DATA = Path.of(Optional.ofNullable(System.getenv("GHOSTLENS_DATA"))
            .orElse(System.getProperty("ghostlens.root") + "/../shared/data"));
    private static final double ROUNDING = 5e-6;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void lookForTheData() {
        assumeThat(Files.isDirectory(DATA.resolve("repghostnet-0.5x-fashion")))
                .as("there are no trained networks at " + DATA)
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "repghostnet-0.5x-fashion, state_dict_zip.pth, logits",
        "repghostnet-0.5x-fashion, timm_style_checkpoint_legacy.pth.tar, logits",
        "repghostnet-0.5x-fashion, state_dict.safetensors, logits",
        "repghostnet-0.5x-fashion, state_dict.npz, logits",
        "repghostnet-0.5x-fashion, deploy_state_dict_zip.pth, logits_deploy",
        "repghostnet-0.5x-fashion, unfused_bn.onnx, logits",
        "repghostnet-0.5x-fashion, deploy.onnx, logits_deploy",
        "proxylessnas-0.25x, proxyless-w0.25-r112_imagenet.pth, logits"
    })
    void runGivesTheLogitsOfPyTorch(String data, String file, String logits) {
        assertThat(distance(DATA.resolve(data), DATA.resolve(data).resolve(file), logits))
                .isLessThanOrEqualTo(ROUNDING);
    }

    private static double distance(Path data, Path file, String logits) {
        var reference = CheckpointReader.read(data.resolve("reference.npz")).tensors();
        var input = folder.resolve(data.getFileName() + ".npy");
        if (!Files.exists(input)) {
            TestFiles.npy(input, reference.get("input"));
        }
        var run = CommandLineRun.of("run", file, "--input", input, "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        var values = run.json().get("outputs").elements().next().get("values");
        return relativeDistance(
                values.valueStream().mapToDouble(v -> v.doubleValue()).toArray(), reference.get(logits));
    }

    private static double relativeDistance(double[] values, Tensor expected) {
        assertThat(values).hasSize(expected.size());
        double largest = 0;
        double scale = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Math.max(largest, Math.abs(values[i] - expected.get(i)));
            scale = Math.max(scale, Math.abs(expected.get(i)));
        }
        return largest / scale;
    }

    @Test
    void theDeployFormHasTheNamesAndShapesOfTheOfficialOneAndLoadsBack() throws IOException {
        var data = DATA.resolve("repghostnet-0.5x-fashion");
        var out = folder.resolve("deploy.safetensors");
        var run = CommandLineRun.of(
                "export", data.resolve("timm_style_checkpoint_legacy.pth.tar"), "--form", "deploy", "--out", out);
        assertThat(run.exitCode()).as(run.err()).isZero();

        var written = new TreeMap<String, String>();
        CheckpointReader.read(out)
                .shapes()
                .forEach((name, shape) -> written.put(name, shape.extents().toString()));
        assertThat(written).isEqualTo(official("repghost_official_0_5x_deploy"));
        assertThat(distance(data, out, "logits_deploy")).isLessThanOrEqualTo(ROUNDING);
    }

    /// Without the counts of batches, which nothing computes with, and for ten classes.
    private static TreeMap<String, String> official(String file) throws IOException {
        var json = new ObjectMapper()
                .readTree(DATA.resolve("checkpoint-shapes/" + file + ".json").toFile());
        var shapes = new TreeMap<String, String>();
        for (var tensor : json.get("tensors")) {
            if (!tensor.get(0).asText().endsWith("num_batches_tracked")) {
                shapes.put(tensor.get(0).asText(), tensor.get(2).toString().replace(",", ", "));
            }
        }
        shapes.put("classifier.weight", "[10, 1280]");
        shapes.put("classifier.bias", "[10]");
        return shapes;
    }
}
