package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.open.TestFiles;
import ghostlens.assets.Palette;
import ghostlens.model.net.Form;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.onnx.OnnxWriter;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
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
    void drawsTheGraphWhereTheNameSaysSo() throws IOException {
        var svg = folder.resolve("d.svg");
        var run = CommandLineRun.of("export", "module-d", "--out", svg, "--theme", "dark", "--open", "none");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(svg))
                .startsWith("<svg")
                .contains(Palette.dark().color("surface"), ">primary_conv<")
                .doesNotContain(">conv 1×1<");
        CommandLineRun.of("export", "module-d", "--out", folder.resolve("all.svg"), "--open", "all");
        assertThat(Files.readString(folder.resolve("all.svg")))
                .contains(Palette.light().color("surface"), ">conv 1×1<");
    }

    @Test
    void howItCannotBeDrawnIsOneSentence() {
        for (var bad : new String[][] {{"--theme", "pink"}, {"--open", "some"}, {"--scale", "0"}}) {
            var run = CommandLineRun.of("export", "module-d", "--out", folder.resolve("d.svg"), bad[0], bad[1]);
            assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
            assertThat(run.err()).contains(bad[0] + " takes");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedAndLeavesNothing() {
        var file = folder.resolve("missing").resolve("e.onnx");

        var run = CommandLineRun.of("export", "module-e", "--out", file);

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).contains(file.toString());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatCannotBeWrittenIsRefusedBeforeTheNetworkIsOpened() throws IOException {
        var there = Files.writeString(folder.resolve("there.onnx"), "mine");
        assertThat(CommandLineRun.of("export", "module-x", "--out", there).err())
                .contains("is there already");
        assertThat(there).hasContent("mine");
        assertThat(CommandLineRun.of("export", "module-x", "--out", "net.pth").err())
                .contains("'net.pth' ends in none of .onnx, .safetensors, .npz, .svg, .pdf, .png");
    }
}
