package ghostlens.viewer.layout;

import ghostlens.viewer.layout.Inside.Line;
import ghostlens.viewer.layout.Inside.Link;
import ghostlens.viewer.layout.Inside.Placed;
import ghostlens.viewer.layout.LaidOutGraph.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Places parts that follow one another in a column, where lines to the next one are straight; what skips parts or
/// leads back runs in lanes beside them. Lengths are along the flow or across it, whichever way that is; across, the
/// spine is at 0.
final class Column {
    private static final double LABEL = 16;
    private static final double LABEL_INDENT = 5;

    private final Inside inside;
    private final boolean down;
    private final int count;
    private final Gaps gaps;
    private final double length;
    private final double breadth;
    private final double shift;

    private Column(Inside inside) {
        this.inside = inside;
        this.down = inside.flow() == Flow.DOWN;
        this.count = inside.parts().size();
        this.gaps = new Gaps(inside);
        double end = gaps.end() + inside.end();
        this.length = down ? end : Math.max(end, inside.leastWidth());
        double low =
                IntStream.range(0, count).mapToDouble(gaps.ports()::side).min().orElse(0);
        double high = inside.links().stream().flatMapToDouble(this::reach).max().orElse(0);
        high = Math.max(
                high,
                IntStream.range(0, count)
                        .mapToDouble(gaps.ports()::farSide)
                        .max()
                        .orElse(0));
        double before = down ? inside.left() : inside.top();
        double needed = before + high - low + inside.end();
        this.breadth = 2 * Math.ceil((down ? Math.max(needed, inside.leastWidth()) : needed) / 2);
        this.shift = Math.round(before - low + (breadth - needed) / 2);
    }

    /// Whether each part leads to the next one, none back, and not much else leads past them.
    static boolean fits(Inside inside) {
        int count = inside.parts().size();
        var steps = new boolean[count];
        int skips = 0;
        for (var link : inside.links()) {
            int from = link.from().part();
            int to = link.to().isBorder() ? count : link.to().part();
            if (to <= from) {
                return false;
            }
            if (to > from + 1) {
                skips++;
            } else if (from >= 0 && to < count) {
                steps[from] = true;
            }
        }
        return IntStream.range(0, count - 1).allMatch(i -> steps[i]) && skips <= count + 2;
    }

    static Placed place(Inside inside) {
        return new Column(inside).placed();
    }

    private Placed placed() {
        var corners = IntStream.range(0, count)
                .mapToObj(i -> point(gaps.start(i), gaps.ports().side(i)))
                .toList();
        var lines = inside.links().stream().map(this::line).toList();
        return new Placed(
                down ? breadth : length,
                down ? length : breadth,
                corners,
                gaps.ports().entries().mapToObj(c -> c + shift).toList(),
                gaps.ports().exits().mapToObj(c -> c + shift).toList(),
                lines);
    }

    private Point point(double along, double across) {
        return down ? new Point(across + shift, along) : new Point(along, across + shift);
    }

    /// How far across the flow a line and its label go.
    private DoubleStream reach(Link link) {
        double label = down && link.label() > 0 ? gaps.ports().from(link) + LABEL_INDENT + link.label() : 0;
        return gaps.ports().isStep(link) ? DoubleStream.of(label) : DoubleStream.of(label, gaps.lane(link));
    }

    private Line line(Link link) {
        double start = link.from().isBorder() ? 0 : gaps.finish(link.from().part());
        double end = link.to().isBorder() ? length : gaps.start(link.to().part());
        double from = gaps.ports().from(link);
        double to = gaps.ports().to(link);
        var points = new ArrayList<Point>();
        points.add(point(start, from));
        if (!gaps.ports().isStep(link)) {
            double lane = gaps.lane(link);
            turn(points, gaps.leaving(link), from, lane);
            turn(points, gaps.arriving(link), lane, to);
        } else {
            turn(points, gaps.arriving(link), from, to);
        }
        points.add(point(end, to));
        return new Line(points, label(link, from));
    }

    private void turn(List<Point> points, double along, double from, double to) {
        if (from != to) {
            points.add(point(along, from));
            points.add(point(along, to));
        }
    }

    private Point label(Link link, double from) {
        boolean step = gaps.ports().isStep(link);
        double along = step ? gaps.label(link) : gaps.leaving(link);
        if (down) {
            return point(step ? along : along - LABEL - 1, from + LABEL_INDENT);
        }
        return point(step ? along : along + LABEL_INDENT, (step ? from : gaps.lane(link)) - LABEL - 1);
    }
}
