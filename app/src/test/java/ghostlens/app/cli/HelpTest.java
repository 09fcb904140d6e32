package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "describe",
                "run",
                "classify",
                "detect",
                "fuse",
                "verify",
                "match",
                "audit",
                "profile",
                "compare",
                "export",
                "measure-concat",
                "report",
                "window"
            })
    void everyCommandExplainsItself(String command) {
        var run = CommandLineRun.of(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: ghostlens " + command).contains("Exit codes");
        assertThat(run.err()).isEmpty();
        assertThat(CommandLineRun.of("--help").out()).contains("  " + command + " ");
    }

    @Test
    void versionIsPrintedAlone() {
        var run = CommandLineRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("ghostlens ").hasLineCount(1);
    }
}
