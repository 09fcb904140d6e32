package ghostlens.app.panel.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.fuse.rules.Fusion;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.zoo.Zoo;
import ghostlens.viewer.evolution.Fate.Merged;
import ghostlens.viewer.evolution.Fate.Removed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoriesTest {

    @Test
    void modulesEndInWhatThePaperHasAtInference() {
        var story = Stories.modules();
        assertThat(story.chapters()).extracting(Chapter::mark).containsExactly("a", "b", "c", "d", "e");
        var fused = story.chapters().getLast().network().graph();
        var published = Zoo.find("module-e").graph(Form.INFERENCE);
        assertThat(fused.nodes())
                .extracting(node -> node.id())
                .containsExactlyElementsOf(
                        published.nodes().stream().map(node -> node.id()).toList());
        assertThat(story.steps().getLast().changes())
                .contains(new Merged(
                        List.of(
                                new NodeId("cheap_operation.0"),
                                new NodeId("cheap_operation.1"),
                                new NodeId("fusion_bn.0"),
                                new NodeId("add")),
                        new NodeId("cheap_operation.0")));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, false", "2, true"})
    void bottlenecksLoseNoOperatorUnmapped(int stride, boolean squeezeExcite) {
        var story = Stories.bottlenecks(stride, squeezeExcite);
        assertThat(story.chapters()).hasSize(3);
        assertThat(story.steps())
                .allSatisfy(step -> assertThat(step.fates()).noneMatch(fate -> fate instanceof Removed));
        assertThat(story.film().isWhole()).isTrue();
        assertThat(story.chapters().getLast().network().graph().nodes())
                .noneMatch(node -> node.op().label().equals("batch norm"));
    }

    @Test
    void fusingShowsEveryStepWithItsFormula() {
        var network = NetworkOpener.open(OpenRequest.of("repghostnet-0.5x", Form.TRAINING))
                .network();
        var trace = Fusion.fuse(network);
        var story = Stories.fusing("RepGhostNet 0.5×", trace);
        assertThat(story.chapters()).hasSize(trace.steps().size() + 1);
        assertThat(story.film().length()).isEqualTo(story.chapters().size());
        assertThat(story.isRun()).isFalse();
        assertThat(story.chapters().subList(1, 9))
                .allSatisfy(chapter -> assertThat(chapter.formula()).isPresent());
        for (double position = 0; position < story.film().length() - 1; position += 0.5) {
            assertThat(story.film().at(position).actors()).hasSizeBetween(2, 32);
        }
    }

    @Test
    void fusingNothingHasOneStage() {
        var network =
                NetworkOpener.open(OpenRequest.of("module-e", Form.INFERENCE)).network();
        var story = Stories.fusing("e", Fusion.fuse(network));
        assertThat(story.film().length()).isEqualTo(1);
        assertThat(story.film().at(0).actors()).hasSize(network.graph().nodes().size());
    }

    @Test
    void verdictsSayWhatIsDesignedAndWhatIsEqual() {
        var chapters = Stories.modules().chapters();
        var engine = new ReferenceEngine();
        assertThat(Runs.verdict(chapters.get(0), chapters.get(1), engine))
                .contains("by design")
                .contains("24×56×56")
                .contains("48×56×56");
        assertThat(Runs.verdict(chapters.get(1), chapters.get(2), engine))
                .contains("by design")
                .contains("%");
        assertThat(Runs.verdict(chapters.get(3), chapters.get(4), engine)).startsWith("Equal within rounding");
    }

    @Test
    void changesAreInWords() {
        var steps = Stories.modules().steps();
        assertThat(Changes.words(steps.get(0))).isEqualTo("concat → add");
        assertThat(Changes.words(steps.get(1))).isEqualTo("ReLU moves");
        assertThat(Changes.words(steps.get(2))).isEqualTo("batch norm is added");
        assertThat(Changes.words(steps.get(3)))
                .contains("depthwise 3×3 + batch norm + batch norm + add → depthwise 3×3");
    }
}
