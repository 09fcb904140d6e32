package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test
    void jsonListsTheStepsAndWhatIsBlocked() {
        var json = CommandLineRun.of("fuse", "module-b", "--engine", "reference", "--json")
                .json();

        var step = json.get("steps").get(0);
        assertThat(step.get("position").intValue()).isEqualTo(1);
        assertThat(step.get("rule").textValue()).isEqualTo("conv + batch norm");
        assertThat(step.get("formula").textValue()).contains("γ/√(σ² + ε)");
        assertThat(step.get("before").toString()).isEqualTo("[\"primary_conv.0\",\"primary_conv.1\"]");
        assertThat(step.get("after").toString()).isEqualTo("[\"primary_conv.0\"]");
        assertThat(step.get("change").get("operators").intValue()).isEqualTo(-1);
        var blocked = json.get("blocked").get(0);
        assertThat(blocked.get("node").textValue()).isEqualTo("add");
        assertThat(blocked.get("rule").textValue()).isEqualTo("identity branch");
        assertThat(blocked.get("culprit").textValue()).isEqualTo("cheap_operation.2");
        assertThat(blocked.get("reason").textValue()).endsWith(".");
    }

    @Test
    void stepsStopEarlyAndAreListed() {
        var run = CommandLineRun.of("fuse", "module-d", "--engine", "reference", "--steps", "1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("The batch norm primary_conv.1 scales the kernel of primary_conv.0");
        assertThat(run.out()).doesNotContain("centre tap");
        assertThat(CommandLineRun.of("fuse", "module-d", "--steps", "-1").exitCode())
                .isEqualTo(ExitCode.BAD_USE);
    }

    @Test
    void deployRulesLeaveTheBatchNormsThatTheAuthorsLeave() {
        var json = CommandLineRun.of("fuse", "repghostnet-0.5x", "--rules", "deploy", "--json")
                .json();

        assertThat(json.get("batchNormsAfter").intValue()).isEqualTo(48);
        assertThat(CommandLineRun.of("fuse", "module-d", "--rules", "every").exitCode())
                .isEqualTo(ExitCode.BAD_USE);
    }

    @Test
    void whatIsFusedBeyondTheFormsIsWrittenOnlyWithItsGraph(@TempDir Path folder) {
        var tensors = folder.resolve("fused.safetensors").toString();
        var refused = CommandLineRun.of("fuse", "mobilenetv3-small-1.0x", "--size", "32", "--out", tensors);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(refused.err()).contains("none of its forms", ".onnx", "--rules inference");
        assertThat(Path.of(tensors)).doesNotExist();

        var graph = folder.resolve("fused.onnx").toString();
        assertThat(CommandLineRun.of("fuse", "mobilenetv3-small-1.0x", "--size", "32", "--out", graph)
                        .exitCode())
                .isZero();
        assertThat(CommandLineRun.of("run", graph).exitCode()).isZero();
        assertThat(CommandLineRun.of(
                                "fuse",
                                "mobilenetv3-small-1.0x",
                                "--size",
                                "32",
                                "--rules",
                                "inference",
                                "--out",
                                tensors)
                        .exitCode())
                .isZero();
        assertThat(CommandLineRun.of("run", tensors).exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--explain add, --channel cheap_operation.0:5",
        "--explain add, --fault wrong-epsilon",
        "--channel cheap_operation.0:5, --fault wrong-epsilon",
        "--fault wrong-epsilon, --out fused.npz",
        "--explain add, --out fused.npz"
    })
    void oneRunDoesOneThing(String one, String other) {
        var run = CommandLineRun.of(("fuse module-d " + one + " " + other).split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(one.split(" ")[0] + " does not go with " + other.split(" ")[0]);
    }

    @Test
    void namesWithoutAFileAreNotPassedOver() {
        var run = CommandLineRun.of("fuse", "module-d", "--names", "official");

        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).contains("--out");
    }

    @Test
    void saysWhereThereWasNothingToFuse() {
        assertThat(CommandLineRun.of("fuse", "module-e").out()).contains("No step was taken.");
    }

    @Test
    void channelsAreShownTermByTerm() {
        var run = CommandLineRun.of("fuse", "module-d", "--channel", "cheap_operation.0:5");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("Channel 5 of cheap_operation.0, depthwise 3×3 over x = primary_conv.2")
                .contains("(4) the batch norm fusion_bn.0: batch norm branch", "s  =   0.828458403   = γ/√(σ² + ε) = ")
                .contains("(5) the sum add", "bias   0.00262566008 = 0.0454362768 + (-0.0428106167)");

        var json = CommandLineRun.of("fuse", "module-d", "--channel", "cheap_operation.0:5", "--json")
                .json();
        assertThat(json.get("terms")).hasSize(5);
        assertThat(json.get("terms").get(3).get("givens").get(0).get("source").textValue())
                .isEqualTo("fusion_bn.0.weight[5]");
        assertThat(json.get("kernel")).hasSize(9);
        assertThat(json.get("note").isNull()).isTrue();
        for (var wrong : List.of("cheap_operation.0", "cheap_operation.0:24", "add:0", ":1")) {
            assertThat(CommandLineRun.of("fuse", "module-d", "--channel", wrong).exitCode())
                    .as(wrong)
                    .isEqualTo(ExitCode.BAD_USE);
        }
    }

    @Test
    void explainSaysWhatStandsInTheWay() {
        var run = CommandLineRun.of("fuse", "module-b", "--explain", "add");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("blocked").contains("ReLU cheap_operation.2");
        var json = CommandLineRun.of("fuse", "module-b", "--explain", "add", "--json")
                .json();
        assertThat(json.get("node").textValue()).isEqualTo("add");
        assertThat(json.get("lines").get(0).get("culprit").textValue()).isEqualTo("cheap_operation.2");
        assertThat(CommandLineRun.of("fuse", "module-b", "--explain", "nowhere").exitCode())
                .isEqualTo(ExitCode.BAD_USE);
    }
}
