package ghostlens.app.cli;

import ghostlens.app.save.GraphPicture;
import ghostlens.app.save.OpenGroups;
import ghostlens.model.Problem;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.layout.GraphLayout;
import ghostlens.viewer.layout.GraphSvg.Part;
import picocli.CommandLine.Option;

/// How a graph is drawn into a file.
final class GraphLook {
    private static final double LARGEST = 100;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            defaultValue = "light",
            description = "Of a picture: light (the default) or dark.")
    private String theme = "light";

    @Option(
            names = "--open",
            paramLabel = "GROUPS",
            defaultValue = "2",
            description = "Of a picture: which groups are open: all, none, or how many levels; 2 if not given.")
    private String open = "2";

    @Option(
            names = "--scale",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of a picture: how large, 2 for twice the size; 1 if not given.")
    private double scale = 1;

    /// @throws Problem if an option says something that cannot be drawn
    GraphPicture of(OpGraph graph) {
        boolean dark = isDark();
        if (!(scale > 0 && scale <= LARGEST)) {
            throw new Problem("--scale takes a number above 0 and up to 100, not %s.".formatted(scale));
        }
        var laidOut = GraphLayout.layout(graph, OpenGroups.of(open).in(graph));
        return new GraphPicture(laidOut, Part.whole(laidOut), dark, scale);
    }

    private boolean isDark() {
        return switch (theme) {
            case "light" -> false;
            case "dark" -> true;
            default -> throw new Problem("--theme takes light or dark, not %s.".formatted(theme));
        };
    }
}
