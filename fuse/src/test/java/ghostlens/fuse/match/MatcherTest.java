package ghostlens.fuse.match;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.fuse.match.Match.Fate;
import ghostlens.fuse.rules.Fusion;
import ghostlens.fuse.rules.RuleSet;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The pairs of the paper, and copies under other names: `-Dghostlens.figures=true` prints what they come to.
class MatcherTest {
    private static final boolean FIGURES = Boolean.getBoolean("ghostlens.figures");
    private static final List<String> MODULES = List.of("a", "b", "c", "d", "e");

    static Stream<List<String>> modules() {
        return MODULES.stream().flatMap(one -> MODULES.stream().map(other -> List.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void modulesOfTheEvolutionAreMatchedAsThePaperSaysThem(List<String> pair) {
        var one = training("module-" + pair.getFirst());
        var other = training("module-" + pair.getLast());
        boolean backwards = pair.getFirst().equals("e");
        var matching = Matcher.match(one, other);
        var wrong = backwards
                ? PaperTruth.ofModules(other, one).wrong(matching.reversed())
                : PaperTruth.ofModules(one, other).wrong(matching);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1", "s2", "s1-se", "s2-se", "s1-noshortcut", "s2-noshortcut", "s2-se-noshortcut"})
    void ghostAndRepGhostBottlenecksAreMatchedPartByPart(String kind) {
        for (var form : Form.values()) {
            var one = Zoo.find("ghost-bottleneck-" + kind).graph(form);
            var other = Zoo.find("repghost-bottleneck-" + kind).graph(form);
            assertThat(PaperTruth.ofModules(one, other).wrong(Matcher.match(one, other)))
                    .as(form.label())
                    .isEmpty();
        }
    }

    static Stream<String> convertible() {
        return Zoo.variants().stream().map(Variant::name).filter(name -> !name.equals("module-e"));
    }

    @ParameterizedTest
    @MethodSource("convertible")
    void formsAreMatchedAsTheirRewritingLeftThem(String name) {
        var graph = training(name);
        var network = new Network(name, graph, SeededWeights.of(graph, 5), Form.TRAINING);
        var deploy = Fusion.fuse(network, RuleSet.DEPLOY, Integer.MAX_VALUE);
        var inference = Fusion.fuse(network, RuleSet.INFERENCE, Integer.MAX_VALUE);
        var rest = Fusion.fuse(deploy.after(), RuleSet.INFERENCE, Integer.MAX_VALUE);
        for (var trace : List.of(deploy, inference, rest)) {
            var before = trace.before().graph();
            var after = trace.after().graph();
            var truth = Truth.of(trace);
            assertThat(truth.wrong(Matcher.match(before, after))).isEmpty();
            assertThat(truth.wrong(Matcher.match(after, before).reversed())).isEmpty();
            figure(
                    "%s %s → %s: all %d operators right",
                    name, before.operators(), after.operators(), before.operators());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "repghostnet-0.5x, repghostnet-2.0x",
        "repghostnet-1.0x, repghostnet-0.73x",
        "ghostnet-0.5x, ghostnet-1.3x",
        "mobilenetv2-0.35x, mobilenetv2-0.6x",
        "mobilenetv3-small-0.75x, mobilenetv3-small-1.0x",
    })
    void widthsOfOneFamilyAreMatchedByTheirParts(String one, String other) {
        var narrow = training(one);
        var wide = training(other);
        var matching = Matcher.match(narrow, wide);
        assertThat(Truth.ofNames(narrow, wide).wrong(matching)).isEmpty();
        assertThat(matching.count(Fate.CHANGED)).isPositive();
        figure("%s → %s: %d kept, %d changed", one, other, matching.count(Fate.KEPT), matching.count(Fate.CHANGED));
    }

    @Test
    void networksAreMatchedBlockByBlock() {
        var ghost = training("ghostnet-1.0x");
        var repGhost = training("repghostnet-1.0x");
        var matching = Matcher.match(ghost, repGhost);
        var strays = matching.matches().stream()
                .filter(Match::isPair)
                .filter(match -> !block(match.before().getFirst().id())
                        .equals(block(match.after().getFirst().id())))
                .toList();
        assertThat(strays).isEmpty();
        var wrong = PaperTruth.ofModules(ghost, repGhost).wrong(matching);
        figure(
                "ghostnet-1.0x → repghostnet-1.0x: %d of %d not as by name%n%s",
                wrong.size(), ghost.nodes().size(), wrong);
        assertThat(wrong).isEmpty();
    }

    private static String block(NodeId id) {
        var parts = id.path().split("\\.");
        return parts[0].equals("blocks") ? parts[1] + "." + parts[2] : parts[0];
    }

    static Stream<String> copied() {
        return Stream.of(
                "module-d",
                "repghost-bottleneck-s2-se",
                "repghostnet-0.5x",
                "repghostnet-1.0x",
                "ghostnet-1.0x",
                "mobilenetv3-small-0.75x",
                "shufflenetv2-0.5x",
                "efficientnet-b0",
                "mobileone-s0",
                "repvgg-a0");
    }

    @ParameterizedTest
    @MethodSource("copied")
    void copiesUnderOtherNamesInAnotherOrderAreMatchedWhole(String name) {
        assertThat(right(name, 0)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("copied")
    void copiesWithAnOperatorMoreOrLessInFiftyAreMatchedNearlyWhole(String name) {
        int edits = Math.min(4, training(name).nodes().size() / 50);
        assertThat(right(name, edits)).isGreaterThan(0.95);
    }

    private static double right(String name, int edits) {
        double least = 1;
        double sum = 0;
        int copies = 0;
        for (var form : List.of(Form.TRAINING, Form.INFERENCE)) {
            var graph = Zoo.find(name).graph(form);
            for (int seed = 0; seed < 10; seed++) {
                var copy = Copy.of(graph, edits, new Random(seed));
                double right = copy.truth().right(Matcher.match(graph, copy.graph()));
                least = Math.min(least, right);
                sum += right;
                copies++;
            }
        }
        figure("%s, %d edits: %.4f right, at least %.4f", name, edits, sum / copies, least);
        return least;
    }

    @Test
    void identicalGraphsAreKeptWithFullConfidence() {
        var graph = training("repghostnet-0.5x");
        assertThat(Matcher.match(graph, graph).matches())
                .allMatch(match -> match.fate() == Fate.KEPT && match.confidence() == 1);
    }

    @Test
    void everyOperatorIsInExactlyOneMatch() {
        var one = training("ghostnet-0.5x");
        var other = Zoo.find("repghostnet-1.0x").graph(Form.INFERENCE);
        var matches = Matcher.match(one, other).matches();
        assertThat(matches.stream().flatMap(m -> m.before().stream())).containsExactlyInAnyOrderElementsOf(one.nodes());
        assertThat(matches.stream().flatMap(m -> m.after().stream()))
                .containsExactlyInAnyOrderElementsOf(other.nodes());
    }

    @Test
    void confidenceFallsWhereSurroundingsDiffer() {
        var matching = Matcher.match(training("module-a"), training("module-d"));
        assertThat(confidence(matching, "primary_conv.0")).isEqualTo(1);
        assertThat(confidence(matching, "cheap_operation.1")).isBetween(0.5, 0.9);
        assertThat(confidence(matching, "concat")).isBetween(0.1, 0.6);
    }

    private static double confidence(Matching matching, String id) {
        return matching.ofBefore(new NodeId(id)).confidence();
    }

    @Test
    void correctionsAreKeptAndTheRestIsMatchedAroundThem() {
        var six = LongChain.of(6, Form.TRAINING);
        var five = LongChain.of(5, Form.TRAINING);
        for (int block = 1; block < 5; block++) {
            var before = new NodeId("block" + block + ".primary_conv.0");
            var after = new NodeId("block" + (block - 1) + ".primary_conv.0");
            var corrected = Matcher.match(six, five, Corrections.NONE.with(before, after));
            assertThat(corrected.ofBefore(before).byHand()).isTrue();
            assertThat(corrected.count(Fate.REMOVED)).isEqualTo(8);
            for (int later = block; later < 6; later++) {
                assertThat(corrected
                                .ofBefore(new NodeId("block" + later + ".relu"))
                                .after())
                        .extracting(node -> node.id().path())
                        .containsExactly("block" + (later - 1) + ".relu");
            }
        }
    }

    @Test
    void whatHasNoCounterpartByHandHasNone() {
        var one = training("module-d");
        var relu = new NodeId("relu");
        var without = Matcher.match(one, one, Corrections.NONE.withRemoved(relu).withAdded(relu));
        assertThat(without.ofBefore(relu).fate()).isEqualTo(Fate.REMOVED);
        assertThat(without.ofAfter(relu).fate()).isEqualTo(Fate.ADDED);
        assertThat(without.ofAfter(relu).byHand()).isTrue();
        assertThat(without.count(Fate.KEPT)).isEqualTo(one.nodes().size() - 1);
    }

    @Test
    void severalOperatorsBelongToOneWhereAPersonSaysSo() {
        var one = training("module-a");
        var other = training("module-e");
        var concat = new NodeId("concat");
        var cheap = new NodeId("cheap_operation.0");
        var corrected = Matcher.match(one, other, Corrections.NONE.with(concat, cheap));
        assertThat(corrected.ofBefore(concat)).isEqualTo(corrected.ofBefore(cheap));
        assertThat(corrected.ofAfter(cheap).before())
                .extracting(node -> node.id().path())
                .contains("cheap_operation.0", "cheap_operation.1", "concat");
    }

    @Test
    void correctionsOfOtherGraphsArePassedOver() {
        var one = training("module-d");
        var elsewhere = new NodeId("elsewhere");
        var corrections = Corrections.NONE
                .with(elsewhere, elsewhere)
                .withRemoved(elsewhere)
                .withAdded(elsewhere);
        assertThat(Matcher.match(one, one, corrections).differences()).isEmpty();
    }

    @Test
    void tenThousandOperatorsAreMatchedWithTheirFusedForm() {
        var before = LongChain.of(1250, Form.TRAINING);
        var after = LongChain.of(1250, Form.INFERENCE);
        var matching = Matcher.match(before, after);
        figureTime(before, after);
        assertThat(before.operators()).isEqualTo(10_000);
        assertThat(matching.count(Fate.MERGED)).isEqualTo(2 * 1250);
        assertThat(IntStream.range(0, 1250).mapToObj(i -> new NodeId("block" + i + ".relu")))
                .allMatch(id -> matching.ofBefore(id).after().getFirst().id().equals(id));
    }

    private static void figureTime(OpGraph before, OpGraph after) {
        for (int run = 0; FIGURES && run < 5; run++) {
            var started = System.nanoTime();
            Matcher.match(before, after);
            figure(
                    "%,d against %,d operators again in %d ms",
                    before.operators(), after.operators(), (System.nanoTime() - started) / 1_000_000);
        }
    }

    private static OpGraph training(String name) {
        return Zoo.find(name).graph(Form.TRAINING);
    }

    private static void figure(String format, Object... values) {
        if (FIGURES) {
            System.out.printf(format + "%n", values);
        }
    }
}
