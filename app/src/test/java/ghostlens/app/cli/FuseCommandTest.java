package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FuseCommandTest {

    @Test
    void jsonShowsThatEveryBatchNormIsFolded() {
        var run = CommandLineRun.of("fuse", "repghostnet-0.5x", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        var json = run.json();
        assertThat(json.get("batchNormsBefore").intValue()).isEqualTo(112);
        assertThat(json.get("batchNormsAfter").intValue()).isZero();
        assertThat(json.get("operatorsAfter").intValue())
                .isLessThan(json.get("operatorsBefore").intValue());
        assertThat(json.get("largestRelative").doubleValue())
                .isPositive()
                .isLessThan(json.get("tolerance").doubleValue());
        assertThat(json.get("meanAbsolute").doubleValue())
                .isPositive()
                .isLessThanOrEqualTo(json.get("largestAbsolute").doubleValue());
        assertThat(json.get("topClassAgrees").booleanValue()).isTrue();
        assertThat(json.get("holds").booleanValue()).isTrue();
        assertThat(json.get("ulps").isNumber()).isTrue();
        assertThat(json.get("verdict").textValue()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"module-a", "module-c", "module-e"})
    void textBeginsWithTheVerdict(String module) {
        var run = CommandLineRun.of("fuse", module, "--engine", "reference");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("batch norms", "operators", "tolerance");
    }
}
