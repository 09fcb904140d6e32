package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileCommandTest {

    @Test
    void jsonHoldsConditionsAndEveryOperator() {
        var run = CommandLineRun.of("profile", "module-d", "--form", "training", "--batch", 2, "--runs", 3, "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        var json = run.json();
        assertThat(json.get("runs").intValue()).isEqualTo(3);
        assertThat(json.get("totalMedianNs").longValue()).isPositive();
        var conditions = json.get("conditions");
        assertThat(conditions.get("input").toString()).isEqualTo("[2,24,56,56]");
        assertThat(conditions.get("form").textValue()).isEqualTo("training");
        assertThat(conditions.get("engine").textValue()).isEqualTo("nd4j");
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

    private static int describedOperators() {
        return CommandLineRun.of("describe", "module-d", "--json")
                .json()
                .get("operators")
                .size();
    }

    @Test
    void textEndsWithTheWholeRun() {
        var run = CommandLineRun.of("profile", "module-e", "--engine", "reference", "--runs", 1);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("median µs", "module-e, inference form, input 1×24×56×56, 1 thread");
        assertThat(run.out().lines().toList().getLast()).startsWith("a whole run");
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
