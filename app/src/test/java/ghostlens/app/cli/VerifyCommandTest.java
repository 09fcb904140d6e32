package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    @Test
    void formsOfOneNetworkAreEqual() {
        var run = CommandLineRun.of("verify", "module-d", "module-d", "--second-form", "inference", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        var json = run.json();
        assertThat(json.get("verdict").textValue()).isEqualTo("equal-within-rounding");
        assertThat(json.get("matched").intValue()).isEqualTo(json.get("nodes").intValue());
    }

    @Test
    void namesNeedNotAgree(@TempDir Path folder) {
        var file = folder.resolve("d.onnx");
        assertThat(CommandLineRun.of("fuse", "module-d", "--out", file).exitCode())
                .isZero();

        var run = CommandLineRun.of("verify", "module-d", file, "--json");

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(run.json().get("matched").intValue()).isPositive();
    }

    @Test
    void anotherFunctionIsToldApart() {
        var run = CommandLineRun.of("verify", "module-b", "module-c", "--json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(run.json().get("verdict").textValue()).isEqualTo("different-function");
        assertThat(run.json().get("firstNode").isTextual()).isTrue();
    }

    @Test
    void networksOfOtherShapesAreRefused() {
        var run = CommandLineRun.of("verify", "module-d", "repghostnet-0.5x");

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
    }
}
