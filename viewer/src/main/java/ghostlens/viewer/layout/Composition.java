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
import java.util.Optional;

/// Lays out each open group by itself, from the inside outwards, and puts the parts together. Whatever comes from one
/// box passes a frame's border at one place.
final class Composition {
    private final VisibleGraph visible;
    private final Flow flow;
    private final Frame whole = new Frame(Optional.empty(), 0, 0);
    private final Map<String, Spot> spots = new LinkedHashMap<>();
    private final List<Way> ways = new ArrayList<>();

    /// Where a box stands: as a part of the frame around it.
    ///
    /// @param inside its own frame; empty for an operator and a closed group
    private record Spot(Box box, Frame around, int part, Optional<Frame> inside) {}

    /// A link of a frame's inside as a part of a route.
    private record Stretch(Frame frame, int link) {}

    private record Way(Edge edge, List<Stretch> stretches) {}

    Composition(VisibleGraph visible, Flow flow) {
        this.visible = visible;
        this.flow = flow;
        visible.boxes().forEach(this::add);
        visible.edges().keySet().forEach(edge -> ways.add(new Way(edge, stretches(edge))));
    }

    private void add(Box box) {
        var around = box.parent().isEmpty() ? whole : spot(box.parent()).inside.orElseThrow();
        int part = around.parts.size();
        var inside = box.kind() == Kind.OPEN_GROUP
                ? Optional.of(new Frame(Optional.of(around), part, box.width()))
                : Optional.<Frame>empty();
        var spot = new Spot(box, around, part, inside);
        around.parts.add(spot);
        spots.put(box.path(), spot);
    }

    private Spot spot(String path) {
        return requireNonNull(spots.get(path));
    }

    LaidOutGraph place() {
        List.copyOf(spots.values()).reversed().forEach(spot -> spot.inside.ifPresent(Frame::place));
        whole.place();
        var placed = spots.values().stream().map(this::placed).toList();
        var labelled = new HashSet<Stretch>();
        var lines = ways.stream()
                .map(way -> route(way.edge, way.stretches, labelled))
                .toList();
        return new LaidOutGraph(placed, lines, whole.placed.width(), whole.placed.height());
    }

    /// The way of an edge out of the frames around its source, across, and into those around its target.
    private List<Stretch> stretches(Edge edge) {
        var out = new ArrayList<Stretch>();
        var in = new ArrayList<Stretch>();
        var source = spot(edge.from());
        var target = spot(edge.to());
        var outer = source.around;
        var inner = target.around;
        var start = new End(source.part, 0);
        var end = new End(target.part, 0);
        while (outer != inner) {
            if (outer.depth >= inner.depth) {
                int exit = outer.exit(edge.from());
                out.add(outer.link(edge.from(), start, new End(End.BORDER, exit), 0));
                start = new End(outer.part, exit);
                outer = outer.around.orElseThrow();
            } else {
                int entry = inner.entry(edge.from());
                in.add(inner.link(edge.from(), new End(End.BORDER, entry), end, 0));
                end = new End(inner.part, entry);
                inner = inner.around.orElseThrow();
            }
        }
        double label = Math.ceil(TextWidth.of(visible.label(edge), Sizes.SMALL));
        out.add(outer.link(edge.from(), start, end, label));
        out.addAll(in.reversed());
        return out;
    }

    private Box placed(Spot spot) {
        var corner = spot.around.at(spot.part);
        var box = spot.box;
        if (spot.inside.isEmpty()) {
            return box.at(corner.x(), corner.y(), box.width(), box.height());
        }
        var frame = spot.inside.get();
        frame.corner = corner;
        return box.at(corner.x(), corner.y(), frame.placed.width(), frame.placed.height());
    }

    private Route route(Edge edge, List<Stretch> stretches, HashSet<Stretch> labelled) {
        var points = new ArrayList<Point>();
        var label = "";
        var labelAt = new Point(0, 0);
        for (var stretch : stretches) {
            var line = stretch.frame.placed.lines().get(stretch.link);
            var corner = stretch.frame.corner;
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

    /// An open group, or the whole picture, while its inside is collected and placed.
    private final class Frame {
        private final Optional<Frame> around;
        private final int part;
        private final int depth;
        private final double leastWidth;
        private final List<Spot> parts = new ArrayList<>();
        private final Map<String, Integer> entries = new HashMap<>();
        private final Map<String, Integer> exits = new HashMap<>();
        private final Map<Ends, Integer> indices = new HashMap<>();
        private final List<Link> links = new ArrayList<>();
        private Placed placed = new Placed(0, 0, List.of(), List.of(), List.of(), List.of());
        private Point corner = new Point(0, 0);

        private record Ends(End from, End to, String source) {}

        /// @param part which part of the frame around it this is
        /// @param leastWidth room for its title
        Frame(Optional<Frame> around, int part, double leastWidth) {
            this.around = around;
            this.part = part;
            this.depth = around.map(frame -> frame.depth + 1).orElse(0);
            this.leastWidth = leastWidth;
        }

        /// The place of the border that what comes from this source enters by.
        int entry(String source) {
            return port(entries, source);
        }

        int exit(String source) {
            return port(exits, source);
        }

        private static int port(Map<String, Integer> ports, String source) {
            return ports.computeIfAbsent(source, _ -> ports.size());
        }

        Stretch link(String source, End from, End to, double label) {
            int index = indices.computeIfAbsent(new Ends(from, to, source), _ -> {
                links.add(new Link(from, to, label));
                return links.size() - 1;
            });
            return new Stretch(this, index);
        }

        void place() {
            placed = Insides.place(new Inside(
                    flow,
                    parts.stream().map(this::part).toList(),
                    links,
                    entries.size(),
                    exits.size(),
                    leastWidth,
                    around.isEmpty()));
        }

        private Part part(Spot spot) {
            return spot.inside
                    .map(frame -> frame.placed)
                    .map(inside -> new Part(inside.width(), inside.height(), inside.in(), inside.out()))
                    .orElseGet(() -> new Part(spot.box.width(), spot.box.height(), List.of(), List.of()));
        }

        Point at(int index) {
            var inside = placed.corners().get(index);
            return new Point(corner.x() + inside.x(), corner.y() + inside.y());
        }
    }
}
