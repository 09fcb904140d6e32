package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.open.TestFiles;
import ghostlens.model.net.Form;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.onnx.OnnxWriter;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    @TempDir
    private Path folder;

    @Test
    void writesTheFormThatWasAskedFor() {
        var file = folder.resolve("e.onnx");

        var run = CommandLineRun.of("export", "module-e", "--form", "inference", "--out", file, "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("file").asText()).isEqualTo(file.toString());
        assertThat(run.json().get("form").asText()).isEqualTo("inference");
        assertThat(run.err()).contains("seeded weights");
        assertThat(file)
                .hasBinaryContent(OnnxWriter.toBytes(NetworkOpener.open(OpenRequest.of("module-e", Form.INFERENCE))
                        .network()));
    }

    @Test
    void writesTheWeightsInTheFormThatTheyHave() {
        var deployed = SeededWeights.of(Zoo.find("repghostnet-0.5x").graph(Form.DEPLOY), 1);
        var published = new LinkedHashMap<String, Tensor>();
        TestFiles.named(deployed)
                .forEach((name, value) -> published.put(name.replace("cheap_operation.0", "cheap_operation"), value));
        var weights = TestFiles.safetensors(folder.resolve("w.safetensors"), published);
        var file = folder.resolve("net.onnx");

        var run = CommandLineRun.of("export", "repghostnet-0.5x", "--weights", weights, "--out", file);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("deploy form", file.toString());
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedAndLeavesNothing() {
        var file = folder.resolve("missing").resolve("e.onnx");

        var run = CommandLineRun.of("export", "module-e", "--out", file);

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).contains(file.toString());
        assertThat(folder).isEmptyDirectory();
    }
}
