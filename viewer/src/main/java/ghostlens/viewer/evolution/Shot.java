package ghostlens.viewer.evolution;

import static java.util.Objects.requireNonNull;

import ghostlens.viewer.evolution.Scene.Actor;
import ghostlens.viewer.evolution.Scene.Line;
import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Point;
import ghostlens.viewer.layout.LaidOutGraph.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

/// The way from one stage to the next: a function of the time from 0 to 1, so that it runs backwards as well.
final class Shot {
    /// How small a box gets that flows into another.
    private static final double SMALLEST = 0.25;
    /// How far aside a box goes to pass another.
    private static final double LIFT = 64;

    private final LaidOutGraph before;
    private final LaidOutGraph after;
    /// For each box after the boxes before that become it, the one that keeps its place first.
    private final SequencedMap<String, List<String>> origins = new LinkedHashMap<>();
    private final Map<String, String> destinations = new LinkedHashMap<>();
    private final Set<String> passing = new HashSet<>();
    private final Map<Entry<String, String>, List<Route>> lines = new LinkedHashMap<>();

    Shot(Mapping mapping, Set<String> closed, LaidOutGraph before, LaidOutGraph after) {
        this.before = before;
        this.after = after;
        var from = new LinkedHashMap<String, SequencedSet<String>>();
        mapping.fates()
                .forEach(fate -> fate.to()
                        .ifPresent(to -> from.computeIfAbsent(Unit.path(to, closed), _ -> new LinkedHashSet<>())
                                .addAll(fate.from().stream()
                                        .map(id -> Unit.path(id, closed))
                                        .toList())));
        for (var box : after.boxes()) {
            var boxes = new ArrayList<>(requireNonNull(from.get(box.path())));
            leading(box, boxes).ifPresent(first -> {
                boxes.remove(first);
                boxes.addFirst(first);
            });
            origins.put(box.path(), boxes);
            boxes.forEach(path -> destinations.putIfAbsent(path, box.path()));
        }
        after.boxes().stream().filter(this::passes).forEach(box -> passing.add(box.path()));
        before.routes().forEach(this::follow);
    }

    /// Whether a box moves to the other side of one in its row.
    private boolean passes(Box to) {
        var from = requireNonNull(origins.get(to.path())).stream().findFirst().map(path -> box(before, path));
        return from.filter(f -> !f.path().equals(to.path()))
                .filter(f -> destinations.entrySet().stream().anyMatch(e -> {
                    var other = box(before, e.getKey());
                    var there = box(after, e.getValue());
                    return other.y() == f.y() && (other.x() - f.x()) * (there.x() - to.x()) < 0;
                }))
                .isPresent();
    }

    /// Of the boxes that flow into one, the one that it looks like.
    private Optional<String> leading(Box box, List<String> paths) {
        return paths.stream()
                .filter(box.path()::equals)
                .findFirst()
                .or(() -> paths.stream()
                        .filter(path -> box(before, path).families().getFirst()
                                == box.families().getFirst())
                        .findFirst());
    }

    private static Box box(LaidOutGraph graph, String path) {
        return graph.box(path).orElseThrow(() -> new IllegalArgumentException("no box " + path));
    }

    private void follow(Route route) {
        var from = destinations.get(route.from());
        var to = destinations.get(route.to());
        if (from != null && to != null) {
            after.routes().stream()
                    .filter(r -> r.from().equals(from) && r.to().equals(to))
                    .findFirst()
                    .ifPresent(r -> lines.computeIfAbsent(Map.entry(r.from(), r.to()), _ -> new ArrayList<>())
                            .add(route));
        }
    }

    /// The picture at a time from 0 to 1: at 0 the stage before, at 1 the stage after.
    Scene at(double t) {
        if (t <= 0) {
            return Scene.of(before);
        }
        if (t >= 1) {
            return Scene.of(after);
        }
        return new Moment(t).scene();
    }

    private boolean hasMerges() {
        return origins.values().stream().anyMatch(from -> from.size() > 1);
    }

    /// Everything at one time.
    private final class Moment {
        private final double t;
        private final double moved;
        private final double noticed;
        /// By the path before for what goes, by the path after for all others.
        private final Map<String, Actor> leaving = new LinkedHashMap<>();
        private final Map<String, Actor> staying = new LinkedHashMap<>();

        Moment(double t) {
            this.t = t;
            this.moved = hasMerges() ? Pace.closing(t) : passing.isEmpty() ? Pace.moving(t) : Pace.passing(t);
            this.noticed = Math.sin(Math.PI * t);
        }

        Scene scene() {
            origins.forEach((path, from) ->
                    staying.put(path, from.isEmpty() ? coming(box(after, path)) : host(from, box(after, path))));
            before.boxes().stream()
                    .filter(box -> !destinations.containsKey(box.path()))
                    .forEach(box -> leaving.put(box.path(), going(box)));
            origins.forEach((path, from) -> from.stream()
                    .skip(1)
                    .forEach(guest -> leaving.put(
                            guest, guest(box(before, guest), actor(path).box()))));
            var all = new ArrayList<>(leaving.values());
            all.addAll(staying.values());
            return new Scene(
                    all.stream().filter(actor -> actor.opacity() > 0).toList(),
                    lines().filter(line -> line.opacity() > 0).toList(),
                    between(before.width(), after.width()),
                    between(before.height(), after.height()));
        }

        private Actor actor(String pathAfter) {
            return requireNonNull(staying.get(pathAfter));
        }

        private Box actorOf(String pathBefore) {
            var gone = leaving.get(pathBefore);
            return (gone == null ? actor(requireNonNull(destinations.get(pathBefore))) : gone).box();
        }

        /// Where a line holds on to a box: to the one that it flows into, once it vanishes there.
        private Box anchor(String pathBefore) {
            var box = actorOf(pathBefore);
            var into = actor(requireNonNull(destinations.get(pathBefore))).box();
            double way = leaving.containsKey(pathBefore) ? Pace.vanishing(t) : 0;
            return box.at(
                    box.x() + (into.x() - box.x()) * way,
                    box.y() + (into.y() - box.y()) * way,
                    box.width() + (into.width() - box.width()) * way,
                    box.height() + (into.height() - box.height()) * way);
        }

        private Actor going(Box box) {
            return new Actor(box, Optional.empty(), 1, 1 - Pace.going(t), noticed);
        }

        private Actor coming(Box box) {
            return new Actor(box, Optional.empty(), 1, Pace.coming(t), noticed);
        }

        /// Flows into the middle of another box and shrinks on the way.
        private Actor guest(Box from, Box to) {
            double way = Pace.merging(t);
            double size = 1 - (1 - SMALLEST) * way;
            double x = from.x() + from.width() / 2;
            double y = from.y() + from.height() / 2;
            double width = from.width() * size;
            double height = from.height() * size;
            x += (to.x() + to.width() / 2 - x) * way;
            y += (to.y() + to.height() / 2 - y) * way;
            var box = from.at(x - width / 2, y - height / 2, width, height);
            return new Actor(box, Optional.empty(), 1, 1 - Pace.vanishing(t), noticed);
        }

        private Actor host(List<String> from, Box to) {
            var former = box(before, from.getFirst());
            var box = to.at(
                    between(former.x(), to.x()),
                    between(former.y(), to.y()) - (passing.contains(to.path()) ? LIFT * Pace.lifted(t) : 0),
                    between(former.width(), to.width()),
                    between(former.height(), to.height()));
            boolean isSame = from.size() == 1 && looksLike(former, to);
            return new Actor(
                    box,
                    isSame ? Optional.empty() : Optional.of(former),
                    isSame ? 1 : Pace.turning(t),
                    1,
                    isSame && former.path().equals(to.path()) ? 0 : noticed);
        }

        private double between(double one, double other) {
            return one + (other - one) * moved;
        }

        private Stream<Line> lines() {
            var going = before.routes().stream().filter(r -> !isFollowed(r)).map(this::going);
            return Stream.concat(going, after.routes().stream().flatMap(this::coming));
        }

        private boolean isFollowed(Route route) {
            return lines.values().stream().anyMatch(routes -> routes.contains(route));
        }

        private Line going(Route route) {
            var from = actorOf(route.from());
            var to = actorOf(route.to());
            boolean stays = isStill(before, route.from(), from) && isStill(before, route.to(), to);
            return new Line(
                    route.from(),
                    route.to(),
                    attached(from, to, route, way(route, from, to)),
                    1 - (stays ? Pace.coming(t) : Pace.going(t)));
        }

        private Stream<Line> coming(Route route) {
            var to = actor(route.to()).box();
            var former = lines.getOrDefault(Map.entry(route.from(), route.to()), List.of());
            if (former.isEmpty()) {
                var from = actor(route.from()).box();
                var points = attached(from, to, route, way(route, from, to));
                return Stream.of(new Line(route.from(), route.to(), points, Pace.coming(t)));
            }
            return former.stream().map(r -> following(r, route));
        }

        private Line following(Route former, Route route) {
            boolean merges = leaving.containsKey(former.from()) || leaving.containsKey(former.to());
            var from = anchor(former.from());
            var to = anchor(former.to());
            double way = way(former, from, to);
            way += (way(route, from, to) - way) * (merges ? Pace.merging(t) : moved);
            return new Line(route.from(), route.to(), attached(from, to, route, way), 1);
        }

        private static boolean isStill(LaidOutGraph stage, String path, Box now) {
            var place = box(stage, path);
            return place.x() == now.x() && place.y() == now.y() && place.width() == now.width();
        }

        /// Where a line runs that goes straight out of one box or straight into the other, or past both.
        private static double way(Route route, Box from, Box to) {
            double way = route.points().get(2).y();
            if (way == route.points().getLast().y()) {
                return middle(to);
            }
            return way == route.points().getFirst().y() ? middle(from) : way;
        }

        private static double middle(Box box) {
            return box.y() + box.height() / 2;
        }

        /// From the end of one box to the beginning of another, wherever they are now, along a line at `way`.
        private static List<Point> attached(Box from, Box to, Route like, double way) {
            double stub = like.points().get(1).x() - like.points().getFirst().x();
            double out = from.x() + from.width();
            double begin = middle(from);
            double end = middle(to);
            return List.of(
                    new Point(out, begin),
                    new Point(out + stub, begin),
                    new Point(out + stub, way),
                    new Point(to.x() - stub, way),
                    new Point(to.x() - stub, end),
                    new Point(to.x(), end));
        }
    }

    private static boolean looksLike(Box one, Box other) {
        return one.title().equals(other.title())
                && one.subtitle().equals(other.subtitle())
                && one.families().equals(other.families());
    }
}
