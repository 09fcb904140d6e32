package ghostlens.viewer.layout;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Graphs without a narrow place, in which every operator may read every one before it.
class CrowdedTest {
    @ParameterizedTest
    @CsvSource({"1, 40, 40", "2, 150, 150", "3, 60, 20", "4, 120, 12", "5, 20, 5"})
    void everythingIsInItsPlace(int seed, int operators, int inGroup) {
        var graph = tangle(seed, operators, inGroup);
        var all = GroupTree.of(graph).paths();
        for (var open : List.of(Set.<String>of(), all)) {
            for (var flow : Flow.values()) {
                SoundLayout.check(GraphLayout.layout(graph, open, flow));
            }
        }
        var laidOut = GraphLayout.layout(graph, all);
        assertThat(laidOut.boxes()).hasSize(graph.nodes().size() + all.size());
        SoundLayout.routesEndAtTheBordersOfTheirBoxes(laidOut);
    }

    @Test
    void everyLineLeadsForward() {
        var graph = GraphLayout.layout(tangle(6, 150, 150), Set.of());
        assertThat(graph.routes())
                .allMatch(r -> r.points().getFirst().y() < r.points().getLast().y());
    }

    @Test
    void graphThatIsTooMuchForElkIsStillLaidOut() {
        var graph = GraphLayout.layout(tangle(7, 3_000, 3_000), Set.of());
        assertThat(graph.boxes().stream().map(LaidOutGraph.Box::path).collect(Collectors.toSet()))
                .hasSize(3_000);
    }

    /// @param inGroup how many operators that follow one another stand in a group
    private static OpGraph tangle(int seed, int operators, int inGroup) {
        var random = new SplittableRandom(seed);
        var builder = new GraphBuilder(Form.TRAINING);
        var wires = new ArrayList<Wire>(List.of(builder.input("input", TensorShape.of(1, 4, 4, 4))));
        while (wires.size() < operators) {
            var last = wires.getLast();
            var other = wires.get(random.nextInt(wires.size()));
            var at = new Wire(builder, inGroup < operators ? "g" + wires.size() / inGroup : "", last.id());
            var name = "n" + wires.size();
            wires.add(last.equals(other) ? at.relu(name) : at.plus(name, other));
        }
        return builder.build(wires.getLast());
    }
}
