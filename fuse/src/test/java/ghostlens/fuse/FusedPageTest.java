package ghostlens.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.fuse.check.EquivalenceCheck;
import ghostlens.fuse.check.Verdict;
import ghostlens.fuse.rules.Fusion;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.run.Engine;
import ghostlens.model.run.fast.FastEngine;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.NetworkFamily;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Variant.Kind;
import ghostlens.model.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps `docs/fused.md` true: everything of the zoo and every published block is fused, and the page written anew from
/// that. What is small is checked in every build, the rest where `ghostlens.fused` is `all`; a network that is not
/// equal
/// fails either, so there is one verdict that a page can have.
class FusedPageTest {
    private static final Path ROOT = Path.of(System.getProperty("ghostlens.root", ".."));
    private static final Engine ENGINE = new FastEngine();
    private static final Verdict EXPECTED = Verdict.EQUAL_WITHIN_ROUNDING;
    private static final String HEAD = """
            # What is left after fusing

            Everything in the zoo that has batch norms, and the blocks of other papers, fused with the rules that
            `ghostlens fuse` applies by default: see [fusion](fusion.md). Counts are those before / after, at the network's
            own input; multiply-adds are those of convolutions and linear layers.

            The verdict is that of [the check](equivalence.md) on our kernels in float32 and on the reference engine in
            float64, with seeded weights and one seeded picture of 32×32 (GhostNetV2 and detectors 64×64; modules and
            blocks have their own inputs). Why a batch norm is left, `ghostlens fuse NETWORK --explain NODE` says.

            A test writes this page anew and compares. In every build it counts everything and checks what has fewer than
            2.5 million parameters and is no detector; this checks everything, in two minutes:
            `mvn test -pl fuse -am -Dtest=FusedPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dghostlens.fused=all`
            """;
    private static final String TABLE = """

            | %s | batch norms | operators | multiply-adds | verdict |
            |---|--:|--:|--:|---|
            """;
    private static final boolean EVERYTHING =
            System.getProperty("ghostlens.fused", "").equals("all");
    private static final int FEW = 2_500_000;

    private record Row(String title, OpGraph before, OpGraph after, Verdict verdict) {}

    @Test
    void thePageAgreesWithWhatFusingLeaves() throws IOException {
        var page = page();
        Files.writeString(ROOT.resolve("fuse/target/fused.md"), page);
        assertThat(ROOT.resolve("docs/fused.md"))
                .as("docs/fused.md; fuse/target/fused.md is what it should be")
                .hasContent(page);
    }

    private static String page() {
        var families = new LinkedHashMap<NetworkFamily, List<Row>>();
        Zoo.variants().stream()
                .filter(variant -> variant.graph(Form.TRAINING).count(Op.BatchNorm.class) > 0)
                .forEach(variant -> families.computeIfAbsent(variant.family(), _ -> new ArrayList<>())
                        .add(row(variant)));
        var blocks = Stream.of(Blocks.values()).map(FusedPageTest::row).toList();
        return HEAD
                + section("Blocks of other papers", "block", blocks)
                + families.entrySet().stream()
                        .map(family -> section(family.getKey().title(), "network", family.getValue()))
                        .collect(Collectors.joining());
    }

    private static Row row(Blocks block) {
        var trace = Fusion.fuse(block.network());
        return new Row(block.title(), trace.before().graph(), trace.after().graph(), verdict(trace));
    }

    /// The counts are those at the network's own input, the verdict that on a small picture.
    private static Row row(Variant variant) {
        var graph = variant.graph(Form.TRAINING);
        var network = new Network(variant.name(), graph, SeededWeights.of(graph, 5), Form.TRAINING);
        var small = new Network(variant.name(), small(variant), network.weights(), Form.TRAINING);
        return new Row(
                variant.title(),
                graph,
                Fusion.fuse(network).after().graph(),
                isDue(variant, graph) ? verdict(Fusion.fuse(small)) : EXPECTED);
    }

    private static boolean isDue(Variant variant, OpGraph graph) {
        return EVERYTHING || graph.parameters() < FEW && variant.kind() != Kind.DETECTOR;
    }

    /// The maps of modules and blocks are small already. GhostNetV2 halves those of 32×32 once too often.
    private static OpGraph small(Variant variant) {
        if (variant.input().channels() != 3) {
            return variant.graph(Form.TRAINING);
        }
        int size = variant.kind() == Kind.DETECTOR || variant.name().startsWith("ghostnetv2") ? 64 : 32;
        return variant.definition().graph(Form.TRAINING, TensorShape.of(1, 3, size, size), variant.classes());
    }

    private static Verdict verdict(Trace trace) {
        var input = SeededInput.of(trace.before().graph().inputShape(), 1);
        var equivalence = EquivalenceCheck.check(trace, ENGINE, input);
        assertThat(equivalence.verdict())
                .as("%s: %s", trace.before().name(), equivalence.sentence())
                .isEqualTo(EXPECTED);
        return equivalence.verdict();
    }

    private static String section(String title, String what, List<Row> rows) {
        return "\n## " + title + "\n" + TABLE.formatted(what)
                + rows.stream().map(FusedPageTest::line).collect(Collectors.joining());
    }

    private static String line(Row row) {
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        row.title,
                        change(row, graph -> graph.count(Op.BatchNorm.class)),
                        change(row, OpGraph::operators),
                        change(row, graph -> graph.cost().multiplyAdds()),
                        row.verdict.words().toLowerCase(Locale.ROOT));
    }

    private static String change(Row row, ToLongFunction<OpGraph> count) {
        return String.format(Locale.ROOT, "%,d / %,d", count.applyAsLong(row.before), count.applyAsLong(row.after));
    }
}
