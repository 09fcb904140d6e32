package ghostlens.app.panel.evolution;

import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.assets.Texts;
import ghostlens.fuse.Trace;
import ghostlens.fuse.rules.Fusion;
import ghostlens.fuse.rules.RuleSet;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.zoo.Zoo;
import ghostlens.viewer.evolution.Film;
import ghostlens.viewer.evolution.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The stories that can be told: Fig. 3, Fig. 4, and the fusing of any network.
public final class Stories {
    private static final Set<String> BLOCKS = Set.of("se", "shortcut");
    /// A larger network is shown in parts.
    private static final int WHOLE = 32;

    private Stories() {}

    /// Fig. 3: the modules a to e, the last being what fusing d leaves.
    public static Story modules() {
        var chapters = new ArrayList<Chapter>();
        for (var letter : List.of("a", "b", "c", "d")) {
            chapters.add(opened("module-" + letter, letter));
        }
        var fused = fuse(chapters.getLast().network());
        chapters.add(fused("module-e", "e", fused));
        var steps = List.of(
                step(chapters, 0, Map.of("concat", "add")),
                step(chapters, 1, Map.of("cheap_operation.2", "relu")),
                step(chapters, 2, Map.of()),
                Lineage.whole(fused));
        return story(Texts.get("evolution.modules"), chapters, steps, Set.of(), true);
    }

    /// Fig. 4: a Ghost bottleneck, the RepGhost bottleneck in its place, and the same fused.
    public static Story bottlenecks(int stride, boolean squeezeExcite) {
        var suffix = "-bottleneck-s" + stride + (squeezeExcite ? "-se" : "");
        var ghost = opened("ghost" + suffix, "a");
        var repGhost = opened("repghost" + suffix, "b");
        var fused = fuse(repGhost.network());
        var chapters = List.of(
                ghost.saying(Texts.get("evolution.bottleneck.a")),
                repGhost.saying(Texts.get("evolution.bottleneck.b")),
                new Chapter(
                        "c",
                        Texts.get("evolution.bottleneck.c.title"),
                        Texts.get("evolution.bottleneck.c"),
                        Optional.empty(),
                        Optional.empty(),
                        fused.after(),
                        Optional.of(fused)));
        var becomes = new HashMap<String, String>();
        for (var module : List.of("ghost1", "ghost2")) {
            becomes.put(module + ".concat", module + ".add");
            becomes.put(module + ".cheap_operation.2", module + ".relu");
        }
        var steps = List.of(step(chapters, 0, becomes), Lineage.whole(fused));
        return story(bottleneckTitle(stride, squeezeExcite), chapters, steps, BLOCKS, true);
    }

    static String bottleneckTitle(int stride, boolean squeezeExcite) {
        return Texts.get("evolution.bottlenecks", stride, squeezeExcite ? Texts.get("evolution.se") : "");
    }

    /// A rewriting, step by step.
    public static Story fusing(String title, Trace trace) {
        var chapters = new ArrayList<Chapter>();
        chapters.add(new Chapter(
                "0",
                Texts.get("evolution.unfused"),
                Texts.get("evolution.steps", trace.steps().size()),
                Optional.empty(),
                Optional.empty(),
                trace.before(),
                Optional.empty()));
        var playback = trace.playback();
        for (var step : trace.steps()) {
            var rewrite = step.rewrite();
            chapters.add(new Chapter(
                    String.valueOf(chapters.size()),
                    rewrite.rule(),
                    rewrite.explanation(),
                    Optional.of(step.formula()),
                    Optional.empty(),
                    playback.to(playback.position() + 1).network(),
                    Optional.empty()));
        }
        var steps = Lineage.steps(trace);
        boolean isWhole = trace.before().graph().nodes().size() <= WHOLE;
        var shown = isWhole ? steps : steps.stream().map(Mapping::excerpt).toList();
        return story(Texts.get("evolution.fusing", title), chapters, shown, Set.of(), isWhole);
    }

    private static Story story(
            String title, List<Chapter> chapters, List<Mapping> steps, Set<String> closed, boolean isWhole) {
        var first = chapters.getFirst().network().graph();
        var film = new Film(steps.isEmpty() ? first : steps.getFirst().before(), steps, closed, p -> row(first, p));
        return new Story(title, chapters, steps, film, isWhole);
    }

    /// What stands behind a bottleneck's first module has a row of its own.
    private static int row(OpGraph graph, String path) {
        boolean isBottleneck =
                graph.nodes().stream().anyMatch(node -> isFirst(node.id().path()));
        return !isBottleneck || isFirst(path) || path.equals("input") ? 0 : 1;
    }

    private static boolean isFirst(String path) {
        return path.startsWith("ghost1.");
    }

    /// Every batch norm and branch folded, as in the paper; no rule goes further.
    private static Trace fuse(Network network) {
        return Fusion.fuse(network, RuleSet.INFERENCE, Integer.MAX_VALUE);
    }

    private static Chapter opened(String name, String mark) {
        return chapter(name, mark, network(name), Optional.empty());
    }

    private static Chapter fused(String name, String mark, Trace trace) {
        return chapter(name, mark, trace.after(), Optional.of(trace));
    }

    private static Chapter chapter(String name, String mark, Network network, Optional<Trace> trace) {
        var variant = Zoo.find(name);
        return new Chapter(
                mark, variant.title(), variant.summary(), Optional.empty(), Optional.of(name), network, trace);
    }

    private static Network network(String name) {
        return NetworkOpener.open(OpenRequest.of(name, Form.TRAINING)).network();
    }

    private static Mapping step(List<Chapter> chapters, int from, Map<String, String> names) {
        var becomes = new HashMap<NodeId, NodeId>();
        var before = chapters.get(from).network().graph();
        names.forEach((one, other) -> becomes.put(new NodeId(one), new NodeId(other)));
        return Mapping.of(before, chapters.get(from + 1).network().graph(), becomes);
    }
}
