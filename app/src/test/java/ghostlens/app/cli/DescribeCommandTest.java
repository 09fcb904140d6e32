package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribeCommandTest {

    @ParameterizedTest
    @CsvSource({"training, 4073604, 112", "deploy, 4058772, 48", "inference, 4051648, 0"})
    void jsonHoldsTheCountsOfEachForm(String form, long parameters, int batchNorms) {
        var run = CommandLineRun.of("describe", "repghostnet-1.0x", "--form", form, "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        var json = run.json();
        assertThat(json.get("network").textValue()).isEqualTo("repghostnet-1.0x");
        assertThat(json.get("form").textValue()).isEqualTo(form);
        assertThat(json.get("input").toString()).isEqualTo("[1,3,224,224]");
        assertThat(json.get("parameters").longValue()).isEqualTo(parameters);
        assertThat(json.get("multiplyAdds").longValue()).isEqualTo(142_394_128);
        assertThat(operators(json, "BatchNorm")).isEqualTo(batchNorms);
    }

    private static long operators(JsonNode json, String type) {
        return json.get("operators")
                .valueStream()
                .filter(operator -> operator.get("op").textValue().equals(type))
                .count();
    }

    @Test
    void csvHoldsTheNumbersOfTheJsonAndIsNotWrittenOver(@TempDir Path folder) throws IOException {
        var file = folder.resolve("d.csv");
        var run = CommandLineRun.of("describe", "module-d", "--csv", file, "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        var first = run.json().get("operators").get(0);
        assertThat(Files.readAllLines(file))
                .hasSize(1 + run.json().get("operators").size())
                .contains("%s,%s,%s,input,1×24×56×56,%d,%d"
                        .formatted(
                                first.get("id").textValue(),
                                first.get("op").textValue(),
                                first.get("label").textValue(),
                                first.get("parameters").longValue(),
                                first.get("multiplyAdds").longValue()));
        var again = CommandLineRun.of("describe", "module-d", "--csv", file);
        assertThat(again.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(again.err()).contains("d.csv' is there already");
    }

    @Test
    void jsonOperatorsAddUpToTheWhole() {
        var json = CommandLineRun.of("describe", "ghostnet-0.5x", "--json").json();

        var sums = new long[2];
        var fields = new ArrayList<String>();
        json.get("operators").forEach(operator -> {
            sums[0] += operator.get("parameters").longValue();
            sums[1] += operator.get("multiplyAdds").longValue();
        });
        json.get("operators").get(0).fieldNames().forEachRemaining(fields::add);

        assertThat(sums)
                .containsExactly(
                        json.get("parameters").longValue(),
                        json.get("multiplyAdds").longValue());
        assertThat(fields).contains("id", "op", "inputs", "output", "parameters", "multiplyAdds");
    }

    @Test
    void textShowsTheCountsBesideThePapers() {
        var run = CommandLineRun.of("describe", "repghostnet-1.0x");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("4,073,604", "4.1 M", "142,394,128", "142.0 M", "conv_stem", "1×16×112×112");
    }

    @Test
    void takesASizeAndClassesOfOnesOwn() {
        var json = CommandLineRun.of("describe", "repghostnet-0.73x", "--size", "193x225", "--classes", "10", "--json")
                .json();

        assertThat(json.get("input").toString()).isEqualTo("[1,3,193,225]");
        assertThat(json.get("operators")
                        .valueStream()
                        .toList()
                        .getLast()
                        .get("output")
                        .toString())
                .isEqualTo("[1,10]");
    }

    @Test
    void saysWhereThePaperLeavesSomethingOpen() {
        assertThat(CommandLineRun.of("describe", "repghostnet-0.5x-relu").out())
                .contains("Chosen here: Row 7 of Table 6");
    }
}
