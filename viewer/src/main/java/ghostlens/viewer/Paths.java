package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import ghostlens.viewer.layout.LaidOutGraph.Route;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Ways through a laid out graph along its lines.
final class Paths {
    private Paths() {}

    /// The box and those that a line joins to it.
    static Set<String> neighbours(LaidOutGraph graph, String path) {
        return graph.routes().stream()
                .filter(r -> r.from().equals(path) || r.to().equals(path))
                .flatMap(r -> Stream.of(r.from(), r.to()))
                .collect(Collectors.toSet());
    }

    /// The neighbour in a direction: along a line up or down, or the nearest box beside it.
    static Optional<Box> walk(LaidOutGraph graph, Box from, Direction direction) {
        return switch (direction) {
            case UP -> joined(graph, from, Route::to, Route::from);
            case DOWN -> joined(graph, from, Route::from, Route::to);
            case LEFT -> beside(graph, from, -1);
            case RIGHT -> beside(graph, from, 1);
        };
    }

    private static Optional<Box> joined(
            LaidOutGraph graph, Box box, Function<Route, String> here, Function<Route, String> there) {
        return graph.routes().stream()
                .filter(r -> here.apply(r).equals(box.path()))
                .flatMap(r -> graph.box(there.apply(r)).stream())
                .min(Comparator.comparingDouble(b -> distance(b, box)));
    }

    private static Optional<Box> beside(LaidOutGraph graph, Box box, int sign) {
        return graph.boxes().stream()
                .filter(b -> b.kind() != Kind.OPEN_GROUP && (b.x() - box.x()) * sign > 1)
                .filter(b -> Math.abs(b.y() - box.y()) < 2 * box.height())
                .min(Comparator.comparingDouble(b -> distance(b, box)));
    }

    private static double distance(Box a, Box b) {
        return Math.hypot(a.x() + a.width() / 2 - b.x() - b.width() / 2, a.y() - b.y());
    }

    /// The box so many places behind another in execution order; the first one where there is no other.
    static Optional<Box> inOrder(LaidOutGraph graph, @Nullable String path, int step) {
        var leaves =
                graph.boxes().stream().filter(b -> b.kind() != Kind.OPEN_GROUP).toList();
        if (leaves.isEmpty()) {
            return Optional.empty();
        }
        int at = leaves.stream().map(Box::path).toList().indexOf(path);
        return Optional.of(leaves.get(at < 0 ? 0 : Math.clamp(at + step, 0, leaves.size() - 1)));
    }
}
