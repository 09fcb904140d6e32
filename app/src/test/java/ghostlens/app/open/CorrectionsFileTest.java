package ghostlens.app.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.fuse.match.Corrections;
import ghostlens.model.Problem;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionsFileTest {
    private static final OpGraph ONE = Zoo.find("module-a").graph(Form.TRAINING);
    private static final OpGraph OTHER = Zoo.find("module-d").graph(Form.TRAINING);
    private static final Corrections CORRECTIONS = Corrections.NONE
            .with(new NodeId("concat"), new NodeId("add"))
            .withRemoved(new NodeId("cheap_operation.2"))
            .withAdded(new NodeId("relu"));

    @Test
    void correctionsAreFoundAgain(@TempDir Path folder) {
        var file = folder.resolve("new").resolve("corrections.json");
        new CorrectionsFile(file).save(ONE, OTHER, CORRECTIONS);
        assertThat(new CorrectionsFile(file).load(ONE, OTHER)).isEqualTo(CORRECTIONS);
        assertThat(new CorrectionsFile(file).load(ONE, ONE)).isEqualTo(Corrections.NONE);
    }

    @Test
    void correctionsHoldInTheOtherOrderToo(@TempDir Path folder) {
        var file = new CorrectionsFile(folder.resolve("corrections.json"));
        file.save(ONE, OTHER, CORRECTIONS);
        assertThat(file.load(OTHER, ONE)).isEqualTo(CORRECTIONS.reversed());
        file.save(OTHER, ONE, Corrections.NONE);
        assertThat(file.load(ONE, OTHER)).isEqualTo(Corrections.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 3",
                "null",
                "{\"a\": null}",
                "{\"a\": {\"belongs\": {}, \"removed\": []}}",
                "{\"a\": {\"belongs\": {\"x\": null}, \"removed\": [], \"added\": []}}",
                "{\"a\": {\"belongs\": {}, \"removed\": [\"\"], \"added\": []}}"
            })
    void damagedFileIsAProblemThatNamesIt(String damaged, @TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("corrections.json"), damaged);
        assertThatThrownBy(() -> new CorrectionsFile(file).load(ONE, OTHER))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("corrections.json");
        assertThatThrownBy(() -> new CorrectionsFile(file).save(ONE, OTHER, CORRECTIONS))
                .isInstanceOf(Problem.class);
        assertThat(file).hasContent(damaged);
    }
}
