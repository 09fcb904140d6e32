package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditCommandTest {

    @Test
    void officialConversionStopsHalfWay() {
        var run = CommandLineRun.of("audit", "repghostnet-1.0x", "--form", "deploy", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        var json = run.json();
        assertThat(json.get("trained").get("batchNorms").intValue()).isEqualTo(112);
        assertThat(json.get("found").get("batchNorms").intValue()).isEqualTo(48);
        assertThat(json.get("possible").get("batchNorms").intValue()).isZero();
        assertThat(json.get("fused")).hasSize(64);
        assertThat(json.get("fusible")).hasSize(48);
    }

    @Test
    void conversionThatChangesNothingIsLoud() {
        var run = CommandLineRun.of("audit", "ghostnet-1.0x", "--form", "deploy");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(run.out()).contains("NOTHING WAS FUSED");
    }

    @Test
    void whereThereIsNothingToFuseNothingIsMissed() {
        var run = CommandLineRun.of("audit", "module-e", "--form", "inference");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("NOTHING WAS FUSED").contains("Nothing more can be fused.");
    }

    @Test
    void whatCannotBeFusedHasItsReason() {
        var run = CommandLineRun.of("audit", "module-b", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("blocked").valueStream())
                .anySatisfy(
                        blocked -> assertThat(blocked.get("reason").textValue()).contains("linear"));
    }

    @Test
    void everythingThatIsLeftHasItsReason() {
        var json = CommandLineRun.of("audit", "ghostnet-0.5x", "--form", "inference", "--json")
                .json();
        var reasons = Stream.of("blocked", "costly", "staying")
                .flatMap(list -> json.get(list).valueStream())
                .flatMap(one -> Stream.of(one.get("node"), one.get("culprit")))
                .map(JsonNode::textValue)
                .collect(Collectors.toSet());
        var graph = Zoo.find("ghostnet-0.5x").graph(Form.INFERENCE);
        assertThat(reasons)
                .containsAll(
                        graph.nodes().stream().map(node -> node.id().path()).toList());

        var text = CommandLineRun.of("audit", "ghostnet-0.5x", "--form", "inference")
                .out();
        assertThat(text)
                .containsPattern("\nReLU +\\d+ +The ReLU .* is not linear")
                .contains("cannot be fused");
    }
}
