package ghostlens.viewer.layout;

import static java.util.Objects.requireNonNull;

import ghostlens.viewer.layout.Inside.End;
import ghostlens.viewer.layout.Inside.Link;
import ghostlens.viewer.layout.Inside.Part;
import ghostlens.viewer.layout.Inside.Placed;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import ghostlens.viewer.layout.LaidOutGraph.Point;
import ghostlens.viewer.layout.LaidOutGraph.Route;
import ghostlens.viewer.layout.VisibleGraph.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lays out each open group by itself, from the inside outwards, and puts the parts together. Whatever comes from one
/// box passes a frame's border at one place.
final class Composition {
    private final VisibleGraph visible;
    private final Flow flow;
    private final Map<String, Frame> frames = new HashMap<>();
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final Map<Edge, List<Stretch>> routes = new LinkedHashMap<>();
    private final Map<String, Point> corners = new HashMap<>();

    /// A link of a frame's inside as a part of a route.
    private record Stretch(Frame frame, int link) {}

    Composition(VisibleGraph visible, Flow flow) {
        this.visible = visible;
        this.flow = flow;
        frames.put("", new Frame("", 0));
        for (var box : visible.boxes()) {
            var around = frame(box.parent());
            around.add(box.path());
            if (box.kind() == Kind.OPEN_GROUP) {
                frames.put(box.path(), new Frame(box.path(), around.depth + 1));
            }
            boxes.put(box.path(), box);
        }
        visible.edges().keySet().forEach(edge -> routes.put(edge, stretches(edge)));
    }

    LaidOutGraph place() {
        visible.boxes().reversed().stream()
                .filter(b -> b.kind() == Kind.OPEN_GROUP)
                .forEach(b -> frame(b.path()).place());
        var whole = frame("").place();
        var placed = visible.boxes().stream().map(this::placed).toList();
        var labelled = new HashSet<Stretch>();
        var lines = new ArrayList<Route>();
        routes.forEach((edge, stretches) -> lines.add(route(edge, stretches, labelled)));
        return new LaidOutGraph(placed, lines, whole.width(), whole.height());
    }

    private Frame frame(String path) {
        return requireNonNull(frames.get(path));
    }

    /// The way of an edge out of the frames around its source, across, and into those around its target.
    private List<Stretch> stretches(Edge edge) {
        var out = new ArrayList<Stretch>();
        var in = new ArrayList<Stretch>();
        var from = edge.from();
        var to = edge.to();
        var outer = frame(parent(from));
        var inner = frame(parent(to));
        while (outer != inner) {
            if (outer.depth >= inner.depth) {
                out.add(outer.link(edge.from(), outer.out(from, edge.from()), outer.exit(edge.from()), 0));
                from = outer.path;
                outer = frame(parent(from));
            } else {
                in.add(inner.link(edge.from(), inner.entry(edge.from()), inner.in(to, edge.from()), 0));
                to = inner.path;
                inner = frame(parent(to));
            }
        }
        double label = Math.ceil(TextWidth.of(visible.label(edge), Sizes.SMALL));
        out.add(outer.link(edge.from(), outer.out(from, edge.from()), outer.in(to, edge.from()), label));
        out.addAll(in.reversed());
        return out;
    }

    private String parent(String path) {
        return requireNonNull(boxes.get(path)).parent();
    }

    private Box placed(Box box) {
        var around = frame(box.parent());
        var corner = around.at(requireNonNull(around.parts.get(box.path())));
        corners.put(box.path(), corner);
        var inside = frames.get(box.path());
        return inside == null
                ? box.at(corner.x(), corner.y(), box.width(), box.height())
                : box.at(
                        corner.x(),
                        corner.y(),
                        inside.placed().width(),
                        inside.placed().height());
    }

    private Route route(Edge edge, List<Stretch> stretches, HashSet<Stretch> labelled) {
        var points = new ArrayList<Point>();
        var label = "";
        var labelAt = new Point(0, 0);
        for (var stretch : stretches) {
            var line = stretch.frame.placed().lines().get(stretch.link);
            var corner = stretch.frame.corner();
            line.points().forEach(p -> add(points, new Point(corner.x() + p.x(), corner.y() + p.y())));
            if (stretch.frame.links.get(stretch.link).label() > 0 && labelled.add(stretch)) {
                label = visible.label(edge);
                labelAt = new Point(
                        corner.x() + line.labelAt().x(),
                        corner.y() + line.labelAt().y());
            }
        }
        return new Route(edge.from(), edge.to(), points, label, labelAt);
    }

    /// Leaves out corners that are none.
    private static void add(List<Point> points, Point next) {
        if (points.size() > 1 && isStraight(points.get(points.size() - 2), points.getLast(), next)) {
            points.removeLast();
        }
        if (points.isEmpty() || !isSame(points.getLast(), next)) {
            points.add(next);
        }
    }

    private static boolean isStraight(Point a, Point b, Point c) {
        return isNear(a.x(), b.x()) && isNear(b.x(), c.x()) || isNear(a.y(), b.y()) && isNear(b.y(), c.y());
    }

    private static boolean isSame(Point a, Point b) {
        return isNear(a.x(), b.x()) && isNear(a.y(), b.y());
    }

    private static boolean isNear(double a, double b) {
        return Math.abs(a - b) < 1e-6;
    }

    /// An open group while its inside is collected and placed.
    private final class Frame {
        private final String path;
        private final int depth;
        private final Map<String, Integer> parts = new LinkedHashMap<>();
        private final Map<String, Integer> entries = new HashMap<>();
        private final Map<String, Integer> exits = new HashMap<>();
        private final Map<Ends, Integer> indices = new HashMap<>();
        private final List<Link> links = new ArrayList<>();
        private Placed placed = new Placed(0, 0, List.of(), List.of(), List.of(), List.of());

        private record Ends(End from, End to, String source) {}

        Frame(String path, int depth) {
            this.path = path;
            this.depth = depth;
        }

        void add(String part) {
            parts.put(part, parts.size());
        }

        End entry(String source) {
            return new End(End.BORDER, port(entries, source));
        }

        End exit(String source) {
            return new End(End.BORDER, port(exits, source));
        }

        End out(String part, String source) {
            var frame = frames.get(part);
            return new End(index(part), frame == null ? 0 : port(frame.exits, source));
        }

        End in(String part, String source) {
            var frame = frames.get(part);
            return new End(index(part), frame == null ? 0 : port(frame.entries, source));
        }

        private static int port(Map<String, Integer> ports, String source) {
            return ports.computeIfAbsent(source, _ -> ports.size());
        }

        private int index(String part) {
            return requireNonNull(parts.get(part));
        }

        Stretch link(String source, End from, End to, double label) {
            int index = indices.computeIfAbsent(new Ends(from, to, source), _ -> {
                links.add(new Link(from, to, label));
                return links.size() - 1;
            });
            return new Stretch(this, index);
        }

        Placed place() {
            boolean root = path.isEmpty();
            var title = root ? null : requireNonNull(boxes.get(path));
            placed = Insides.place(new Inside(
                    flow,
                    parts.keySet().stream().map(this::part).toList(),
                    links,
                    entries.size(),
                    exits.size(),
                    title == null ? 0 : title.width(),
                    root));
            return placed;
        }

        private Part part(String part) {
            var frame = frames.get(part);
            var box = requireNonNull(boxes.get(part));
            return frame == null
                    ? new Part(box.width(), box.height(), List.of(), List.of())
                    : new Part(frame.placed.width(), frame.placed.height(), frame.placed.in(), frame.placed.out());
        }

        Placed placed() {
            return placed;
        }

        Point corner() {
            return path.isEmpty() ? new Point(0, 0) : requireNonNull(corners.get(path));
        }

        Point at(int part) {
            var corner = corner();
            var inside = placed.corners().get(part);
            return new Point(corner.x() + inside.x(), corner.y() + inside.y());
        }
    }
}
