package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import ghostlens.viewer.layout.LaidOutGraph.Route;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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

    /// The box, everything that leads to it, and everything that it leads to.
    static Set<String> traced(LaidOutGraph graph, String path) {
        var traced = reached(graph, path, Route::from, Route::to);
        traced.addAll(reached(graph, path, Route::to, Route::from));
        return traced;
    }

    /// These boxes and all that lie on a way from one of them to another.
    static Set<String> between(LaidOutGraph graph, Set<String> paths) {
        var between = new HashSet<>(paths);
        for (var from : paths) {
            var after = reached(graph, from, Route::from, Route::to);
            for (var to : paths) {
                if (!to.equals(from) && after.contains(to)) {
                    var before = reached(graph, to, Route::to, Route::from);
                    before.retainAll(after);
                    between.addAll(before);
                }
            }
        }
        return between;
    }

    private static Set<String> reached(
            LaidOutGraph graph, String start, Function<Route, String> from, Function<Route, String> to) {
        var next = graph.routes().stream()
                .collect(Collectors.groupingBy(from, Collectors.mapping(to, Collectors.toList())));
        var reached = new HashSet<>(Set.of(start));
        var waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            for (var path : next.getOrDefault(waiting.remove(), List.of())) {
                if (reached.add(path)) {
                    waiting.add(path);
                }
            }
        }
        return reached;
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
