package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ghostlens.model.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {

    @Test
    void namesEveryModuleAndNetwork() {
        var run = CommandLineRun.of("list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("module-a", "module-e", "repghostnet-0.5x", "repghostnet-2.0x", "ghostnet-1.3x", "4,073,604");
    }

    @Test
    void csvHasARowForEachEntry(@TempDir Path folder) throws IOException {
        var file = folder.resolve("list.csv");
        var run = CommandLineRun.of("list", "--csv", file);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("module-a");
        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1 + Zoo.variants().size());
        assertThat(lines.getFirst()).startsWith("id,title,family,kind,input,classes,parameters");
        assertThat(lines).anyMatch(line -> line.startsWith("repghostnet-0.5x,") && line.contains(",2313968,"));
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
