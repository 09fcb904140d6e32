package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {
    @TempDir
    private Path folder;

    private static CommandLineRun compare(Object... args) {
        var words = new Object[args.length + 3];
        words[0] = "compare";
        System.arraycopy(args, 0, words, 1, args.length);
        words[args.length + 1] = "--engine";
        words[args.length + 2] = "reference";
        return CommandLineRun.of(words);
    }

    private Path saved(String name) {
        var file = folder.resolve(name);
        var run = CommandLineRun.of("profile", "module-e", "--engine", "reference", "--runs", 24, "--save", file);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return file;
    }

    @Test
    void aSlowDownThatIsPlantedIsFound() {
        var json = compare("module-e", "module-e", "--rounds", 16, "--slow-down", 400, "--json")
                .json();

        assertThat(json.get("paired").booleanValue()).isTrue();
        assertThat(json.get("runs").intValue()).isEqualTo(32);
        assertThat(json.get("verdict").textValue()).isEqualTo("slower");
        assertThat(json.get("operators"))
                .hasSize(4)
                .allSatisfy(o -> assertThat(o.get("ratio").doubleValue()).isGreaterThan(3));
    }

    @Test
    void operatorsThatOnlyOneHasAreNamed() {
        var run = compare("module-d", "module-d", "--form", "training", "--second-form", "inference", "--rounds", 2);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Too few runs to tell.", "only in the first: primary_conv.1, ", "a whole run");
    }

    @Test
    void savedProfilesAreComparedApart() {
        var json = compare(saved("a.json"), saved("b.json"), "--json").json();

        assertThat(json.get("paired").booleanValue()).isFalse();
        assertThat(json.get("operators")).hasSize(4);
        assertThat(json.get("interval").get(0).doubleValue())
                .isLessThanOrEqualTo(json.get("ratio").doubleValue());
    }

    @Test
    void trialsAreCounted() {
        var json = compare("module-e", "module-e", "--rounds", 1, "--trials", 3, "--json")
                .json();

        assertThat(json.get("verdicts").get("too few runs to tell").intValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"--rounds, 0", "--rounds, 5001", "--trials, 0", "--slow-down, -1", "--slow-down, 1001"})
    void refusesNumbersOutOfRange(String option, String value) {
        var run = compare("module-e", "module-e", option, value);

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).startsWith(option + " takes a number from").hasLineCount(1);
    }

    @Test
    void refusesANetworkAgainstAFile() {
        var run = compare("module-e", "old.json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).contains("profile NETWORK --compare").hasLineCount(1);
    }
}
