package ghostlens.app.panel.graph;

import ghostlens.app.panel.Numbers;
import ghostlens.app.panel.search.Measured;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Texts;
import ghostlens.model.graph.Node;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Time and error of operators in words, for those who do not see them: of several, the sum of the times and the
/// largest
/// error.
final class Said implements Function<List<Node>, String> {
    private final Measured measured;

    Said(Measured measured) {
        this.measured = measured;
    }

    static Said of(Workspace workspace) {
        var fused = workspace.fused().get();
        return new Said(Measured.of(workspace.profile().get(), fused == null ? null : fused.equivalence()));
    }

    @Override
    public String apply(List<Node> nodes) {
        var paths = nodes.stream().map(node -> node.id().path()).toList();
        var times = paths.stream()
                .map(measured.nanos()::get)
                .filter(Objects::nonNull)
                .toList();
        var errors = paths.stream()
                .map(measured.errors()::get)
                .filter(Objects::nonNull)
                .toList();
        var time = times.stream()
                .reduce(Double::sum)
                .map(nanos -> Texts.get("graph.said.time", Numbers.micros(Math.round(nanos))));
        var error = errors.stream().reduce(Double::max).map(e -> Texts.get("graph.said.error", Numbers.small(e)));
        return Stream.of(time, error).flatMap(words -> words.stream()).collect(Collectors.joining(", "));
    }
}
