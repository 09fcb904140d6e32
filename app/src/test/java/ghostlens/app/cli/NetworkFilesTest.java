package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.open.TestFiles;
import ghostlens.model.net.Form;
import ghostlens.model.onnx.OnnxWriter;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.CheckpointReader;
import ghostlens.model.weights.CheckpointWriter;
import ghostlens.model.zoo.CheckpointSource;
import ghostlens.model.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that stand where a network may.
class NetworkFilesTest {
    private static final String NAME = "repghostnet-0.5x";

    @TempDir
    private static Path folder;

    private static Path checkpoint = Path.of("");
    private static Path onnx = Path.of("");

    @BeforeAll
    static void writeFiles() {
        var opened = NetworkOpener.open(OpenRequest.of(NAME, Form.TRAINING));
        checkpoint = folder.resolve("mine.safetensors");
        CheckpointWriter.write(opened.variant().sources().getFirst().named(opened.network()), checkpoint);
        onnx = folder.resolve("mine.onnx");
        OnnxWriter.write(opened.network(), onnx);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine.safetensors", "mine.onnx"})
    void describeShowsTheNetworkInAFile(String file) {
        var run = CommandLineRun.of("describe", folder.resolve(file), "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("parameters").longValue()).isEqualTo(2_313_968);
        assertThat(run.json().get("form").textValue()).isEqualTo("training");
        assertThat(run.json().get("notes").toString()).contains(file);
    }

    @Test
    void describeSaysWhatACheckpointWasRecognizedAs() {
        var run = CommandLineRun.of("describe", checkpoint);

        assertThat(run.out()).contains("RepGhostNet 0.5× (repghostnet-0.5x)", "Pictures are resized (bicubic)");
        assertThat(run.err())
                .contains(
                        "mine.safetensors is RepGhostNet 0.5× in its training form, under official names",
                        "It expects pictures of 224×224, resized (bicubic)",
                        "0.485, 0.456, 0.406");
    }

    /// The names of the outputs differ, their values do not.
    @Test
    void runGivesTheSameFromEveryKindOfFile() {
        var named = outputs("run", NAME, "--size", "64", "--json");
        assertThat(outputs("run", checkpoint, "--size", "64", "--json")).isEqualTo(named);
        var fromOnnx = outputs("run", onnx, "--size", "64", "--json");
        assertThat(fromOnnx).hasSameSizeAs(named);
        for (int i = 0; i < named.size(); i++) {
            assertThat(fromOnnx.get(i).doubleValue()).isCloseTo(named.get(i).doubleValue(), within(1e-5));
        }
    }

    private static JsonNode outputs(Object... words) {
        var run = CommandLineRun.of(words);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.json().get("outputs").elements().next().get("values");
    }

    @Test
    void fuseFoldsWhatAFileHoldsAndWritesIt() {
        var out = folder.resolve("fused.safetensors");
        var run = CommandLineRun.of("fuse", checkpoint, "--size", "32", "--out", out, "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("batchNormsAfter").intValue()).isZero();
        var again = CommandLineRun.of("describe", out, "--json").json();
        assertThat(again.get("network").textValue()).isEqualTo(NAME);
        assertThat(again.get("form").textValue()).isEqualTo("inference");
    }

    @Test
    void fuseFoldsWhatAnOnnxFileHolds() {
        var run = CommandLineRun.of("fuse", onnx, "--size", "32", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("batchNormsBefore").intValue()).isEqualTo(112);
        assertThat(run.json().get("batchNormsAfter").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine.safetensors", "mine.onnx"})
    void profileMeasuresWhatAFileHolds(String file) {
        var run = CommandLineRun.of(
                "profile", folder.resolve(file), "--size", "32", "--runs", 2, "--engine", "reference", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("inference");
    }

    @Test
    void exportWritesTheDeployFormUnderItsSourcesNames() {
        var out = folder.resolve("deploy.npz");
        var run = CommandLineRun.of("export", checkpoint, "--form", "deploy", "--out", out);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(CheckpointReader.read(out).tensors())
                .containsKey("blocks.0.0.ghost1.cheap_operation.weight")
                .doesNotContainKey("blocks.0.0.ghost1.cheap_operation.0.weight");
    }

    @Test
    void exportWritesUnderAnotherSourcesNames() {
        var out = folder.resolve("torchvision.safetensors");
        var run = CommandLineRun.of("export", "mobilenetv2-0.35x", "--names", "torchvision", "--out", out);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(CheckpointReader.read(out).tensors()).containsKey("features.18.0.weight");
    }

    @Test
    void exportNamesTheSourcesThatThereAre() {
        var out = folder.resolve("no.safetensors");
        var run = CommandLineRun.of("export", NAME, "--names", "torchvision", "--out", out);

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).contains("no names of 'torchvision'; choose one of: official, timm, ghostlens.");
        assertThat(out).doesNotExist();
    }

    @Test
    void weightsBesideAFileAreRefused() {
        var run = CommandLineRun.of("run", checkpoint, "--weights", checkpoint);

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).contains("has weights of its own");
    }

    @Test
    void classesThatAFileDoesNotHoldAreRefused() {
        assertThat(CommandLineRun.of("run", checkpoint, "--classes", 7).err())
                .contains("tells 1,000 classes apart, not 7; leave --classes out.");
        assertThat(CommandLineRun.of("run", onnx, "--classes", 7).err())
                .contains("tells 1,000 classes apart, not 7; leave --classes out.");
    }

    @Test
    void filesThatAreNotThereAreNamed() {
        var run = CommandLineRun.of("describe", folder.resolve("none.pth"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).contains("none.pth");
    }

    @Test
    void onnxFilesAreNoWeights() {
        var run = CommandLineRun.of("run", NAME, "--weights", onnx);

        assertThat(run.err()).contains("brings its own network; name it instead of repghostnet-0.5x.");
    }

    @Test
    void otherCheckpointsAreRefused() {
        var file = TestFiles.safetensors(
                folder.resolve("other.safetensors"),
                Map.of(
                        "encoder.wq",
                        Tensor.generate(TensorShape.of(2, 2), i -> i).toFloat32()));

        assertThat(CommandLineRun.of("run", file).err())
                .contains("is no network known here; its tensors are encoder.wq.");
    }

    /// Strides are not in the tensors: the file beside says them, and without it the zoo's are said to be taken.
    @Test
    void proxylessNasNeedsTheFileBesideIt() throws IOException {
        var named = tensors("proxylessnas-mobile-0.25x");
        var file = folder.resolve("found.safetensors");
        CheckpointWriter.write(named, file);
        assertThat(CommandLineRun.of("describe", file).err())
                .contains("Its strides are not in the tensors: those of ProxylessNAS-Mobile 0.25× are taken")
                .contains("found.json");
        Files.writeString(folder.resolve("found.json"), "{}");
        assertThat(CommandLineRun.of("describe", file).err()).contains("found.json has no 'bn'");
        var other = folder.resolve("other-proxyless.safetensors");
        named.remove("first_conv.bn.weight");
        CheckpointWriter.write(named, other);
        assertThat(CommandLineRun.of("describe", other).err())
                .contains("put the .json that names its architecture beside it, as other-proxyless.json.");
    }

    private static Map<String, Tensor> tensors(String name) {
        var opened = NetworkOpener.open(OpenRequest.of(name, Form.TRAINING));
        CheckpointSource source = Zoo.find(name).sources().getFirst();
        return source.named(opened.network());
    }
}
