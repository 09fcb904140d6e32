package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureConcatCommandTest {
    @Test
    void jsonHoldsConditionsTableAndFigure() {
        var run = CommandLineRun.of("measure-concat", "--engine", "nd4j", "--batch", 1, "--runs", 1, "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        var json = run.json();
        assertThat(names(json)).containsExactly("paperTable1", "measured");
        var measured = json.get("measured").get(0);
        assertThat(names(measured))
                .containsExactly(
                        "network",
                        "engine",
                        "engineDescription",
                        "threads",
                        "runs",
                        "machine",
                        "java",
                        "table1",
                        "figure2");
        var column = measured.get("table1").get(0);
        assertThat(names(column))
                .containsExactly(
                        "layout",
                        "batch",
                        "operators",
                        "concat",
                        "add",
                        "addOfInputs",
                        "concatOverAdd",
                        "concatOverAddOfInputs",
                        "shapes");
        assertThat(column.get("operators").intValue()).isEqualTo(32);
        assertThat(names(column.get("concat"))).containsExactly("medianNs", "minimumNs");
        assertThat(names(column.get("shapes").get(0)))
                .containsExactly("input", "output", "count", "concat", "add", "addOfInputs");
        var group = measured.get("figure2").get(0);
        assertThat(names(group)).containsExactly("batch", "concat", "add", "differencePoints");
        assertThat(names(group.get("concat"))).containsExactly("totalMedianNs", "joinShare", "shares");
        assertThat(names(group.get("concat").get("shares"))).contains("concat", "add", "dense_convolution");
    }

    @Test
    void textSetsTheMachineBesideThePaper() {
        var run = CommandLineRun.of("measure-concat", "--engine", "nd4j", "--batch", 1, "--runs", 1);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Concatenation", "292.20", "NCHW, 32 operators", "NHWC, 32 operators", "with adds")
                .contains("concat − add, points");
        assertThat(run.err()).startsWith("nd4j,   0 %: batch 1, warming up");
    }

    @ParameterizedTest
    @CsvSource({"--runs, 0", "--batch, 0", "--batch, '1,257'", "--threads, 0"})
    void refusesNumbersOutOfRange(String option, String value) {
        var run = CommandLineRun.of("measure-concat", option, value);

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).startsWith(option + " takes a number from 1 to").hasLineCount(1);
    }

    @Test
    void refusesAnUnknownEngineBeforeItMeasures() {
        var run = CommandLineRun.of("measure-concat", "--engine", "nd4j,abacus");

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).contains("abacus").hasLineCount(1);
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
