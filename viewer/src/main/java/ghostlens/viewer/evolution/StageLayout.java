package ghostlens.viewer.evolution;

import ghostlens.model.graph.Family;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.layout.Flow;
import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Point;
import ghostlens.viewer.layout.LaidOutGraph.Route;
import ghostlens.viewer.layout.Sizes;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// Puts the stages of a film into one frame, so that an operator that is kept stays where it is as far as it can.
final class StageLayout {
    /// Beside the first lane: room to pass another box.
    private static final double PASSING = 68;
    private static final double TRACK = 12;
    /// Between two lanes.
    private static final double BETWEEN = 24;

    private final List<Box> boxes;
    private final Lanes lanes;

    /// @param ingredients by path the families of what was merged into an operator
    StageLayout(OpGraph graph, Set<String> closed, Map<String, Set<Family>> ingredients, ToIntFunction<String> row) {
        var units = Unit.of(graph, closed);
        this.boxes = units.stream()
                .map(unit -> unit.box(ingredients.getOrDefault(unit.path(), Set.of())))
                .toList();
        this.lanes = new Lanes(units.stream().map(Unit::path).toList(), Unit.edges(graph, closed), row);
    }

    Room room() {
        return lanes.room(boxes.stream().mapToDouble(Box::width).max().orElse(Sizes.BOX_WIDTH));
    }

    LaidOutGraph place(Room room, Flow flow) {
        return new Placement(room, flow).placed();
    }

    private final class Placement {
        private final Room room;
        private final Flow flow;
        private final double length;
        private final double depth;
        private final double gap;
        private final double margin;
        private final double beside;

        Placement(Room room, Flow flow) {
            this.room = room;
            this.flow = flow;
            boolean right = flow == Flow.RIGHT;
            this.length = right ? room.boxWidth() : Sizes.BOX_HEIGHT;
            this.depth = right ? Sizes.BOX_HEIGHT : room.boxWidth();
            this.gap = right ? 24 : 28;
            this.margin = right ? 16 : 24;
            this.beside = right ? PASSING : margin;
        }

        LaidOutGraph placed() {
            var placed = boxes.stream().map(this::placed).collect(Collectors.toMap(Box::path, Function.identity()));
            var inOrder = boxes.stream().map(box -> placed.get(box.path())).toList();
            double along = 2 * margin + room.columns() * (length + gap) - gap;
            double across = rowStart(room.lanes().size());
            boolean right = flow == Flow.RIGHT;
            return new LaidOutGraph(
                    inOrder,
                    lanes.edges().stream().map(this::route).toList(),
                    right ? along : across,
                    right ? across : along);
        }

        private Box placed(Box box) {
            var corner = point(start(box.path()), across(box.path()));
            return box.at(corner.x(), corner.y(), room.boxWidth(), Sizes.BOX_HEIGHT);
        }

        private double start(String path) {
            return margin + lanes.spot(path).column() * (length + gap);
        }

        private double across(String path) {
            var spot = lanes.spot(path);
            return rowStart(spot.row()) + spot.lane() * (depth + BETWEEN);
        }

        private double rowStart(int row) {
            double start = beside;
            for (int i = 0; i < row; i++) {
                start += room.lanes().get(i) * (depth + BETWEEN)
                        + TRACK * (room.tracks().get(i) + 1);
            }
            return start;
        }

        /// Six points, whatever way the line takes: out, aside, along, aside and in; some may coincide.
        private Route route(Entry<String, String> edge) {
            var from = edge.getKey();
            var to = edge.getValue();
            double out = start(from) + length;
            double in = start(to);
            double begin = across(from) + depth / 2;
            double end = across(to) + depth / 2;
            double way = way(edge);
            var points = List.of(
                    point(out, begin),
                    point(out + gap / 2, begin),
                    point(out + gap / 2, way),
                    point(in - gap / 2, way),
                    point(in - gap / 2, end),
                    point(in, end));
            return new Route(from, to, points, "", points.getFirst());
        }

        private double way(Entry<String, String> edge) {
            var from = lanes.spot(edge.getKey());
            var to = lanes.spot(edge.getValue());
            return from.row() == to.row()
                    ? rowStart(from.row()) + lanes.lane(edge) * (depth + BETWEEN) + depth / 2
                    : rowStart(to.row()) - TRACK * (lanes.track(edge) + 1) - gap / 2 + 4;
        }

        private Point point(double along, double across) {
            return flow == Flow.RIGHT ? new Point(along, across) : new Point(across, along);
        }
    }
}
