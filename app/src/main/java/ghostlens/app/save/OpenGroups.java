package ghostlens.app.save;

import ghostlens.model.Problem;
import ghostlens.model.graph.OpGraph;
import java.util.Set;
import java.util.stream.Collectors;

/// Which groups of a graph are drawn open.
///
/// @param depth how many levels: 0 for none
public record OpenGroups(int depth) {
    /// As deep as they go.
    public static final OpenGroups ALL = new OpenGroups(Integer.MAX_VALUE);

    public static final OpenGroups NONE = new OpenGroups(0);

    private static final String DEPTH = "\\d{1,3}";

    /// @param text `all`, `none` or a number of levels
    /// @throws Problem if it is none of them
    public static OpenGroups of(String text) {
        return switch (text) {
            case "all" -> ALL;
            case "none" -> NONE;
            case String depth when depth.matches(DEPTH) -> new OpenGroups(Integer.parseInt(depth));
            default -> throw new Problem("--open takes all, none or a number of levels, not %s.".formatted(text));
        };
    }

    /// Their paths.
    public Set<String> in(OpGraph graph) {
        return graph.nodes().stream()
                .flatMap(node -> node.id().groups().stream())
                .filter(group -> levels(group) <= depth)
                .collect(Collectors.toSet());
    }

    private static int levels(String group) {
        return group.split("\\.").length;
    }
}
