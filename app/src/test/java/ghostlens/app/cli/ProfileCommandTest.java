package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.model.profile.format.ProfileFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileCommandTest {

    @Test
    void jsonHoldsConditionsAndEveryOperator() {
        var run = CommandLineRun.of(
                "profile", "module-d", "--form", "training", "--view", "drawn", "--batch", 2, "--runs", 3, "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        var json = run.json();
        assertThat(json.get("runs").intValue()).isEqualTo(3);
        assertThat(json.get("totalMedianNs").longValue()).isPositive();
        var conditions = json.get("conditions");
        assertThat(conditions.get("input").toString()).isEqualTo("[2,24,56,56]");
        assertThat(conditions.get("form").textValue()).isEqualTo("training");
        assertThat(conditions.get("engine").textValue()).isEqualTo("fast");
        assertThat(conditions.get("threads").intValue()).isEqualTo(1);
        var operators = json.get("operators");
        assertThat(operators.size()).isEqualTo(describedOperators());
        assertThat(operators
                        .valueStream()
                        .mapToDouble(o -> o.get("share").doubleValue())
                        .sum())
                .isCloseTo(1, within(1e-6));
        assertThat(operators.get(0).get("medianNs").longValue()).isPositive();
        assertThat(operators.get(0).get("op").textValue()).isEqualTo("Conv2d");
    }

    @Test
    void jsonHoldsWhatTheMedianAloneDoesNotSay() {
        var json = CommandLineRun.of(
                        "profile", "module-e", "--engine", "reference", "--view", "drawn", "--runs", 12, "--json")
                .json();

        assertThat(json.get("engine").textValue()).isEqualTo("reference");
        assertThat(json.get("view").textValue()).isEqualTo("drawn");
        assertThat(json.get("totalMinNs").longValue())
                .isPositive()
                .isLessThanOrEqualTo(json.get("totalMedianNs").longValue());
        assertThat(json.get("cpuMinNs").longValue())
                .isPositive()
                .isLessThanOrEqualTo(json.get("cpuMedianNs").longValue());
        assertThat(json.get("coverage").doubleValue()).isBetween(0.5, 1.1);
        assertThat(json.get("overhead").isNumber()).isTrue();
        assertThat(json.get("overheadInterval")).hasSize(2);
        assertThat(json.get("comparison").isNull()).isTrue();
        var operator = json.get("operators").get(0);
        assertThat(operator.get("medianIntervalNs")).hasSize(2);
        assertThat(operator.get("bytes").longValue()).isEqualTo(4L * (24 * 56 * 56 + 24 * 24 + 24 + 24 * 56 * 56));
        assertThat(operator.get("gflops").doubleValue()).isPositive();
    }

    @Test
    void filesHoldTheProfileThatWasPrinted(@TempDir Path folder) {
        var json = folder.resolve("p.json");
        var trace = folder.resolve("t.json");
        var csv = folder.resolve("p.csv");
        var run = CommandLineRun.of(
                "profile",
                "module-e",
                "--engine",
                "reference",
                "--runs",
                3,
                "--json",
                "--save",
                json,
                "--trace",
                trace,
                "--csv",
                csv);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(ProfileFile.load(json).total().median())
                .isEqualTo(run.json().get("totalMedianNs").longValue());
        assertThat(trace).content().startsWith("{").contains("\"traceEvents\"");
        assertThat(csv).content().startsWith("kind,node,").hasLineCount(6);
    }

    @Test
    void comparesWithAProfileThatWasSaved(@TempDir Path folder) {
        var file = folder.resolve("p.json");
        CommandLineRun.of("profile", "module-e", "--engine", "reference", "--runs", 3, "--save", file);
        var run = CommandLineRun.of("profile", "module-e", "--engine", "reference", "--runs", 3, "--compare", file);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Too few runs to tell.", "measured apart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--save", "--trace", "--csv"})
    void refusesAFileThatCannotBeWrittenBeforeItMeasures(String option, @TempDir Path folder) throws IOException {
        var mine = Files.writeString(folder.resolve("mine"), "mine");
        for (var file : List.of(folder, folder.resolve("no").resolve("file"), mine)) {
            var run = CommandLineRun.of("profile", "module-e", option, file);
            assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
            assertThat(run.err()).startsWith("'" + file + "' ").hasLineCount(1);
        }
        assertThat(mine).hasContent("mine");
    }

    @Test
    void refusesWhatIsNoProfileToCompareWith(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("p.json"), "{]");
        var run = CommandLineRun.of("profile", "module-e", "--compare", file);
        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).startsWith(file + " is not a profile").hasLineCount(1);
    }

    @Test
    void refusesABatchBesideAnInput() {
        var run = CommandLineRun.of("profile", "module-e", "--batch", 2, "--input", "x.npy");
        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).startsWith("--batch does not go with --input").hasLineCount(1);
    }

    private static int describedOperators() {
        return CommandLineRun.of("describe", "module-d", "--json")
                .json()
                .get("operators")
                .size();
    }

    @Test
    void textHasTheWholeRunAndHowMuchOfItIsCovered() {
        var run = CommandLineRun.of("profile", "module-e", "--engine", "reference", "--runs", 1);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("median µs", "module-e, inference form, input 1×24×56×56, 1 thread");
        assertThat(run.out().lines().toList())
                .anySatisfy(line -> assertThat(line).startsWith("a whole run"))
                .anySatisfy(line -> assertThat(line).startsWith("covered by its operators"));
    }

    @ParameterizedTest
    @CsvSource({
        "--runs, 0",
        "--runs, -3",
        "--runs, 10001",
        "--batch, 0",
        "--batch, 1000001",
        "--threads, 0",
        "--threads, 100000"
    })
    void refusesNumbersOutOfRange(String option, String value) {
        var run = CommandLineRun.of("profile", "module-e", option, value);

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).startsWith(option + " takes a number from 1 to").hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void refusesABatchThatCannotFitIntoMemory() {
        var run = CommandLineRun.of("profile", "repghostnet-2.0x", "--batch", 1_000_000);

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).contains("smaller batch");
    }
}
