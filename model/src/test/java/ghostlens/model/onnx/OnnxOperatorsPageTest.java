package ghostlens.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.TestData;
import ghostlens.model.onnx.OperatorModels.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keeps `docs/onnx-operators.md` true: ONNX's own models of one operator are opened and run, and the page written anew
/// from what became of them.
class OnnxOperatorsPageTest {
    private static final String HEAD = """
            # ONNX operators

            What becomes of ONNX's own models of one operator each. *Passed*: the outputs are those that the model comes with,
            to 2e-6 of the largest, on the engines named (see [the engines](engines.md)). *Shown*: it opens, with its
            attributes and shapes as far as the file tells them, but no engine runs it, for the reason given; asked to run it,
            Ghostlens names it. Inputs after the first are given as constants, as weights are; the engines take one input. The
            operators that the paper's networks are made of run on every engine; those on values that are neither N×C×H×W nor
            N×C, on whole numbers, and along other axes than the channels' are shown.

            A test writes this page anew and compares, where the models are: Debian's `libonnx-testdata`.
            """;

    @TempDir
    private static Path folder;

    @Test
    void thePageAgreesWithTheModels() throws IOException {
        var results = new ArrayList<Result>();
        for (var model : OperatorModels.folders()) {
            results.add(OperatorModels.run(model, folder));
        }
        assertThat(results)
                .hasSize(160)
                .allSatisfy(
                        result -> assertThat(result.failure()).as(result.name()).isEmpty());
        var page = page(results);
        Files.writeString(TestData.root().resolve("model/target/onnx-operators.md"), page);
        assertThat(TestData.root().resolve("docs/onnx-operators.md"))
                .as("docs/onnx-operators.md; model/target/onnx-operators.md is what it should be")
                .hasContent(page);
    }

    private static String page(List<Result> results) {
        long passed =
                results.stream().filter(result -> result.reason().isEmpty()).count();
        var rows = results.stream().map(OnnxOperatorsPageTest::row).collect(Collectors.joining());
        return HEAD
                + "%n%d models: %d passed, %d shown.%n%n| model | what became of it |%n|---|---|%n"
                        .formatted(results.size(), passed, results.size() - passed)
                + rows;
    }

    private static String row(Result result) {
        var what = !result.reason().isEmpty()
                ? "shown: " + result.reason()
                : result.engines().size() == 3 ? "passed" : "passed on " + String.join(", ", result.engines());
        return "| %s | %s |%n".formatted(result.name().replace("test_", ""), what);
    }
}
