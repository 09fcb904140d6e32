package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.open.CorrectionsFile;
import ghostlens.fuse.match.Corrections;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {
    @TempDir
    private Path folder;

    private Path corrections = Path.of("");

    @BeforeEach
    void setCorrections() {
        corrections = folder.resolve("corrections.json");
    }

    private CommandLineRun match(Object... args) {
        var words = new Object[args.length + 3];
        System.arraycopy(args, 0, words, 1, args.length);
        words[0] = "match";
        words[args.length + 1] = "--corrections";
        words[args.length + 2] = corrections;
        return CommandLineRun.of(words);
    }

    @Test
    void whatBecameOneIsListedWithWhatTookItIn() {
        var run = match("module-d", "module-d", "--second-form", "inference", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        var json = run.json();
        assertThat(json.at("/counts/kept").intValue()).isEqualTo(3);
        assertThat(json.at("/counts/merged").intValue()).isEqualTo(2);
        assertThat(json.at("/matches")).hasSize(2);
        assertThat(json.at("/matches/1/second/0").textValue()).isEqualTo("cheap_operation.0");
        assertThat(json.at("/matches/1/first")).hasSize(4);
    }

    @Test
    void filesUnderForeignNamesAreMatched() {
        var file = folder.resolve("d.onnx");
        assertThat(CommandLineRun.of("export", "module-d", "--form", "inference", "--out", file)
                        .exitCode())
                .isZero();

        var run = match("module-d", file);

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(run.out()).contains("merged", "bias none → yes").doesNotContain("no counterpart");
    }

    @Test
    void whatHasNoCounterpartIsSaid() {
        var run = match("module-a", "module-d");

        assertThat(run.out()).contains("no counterpart", "operator concat → add", "fusion_bn.0");
    }

    @Test
    void equalNetworksDoNotDiffer() {
        assertThat(match("module-d", "module-d").out()).contains("No operator differs.");
    }

    @Test
    void correctionsByHandAreKeptTo() {
        var graph = Zoo.find("module-d").graph(Form.TRAINING);
        var relu = new NodeId("relu");
        new CorrectionsFile(corrections)
                .save(graph, graph, Corrections.NONE.withRemoved(relu).withAdded(relu));

        var run = match("module-d", "module-d", "--json");

        assertThat(run.json().at("/corrections").intValue()).isEqualTo(2);
        assertThat(run.json().at("/counts/removed").intValue()).isEqualTo(1);
        assertThat(run.json().at("/matches/0/byHand").booleanValue()).isTrue();
    }
}
