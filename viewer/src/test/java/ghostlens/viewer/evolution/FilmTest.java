package ghostlens.viewer.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ghostlens.model.graph.Family;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import ghostlens.viewer.evolution.Fate.Added;
import ghostlens.viewer.evolution.Fate.Kept;
import ghostlens.viewer.evolution.Fate.Merged;
import ghostlens.viewer.evolution.Fate.Turned;
import ghostlens.viewer.evolution.Scene.Actor;
import ghostlens.viewer.evolution.Scene.Line;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FilmTest {
    private static final List<Mapping> STEPS = List.of(
            step("a", "b", Map.of("concat", "add")),
            step("b", "c", Map.of("cheap_operation.2", "relu")),
            step("c", "d", Map.of()),
            step(
                    "d",
                    "e",
                    Map.of(
                            "primary_conv.1", "primary_conv.0",
                            "cheap_operation.1", "cheap_operation.0",
                            "fusion_bn.0", "cheap_operation.0",
                            "add", "cheap_operation.0")));
    private static final Film FILM = new Film(graph("a"), STEPS, Set.of(), _ -> 0);

    private static OpGraph graph(String letter) {
        return Zoo.find("module-" + letter).graph(Form.TRAINING);
    }

    private static Mapping step(String from, String to, Map<String, String> names) {
        var becomes = new HashMap<NodeId, NodeId>();
        names.forEach((one, other) -> becomes.put(new NodeId(one), new NodeId(other)));
        return Mapping.of(graph(from), graph(to), becomes);
    }

    private static NodeId id(String path) {
        return new NodeId(path);
    }

    @Test
    void mappingSaysWhatBecomesOfEveryOperator() {
        assertThat(STEPS.get(0).changes()).containsExactly(new Turned(id("concat"), id("add")));
        assertThat(STEPS.get(1).changes()).containsExactly(new Kept(id("cheap_operation.2"), id("relu")));
        assertThat(STEPS.get(2).changes()).containsExactly(new Added(id("fusion_bn.0")));
        assertThat(STEPS.get(3).changes())
                .containsExactlyInAnyOrder(
                        new Merged(List.of(id("primary_conv.0"), id("primary_conv.1")), id("primary_conv.0")),
                        new Merged(
                                List.of(id("cheap_operation.0"), id("cheap_operation.1"), id("fusion_bn.0"), id("add")),
                                id("cheap_operation.0")));
    }

    @Test
    void mappingRefusesAnOperatorWithoutAFate() {
        var fates = STEPS.get(0).fates();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mapping(graph("a"), graph("b"), fates.subList(1, fates.size())))
                .withMessageContaining("input");
    }

    @Test
    void mappingsOneAfterTheOtherLeadFromTheFirstToTheLast() {
        var whole = STEPS.stream().reduce(Mapping::then).orElseThrow();
        assertThat(whole.destination(id("concat"))).contains(id("cheap_operation.0"));
        assertThat(whole.destination(id("cheap_operation.2"))).contains(id("relu"));
    }

    @Test
    void aStageIsTheSameFromBothSides() {
        for (int stage = 0; stage < FILM.length(); stage++) {
            var scene = FILM.at(stage);
            assertThat(scene.actors()).allMatch(actor -> actor.opacity() == 1 && actor.attention() == 0);
            assertThat(near(FILM.at(stage - 1e-9), scene)).isTrue();
            assertThat(near(FILM.at(stage + 1e-9), scene)).isTrue();
        }
    }

    @Test
    void backAndForthEndsInTheSameScene() {
        var first = FILM.at(2.37);
        for (var position : positions(2.37, 4, 0.1)) {
            FILM.at(position);
        }
        for (var position : positions(0, 4, 0.1).reversed()) {
            FILM.at(position);
        }
        assertThat(FILM.at(2.37)).isEqualTo(first);
        assertThat(FILM.at(0)).isEqualTo(new Film(graph("a"), STEPS, Set.of(), _ -> 0).at(0));
    }

    @Test
    void nothingJumps() {
        for (var position : positions(0, 4, 0.01)) {
            var now = FILM.at(position);
            var soon = FILM.at(position + 0.01);
            for (var actor : now.actors()) {
                soon.actors().stream()
                        .filter(a -> a.box().path().equals(actor.box().path()))
                        .filter(a -> a.opacity() < 1 == actor.opacity() < 1)
                        .forEach(a -> assertThat(Math.hypot(
                                        a.box().x() - actor.box().x(),
                                        a.box().y() - actor.box().y()))
                                .as("%s at %s", actor.box().path(), position)
                                .isLessThan(16));
            }
        }
    }

    @Test
    void whatIsKeptStaysInItsPlace() {
        for (var path : List.of("input", "primary_conv.0", "primary_conv.1", "primary_conv.2", "cheap_operation.0")) {
            var place = box(FILM.at(0), path);
            for (var position : positions(0, 3, 0.25)) {
                assertThat(box(FILM.at(position), path)).as(path).isEqualTo(place);
            }
        }
        assertThat(box(FILM.at(1), "add").x())
                .isEqualTo(box(FILM.at(0), "concat").x());
    }

    @Test
    void theReluPassesTheAddWithoutTouchingIt() {
        for (var position : positions(1, 2, 0.05)) {
            var scene = FILM.at(position);
            var relu = scene.actor("relu")
                    .or(() -> scene.actor("cheap_operation.2"))
                    .orElseThrow();
            assertThat(relu.box().intersects(box(scene, "add")))
                    .as("at %s", position)
                    .isFalse();
        }
    }

    @Test
    void boxesThatStayNeverLieOnEachOther() {
        for (var position : positions(0, 4, 0.02)) {
            var whole = FILM.at(position).actors().stream()
                    .filter(actor -> actor.opacity() == 1 && actor.box().height() == 44)
                    .map(Actor::box)
                    .toList();
            for (var one : whole) {
                for (var other : whole) {
                    assertThat(one == other || !one.intersects(other))
                            .as("%s and %s at %s", one.path(), other.path(), position)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void linesEndAtBoxesWhereverThoseAre() {
        for (var position : positions(0, 4, 0.05)) {
            var scene = FILM.at(position);
            for (var line : scene.lines()) {
                assertThat(List.of(line.points().getFirst(), line.points().getLast()))
                        .as("%s at %s", line, position)
                        .allMatch(point -> scene.actors().stream().anyMatch(actor -> touches(actor.box(), point)));
            }
        }
    }

    private static boolean touches(Box box, Point point) {
        return box.at(box.x() - 1e-6, box.y(), box.width() + 2e-6, box.height()).contains(point.x(), point.y());
    }

    @Test
    void threeBranchesFlowIntoOneConvolution() {
        var before = FILM.at(3);
        var after = FILM.at(4);
        assertThat(before.lines())
                .filteredOn(line -> line.from().equals("primary_conv.2"))
                .hasSize(2);
        assertThat(after.lines())
                .filteredOn(line -> line.from().equals("primary_conv.2"))
                .extracting(Line::to)
                .containsExactly("cheap_operation.0");
        assertThat(box(after, "cheap_operation.0").families())
                .containsExactly(Family.DEPTHWISE_CONVOLUTION, Family.NORMALIZATION, Family.ADD);
        var middle = FILM.at(3.25);
        assertThat(box(middle, "fusion_bn.0").width())
                .isLessThan(box(before, "fusion_bn.0").width());
    }

    @Test
    void sideBySideAllStagesBeginAtOneHeight() {
        var stages = FILM.sideBySide();
        assertThat(stages).hasSize(5);
        assertThat(stages)
                .extracting(stage -> stage.box("input").orElseThrow().y())
                .containsOnly(24.0);
        assertThat(stages).allSatisfy(stage -> assertThat(stage.boxes()).allMatch(box -> box.y() % 4 == 0));
    }

    @Test
    void excerptHasWhatChangesAndItsNeighbours() {
        var graph = Zoo.find("repghostnet-0.5x").graph(Form.TRAINING);
        var same = Mapping.of(graph, graph, Map.of());
        assertThat(same.changes()).isEmpty();
        var excerpt = STEPS.get(2).excerpt();
        assertThat(excerpt.changes()).containsExactly(new Added(id("fusion_bn.0")));
        assertThat(excerpt.after().node(id("primary_conv.0")).op()).isInstanceOf(Op.Input.class);
        assertThat(excerpt.after().contains(id("input"))).isFalse();
    }

    private static List<Double> positions(double from, double to, double by) {
        return DoubleStream.iterate(from, position -> position <= to, position -> position + by)
                .boxed()
                .toList();
    }

    private static Box box(Scene scene, String path) {
        return scene.actor(path).orElseThrow().box();
    }

    private static boolean near(Scene one, Scene other) {
        return other.actors().stream()
                .allMatch(actor ->
                        one.actors().stream().anyMatch(a -> a.opacity() > 0.999 && near(a.box(), actor.box())));
    }

    private static boolean near(Box one, Box other) {
        return Math.abs(one.x() - other.x()) < 1e-3 && Math.abs(one.y() - other.y()) < 1e-3;
    }
}
