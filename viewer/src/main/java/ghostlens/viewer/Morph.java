package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Point;
import ghostlens.viewer.layout.LaidOutGraph.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The way from one layout to the next: boxes glide from where they were; new ones come out of the box around them, and
/// lines go with their ends. Only what can be seen at the start or at the end is moved.
final class Morph {
    private final LaidOutGraph after;
    private final List<Moved> boxes = new ArrayList<>();
    private final Map<String, Moved> byPath = new HashMap<>();
    private final List<Route> routes;

    private record Moved(Box from, Box to) {
        Box at(double t) {
            return to.at(
                    between(from.x(), to.x(), t),
                    between(from.y(), to.y(), t),
                    between(from.width(), to.width(), t),
                    between(from.height(), to.height(), t));
        }
    }

    /// @param start what is seen of the layout before
    /// @param end what is seen of the one after
    Morph(LaidOutGraph before, LaidOutGraph after, Box start, Box end) {
        this.after = after;
        var origins = new HashMap<String, Box>();
        before.boxes().forEach(b -> origins.put(b.path(), b));
        for (var box : after.boxes()) {
            var moved = new Moved(origin(box, origins), box);
            if (moved.from.intersects(start) || box.intersects(end)) {
                boxes.add(moved);
                byPath.put(box.path(), moved);
            }
        }
        routes = after.routes().stream()
                .filter(r -> byPath.containsKey(r.from()) || byPath.containsKey(r.to()))
                .toList();
    }

    /// The layout at `t` from 0 to 1.
    LaidOutGraph at(double t) {
        return new LaidOutGraph(
                boxes.stream().map(b -> b.at(t)).toList(),
                routes.stream().map(r -> at(r, t)).toList(),
                after.width(),
                after.height());
    }

    private static Box origin(Box box, Map<String, Box> origins) {
        for (var path = box.path(); !path.isEmpty(); path = outer(path)) {
            var origin = origins.get(path);
            if (origin != null) {
                return origin;
            }
        }
        return box;
    }

    private static String outer(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('.'), 0));
    }

    /// Its first half goes with the box that it comes from, the other with the one that it leads to.
    private Route at(Route route, double t) {
        var from = byPath.getOrDefault(route.from(), byPath.get(route.to()));
        var to = byPath.getOrDefault(route.to(), byPath.get(route.from()));
        if (from == null || to == null) {
            return route;
        }
        int half = (route.points().size() + 1) / 2;
        var points = new ArrayList<Point>();
        for (int i = 0; i < route.points().size(); i++) {
            points.add(moved(route.points().get(i), i < half ? from : to, t));
        }
        return new Route(route.from(), route.to(), points, route.label(), moved(route.labelAt(), from, t));
    }

    /// Keeps its place within the box's breadth, or beside it.
    private static Point moved(Point point, Moved box, double t) {
        return new Point(
                point.x() + (1 - t) * (middle(box.from.x(), box.from.width()) - middle(box.to.x(), box.to.width())),
                point.y() + (1 - t) * (middle(box.from.y(), box.from.height()) - middle(box.to.y(), box.to.height())));
    }

    private static double middle(double start, double length) {
        return start + length / 2;
    }

    private static double between(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
