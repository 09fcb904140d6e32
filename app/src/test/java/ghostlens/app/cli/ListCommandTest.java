package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class ListCommandTest {

    @Test
    void namesEveryModuleAndNetwork() {
        var run = CommandLineRun.of("list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("module-a", "module-e", "repghostnet-0.5x", "repghostnet-2.0x", "ghostnet-1.3x", "4,073,604");
    }

    @Test
    void jsonSaysWhatEachEntryIs() {
        var entries = CommandLineRun.of("list", "--json").json();

        var network = entries.valueStream()
                .filter(entry -> entry.get("id").textValue().equals("repghostnet-0.5x"))
                .findFirst()
                .orElseThrow();
        assertThat(network.get("kind").textValue()).isEqualTo("network");
        assertThat(network.get("parameters").longValue()).isEqualTo(2_313_968);
        assertThat(network.get("family").textValue()).isEqualTo("RepGhostNet");
        assertThat(network.get("forms").valueStream().map(JsonNode::textValue))
                .containsExactly("training", "deploy", "inference");
        assertThat(network.get("published").get("top5").doubleValue()).isEqualTo(86.9);
    }
}
