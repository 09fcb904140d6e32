package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Point;
import ghostlens.viewer.layout.LaidOutGraph.Route;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// Finds what is in an area of a graph without looking at all of it: slices along its longer side know what they
/// touch.
final class Sight {
    private static final double SLICE = 1024;
    /// Room for labels beside lines.
    private static final double LABEL = 200;

    private final boolean down;
    private final Slices<Box> boxes;
    private final Slices<Route> routes;

    Sight(LaidOutGraph graph) {
        this.down = graph.height() >= graph.width();
        double length = Math.max(graph.width(), graph.height());
        this.boxes = new Slices<>(
                graph.boxes(), length, b -> down ? b.y() : b.x(), b -> down ? b.y() + b.height() : b.x() + b.width());
        this.routes = new Slices<>(graph.routes(), length, r -> end(r, true), r -> end(r, false) + (down ? 0 : LABEL));
    }

    private double end(Route route, boolean first) {
        double end = along(route.points().getFirst());
        for (var point : route.points()) {
            end = first ? Math.min(end, along(point)) : Math.max(end, along(point));
        }
        return end;
    }

    private double along(Point point) {
        return down ? point.y() : point.x();
    }

    /// In the order of the graph.
    List<Box> boxes(Box area) {
        return boxes.in(from(area), to(area), b -> b.intersects(area));
    }

    List<Route> routes(Box area) {
        return routes.in(from(area), to(area), _ -> true);
    }

    private double from(Box area) {
        return down ? area.y() : area.x();
    }

    private double to(Box area) {
        return down ? area.y() + area.height() : area.x() + area.width();
    }

    private static final class Slices<T> {
        private final List<T> all;
        private final List<BitSet> slices = new ArrayList<>();

        Slices(List<T> all, double length, ToDoubleFunction<T> from, ToDoubleFunction<T> to) {
            this.all = all;
            for (int i = 0; i <= (int) (length / SLICE); i++) {
                slices.add(new BitSet());
            }
            for (int i = 0; i < all.size(); i++) {
                for (int s = slice(from.applyAsDouble(all.get(i))); s <= slice(to.applyAsDouble(all.get(i))); s++) {
                    slices.get(s).set(i);
                }
            }
        }

        private int slice(double along) {
            return Math.clamp((long) (along / SLICE), 0, slices.size() - 1);
        }

        List<T> in(double from, double to, Predicate<T> seen) {
            var found = new BitSet();
            for (int s = slice(from); s <= slice(to); s++) {
                found.or(slices.get(s));
            }
            return found.stream().mapToObj(all::get).filter(seen).toList();
        }
    }
}
