package ghostlens.app.report;

import ghostlens.app.panel.Numbers;
import ghostlens.app.report.Findings.Stage;
import ghostlens.app.save.OpenGroups;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Network;
import ghostlens.viewer.layout.GraphLayout;
import ghostlens.viewer.layout.GraphSvg;
import java.util.stream.Collectors;

/// The graphs, drawn.
final class Pictures {
    /// A bottleneck is `blocks.stage.number`, and stays closed.
    private static final OpenGroups STAGES = new OpenGroups(2);

    private Pictures() {}

    static String evolution(Findings findings) {
        return Html.section(
                "evolution",
                "From Ghost to RepGhost in five stages",
                Html.paragraph(
                        "The paper's Fig. 3: concatenation gives way to addition, the activation moves behind it,"
                                + " a BatchNorm branch trains beside it, and at inference all of it is one depthwise convolution."),
                findings.stages().stream()
                        .map(Pictures::stage)
                        .collect(Collectors.joining("", "<div class=\"stages\">\n", "</div>\n")));
    }

    private static String stage(Stage stage) {
        var caption = "%s %s."
                .formatted(stage.variant().summary(), operators(stage.network().graph()));
        return Html.figure(
                "stage", stage.variant().title(), caption, draw(stage.network().graph(), OpenGroups.ALL));
    }

    static String networks(Findings findings) {
        return Html.section(
                "graphs",
                "The networks",
                Html.paragraph("Each block is closed; the number of operators counts what is inside."),
                findings.pictured().stream().map(Pictures::network).collect(Collectors.joining()));
    }

    private static String network(Network network) {
        var graph = network.graph();
        var caption = "%s, %s parameters, %s multiply-adds."
                .formatted(
                        operators(graph),
                        Numbers.count(graph.parameters()),
                        Numbers.count(graph.cost().multiplyAdds()));
        return Html.figure(
                "network", network.name() + ", " + network.form().label() + " form.", caption, draw(graph, STAGES));
    }

    private static String operators(OpGraph graph) {
        return graph.operators() + " operators";
    }

    private static String draw(OpGraph graph, OpenGroups open) {
        return GraphSvg.write(GraphLayout.layout(graph, open.in(graph)));
    }
}
