package ghostlens.viewer.layout;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.assets.Palette;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphLayoutTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "module-a",
                "module-d",
                "repghost-bottleneck-s2-se",
                "ghost-bottleneck-s1",
                "repghostnet-0.5x",
                "ghostnetv2-1.0x",
                "shufflenetv2-0.5x"
            })
    void boxesAndRoutesAreInTheirPlaceWhenAllIsOpenOrClosed(String name) {
        var graph = graph(name);
        for (var open : Set.of(Set.<String>of(), GroupTree.of(graph).paths())) {
            for (var details : Set.of(Detail.USUAL, Set.of(Detail.values()), Set.<Detail>of())) {
                var laidOut = GraphLayout.layout(graph, open, Flow.DOWN, details);
                SoundLayout.check(laidOut);
                SoundLayout.routesEndAtTheBordersOfTheirBoxes(laidOut);
                SoundLayout.cornersAreApart(laidOut);
                var across = GraphLayout.layout(graph, open, Flow.RIGHT, details);
                SoundLayout.check(across);
                SoundLayout.cornersAreApart(across);
            }
        }
    }

    @Test
    void everyVisibleEdgeIsRoutedOnce() {
        var graph = graph("repghostnet-0.5x");
        var all = GraphLayout.layout(graph, GroupTree.of(graph).paths());
        var pairs = graph.nodes().stream()
                .flatMap(n -> n.inputs().stream().map(i -> i + ">" + n.id()))
                .distinct()
                .toList();
        assertThat(all.routes().stream().map(r -> r.from() + ">" + r.to())).containsExactlyInAnyOrderElementsOf(pairs);
    }

    @Test
    void identicalBlocksAreLaidOutAlike() {
        var laidOut = GraphLayout.layout(
                graph("repghostnet-1.0x"),
                GroupTree.of(graph("repghostnet-1.0x")).paths());
        assertThat(inside(laidOut, "blocks.8.1.")).isNotEmpty().isEqualTo(inside(laidOut, "blocks.8.3."));
    }

    private static List<String> inside(LaidOutGraph graph, String group) {
        var frame = graph.box(group.substring(0, group.length() - 1)).orElseThrow();
        return graph.boxes().stream()
                .filter(b -> b.path().startsWith(group))
                .map(b -> b.path().substring(group.length())
                        + " %.3f %.3f".formatted(b.x() - frame.x(), b.y() - frame.y()))
                .toList();
    }

    @Test
    void closedNetworkShowsStemBlocksAndHead() {
        var closed = GraphLayout.layout(graph("repghostnet-1.0x"), Set.of());
        assertThat(closed.boxes().stream().filter(b -> b.kind() == Kind.CLOSED_GROUP))
                .hasSize(17);
        assertThat(closed.boxes().getFirst().path()).isEqualTo("input");
        assertThat(closed.box("blocks.3.0").orElseThrow().subtitle()).endsWith("operators · 1×40×28×28");
    }

    @Test
    void printsModuleDAsBefore() throws IOException {
        var graph = graph("module-d");
        assertThat(print(GraphLayout.layout(graph, GroupTree.defaultOpen(graph))))
                .isEqualTo(golden("module-d.txt"));
    }

    @Test
    void svgIsWellFormedAndHoldsEveryTitle() throws Exception {
        var laidOut = GraphLayout.layout(graph("module-d"), Set.of());
        var svg = GraphSvg.write(laidOut, Palette.light()::color);
        var document = javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("title").getLength())
                .isEqualTo(laidOut.boxes().size());
        assertThat(svg).contains(">primary_conv<").doesNotContain("var(");
    }

    @Test
    void standaloneSvgShowsThePartThatWasAskedFor() {
        var laidOut = GraphLayout.layout(graph("module-d"), Set.of());
        var svg = GraphSvg.standalone(
                laidOut, new GraphSvg.Part(10, 20, 300, 200), 1.5, Palette.dark()::color, "data:font/ttf;base64,AA");
        assertThat(svg)
                .contains(
                        "width=\"450.0\" height=\"300.0\" viewBox=\"10.0 20.0 300.0 200.0\"",
                        "@font-face{font-family:'IBM Plex Sans';src:url(data:font/ttf;base64,AA)}",
                        "fill=\"" + Palette.dark().color("surface") + "\"");
    }

    @Test
    void arrowsPointAlongTheirLines() {
        var across =
                GraphSvg.write(GraphLayout.layout(graph("module-d"), Set.of(), Flow.RIGHT), Palette.light()::color);
        assertThat(across).contains("rotate(0.0)").doesNotContain("rotate(90.0)");
        var down = GraphSvg.write(GraphLayout.layout(graph("module-d"), Set.of()), Palette.light()::color);
        assertThat(down).contains("rotate(90.0)").doesNotContain("rotate(0.0)");
    }

    @Test
    void signsThatXmlCannotHoldAreReplaced() {
        var box = new LaidOutGraph.Box(
                "a\u0001<b", "", LaidOutGraph.Kind.OPEN_GROUP, "\u0000&", "", List.of(), 0, 0, 10, 10);
        var svg = GraphSvg.write(new LaidOutGraph(List.of(box), List.of(), 10, 10), Palette.light()::color);
        assertThat(svg).contains("a\uFFFD&lt;b", ">\uFFFD&amp;<").doesNotContain("\u0001", "\u0000");
    }

    private static OpGraph graph(String name) {
        return Zoo.find(name).graph(Form.TRAINING);
    }

    private static String print(LaidOutGraph graph) {
        var boxes = graph.boxes().stream()
                .map(b -> String.format(
                        Locale.ROOT,
                        "%s %s \"%s\" %.0f %.0f %.0f %.0f%n",
                        b.kind(),
                        b.path(),
                        b.title(),
                        b.x(),
                        b.y(),
                        b.width(),
                        b.height()))
                .collect(Collectors.joining());
        var routes = graph.routes().stream()
                .map(r -> String.format(
                        "%s -> %s [%s] %s%n",
                        r.from(),
                        r.to(),
                        r.label(),
                        r.points().stream()
                                .map(p -> String.format(Locale.ROOT, "%.0f,%.0f", p.x(), p.y()))
                                .collect(Collectors.joining(" "))))
                .collect(Collectors.joining());
        return boxes + routes;
    }

    private static String golden(String name) throws IOException {
        try (var in = GraphLayoutTest.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
