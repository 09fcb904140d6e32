package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.open.TestFiles;
import ghostlens.model.net.Form;
import ghostlens.model.net.SeededInput;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a user gets wrong: exit code 2, a sentence on standard error, nothing on standard output.
class BadInputTest {
    private static final String NETWORK = "repghostnet-0.5x";

    @TempDir
    private Path folder;

    private static void refused(CommandLineRun run, String... words) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lst                                   | 'list'
            describe                              | NETWORK
            describe repghostnet-1.0              | repghostnet-1.0x
            describe repghostnet-9x               | from 0.1x to 4x
            describe repghostnet-1.0x --size 0x9  | 193x225
            describe repghostnet-1.0x --classes 0 | 1 to 100,000
            describe module-d --classes 10        | no classes
            run repghostnet-0.5x --size 9999999   | 193x225
            run module-d --size 8 --input x.npy   | --input
            run ghostnet-1.0                      | ghostnet-1.0x
            fuse module-f                         | module-
            profile repghostnet1.0x               | repghostnet-1.0x
            describe module-d --form fused        | training, deploy and inference
            describe module-d --forms training    | --form
            run module-d --engine onnx            | nd4j, reference
            profile module-d --runs many          | 'many'
            profile module-d --view folded        | drawn and deployed
            compare module-d                      | SECOND
            run module-d module-e                 | 'module-e'
            run module-d --input                  | --input
            export module-d                       | --out
            export module-x --out x.onnx          | module-
            export module-d --form onnx --out x   | training, deploy and inference
            """)
    void aMistypedCommandLineNamesWhatWasMeant(String line, String meant) {
        refused(CommandLineRun.of((Object[]) line.split(" ")), meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--weights", "--input"})
    void aFileThatIsNotThereIsNamed(String option) {
        var file = folder.resolve("missing.safetensors");
        refused(CommandLineRun.of("run", NETWORK, option, file), file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--weights", "--input"})
    void aDirectoryIsNoFile(String option) {
        refused(CommandLineRun.of("run", NETWORK, option, folder), folder.toString());
    }

    @ParameterizedTest
    @CsvSource({"--weights, empty.safetensors", "--input, empty.npy"})
    void anEmptyFileIsNamed(String option, String name) {
        var file = TestFiles.write(folder.resolve(name), new byte[0]);
        refused(CommandLineRun.of("run", NETWORK, option, file), name);
    }

    @Test
    void aTruncatedCheckpointIsNamed() throws IOException {
        var file = weights(_ -> {});
        var bytes = Files.readAllBytes(file);
        TestFiles.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        refused(CommandLineRun.of("fuse", NETWORK, "--weights", file), "w.safetensors");
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        var file = weights(_ -> {});

        refused(CommandLineRun.of("run", "repghostnet-1.0x", "--weights", file), "conv_stem.weight");
        refused(CommandLineRun.of("run", "ghostnet-0.5x", "--weights", file), "w.safetensors");
    }

    @Test
    void missingSurplusAndMisshapenTensorsAreNamed() {
        var input = TensorShape.of(2);
        refused(run(weights(t -> t.remove("bn1.bias"))), "bn1.bias");
        refused(run(weights(t -> t.put("extra.weight", SeededInput.of(input, 1)))), "extra.weight");
        refused(run(weights(t -> t.put("bn1.bias", SeededInput.of(input, 1)))), "bn1.bias");
    }

    private static CommandLineRun run(Path weights) {
        return CommandLineRun.of("run", NETWORK, "--weights", weights);
    }

    private Path weights(Consumer<SequencedMap<String, Tensor>> change) {
        var tensors = TestFiles.named(NetworkOpener.open(OpenRequest.of(NETWORK, Form.TRAINING))
                .network()
                .weights());
        change.accept(tensors);
        return TestFiles.safetensors(folder.resolve("w.safetensors"), tensors);
    }

    @Test
    void anInputOfTheWrongRankOrChannelsIsRefused() {
        refused(run(TensorShape.of(3, 32, 32)), "N×3×H×W", "3×32×32");
        refused(run(TensorShape.of(1, 4, 32, 32)), "N×3×H×W", "1×4×32×32");
        refused(run(TensorShape.of(5)), "N×3×H×W");
    }

    private CommandLineRun run(TensorShape input) {
        var file = TestFiles.npy(folder.resolve("x.npy"), SeededInput.of(input, 1));
        return CommandLineRun.of("run", NETWORK, "--input", file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<i8", "|S8", "<c8"})
    void anInputOfAnotherTypeIsRefused(String type) {
        var file =
                TestFiles.npy(folder.resolve("x.npy"), type, TensorShape.of(1, 3, 32, 32), new byte[8 * 3 * 32 * 32]);
        refused(CommandLineRun.of("run", NETWORK, "--input", file), "x.npy");
    }

    @Test
    void anInputThatEndsTooSoonIsRefused() {
        var file = TestFiles.npy(folder.resolve("x.npy"), "<f4", TensorShape.of(1, 3, 32, 32), new byte[100]);
        refused(CommandLineRun.of("run", NETWORK, "--input", file), "x.npy");
    }

    @Test
    void aReportIsNotBegunWhereItCannotBeWritten() {
        var file = TestFiles.write(folder.resolve("file"), new byte[1]);

        var run = CommandLineRun.of("report", file);

        refused(run, file.toString());
        assertThat(run.err()).hasLineCount(1);
        assertThat(file).hasSize(1);
    }

    @Test
    void aResultThatDoesNotFitIsNotDone() {
        var full = new PrintWriter(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        var said = new StringWriter();
        int exitCode = CommandLineInterface.run(new Terminal(full, new PrintWriter(said)), "describe", "module-d");
        assertThat(exitCode).isEqualTo(ExitCode.BAD_USE);
        assertThat(said.toString()).contains("did not fit into standard output");
    }
}
