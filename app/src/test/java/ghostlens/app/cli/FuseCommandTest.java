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
        assertThat(json.get("verdict").textValue()).isEqualTo("equal-within-rounding");
        assertThat(json.get("firstNode").isNull()).isTrue();
        assertThat(json.get("check").get("inputs")).hasSize(3);
    }

    @Test
    void plantedFaultIsFoundWhereItIs() {
        var run = CommandLineRun.of("fuse", "module-d", "--fault", "wrong-epsilon", "--json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(run.json().get("verdict").textValue()).isEqualTo("different-function");
        assertThat(run.err())
                .contains("Planted at " + run.json().get("firstNode").textValue() + ":");
    }

    @Test
    void faultThatHasNoPlaceIsRefused() {
        var run = CommandLineRun.of("fuse", "module-d", "--fault", "shared-weight-folded-once");

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).contains("share a kernel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"module-a", "module-c", "module-e"})
    void textBeginsWithTheVerdict(String module) {
        var run = CommandLineRun.of("fuse", module, "--engine", "reference");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("Equal within rounding: ").contains("batch norms", "operators", "PSNR");
    }
}
