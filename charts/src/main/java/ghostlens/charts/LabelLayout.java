package ghostlens.charts;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds places for labels beside their points, one label after the other, so that none lies on a mark, on another
/// label or outside the area. A label without a free place is left out: the tooltip still has it.
final class LabelLayout {
    private static final double GAP = 3;
    /// A crossed line or a strange mark beside is as bad as standing this much further away, in px.
    private static final double LINE_COST = 8;
    /// The same for each point that is passed over.
    private static final double LATER_COST = 3;
    private static final double[] RINGS = {Marks.REACH + GAP, 2 * Marks.REACH + GAP, 4 * Marks.REACH};
    private static final double[][] DIRECTIONS = {
        {1, 0}, {0, -1}, {0, 1}, {-1, 0}, {0.75, -0.75}, {0.75, 0.75}, {-0.75, -0.75}, {-0.75, 0.75}
    };

    private final Rectangle2D area;
    private final List<Point2D> marks;
    private final List<Line2D> lines;
    private final List<Rectangle2D> taken = new ArrayList<>();

    LabelLayout(Rectangle2D area, List<Point2D> marks, List<Line2D> lines) {
        this.area = area;
        this.marks = marks;
        this.lines = lines;
        marks.forEach(mark -> taken.add(around(mark)));
    }

    /// A place that crosses no line, next to the point; it counts as taken from now on.
    Optional<Rectangle2D> place(Point2D point, double width, double height) {
        return take(ring(point, width, height, RINGS[0]).filter(place -> crossings(place) == 0));
    }

    /// A place near one of the points, the first points and the fewest crossed lines first: for names that should not
    /// be missing.
    Optional<Rectangle2D> placeNear(List<Point2D> points, double width, double height) {
        return take(IntStream.range(0, points.size())
                .boxed()
                .flatMap(rank -> near(points.get(rank), rank * LATER_COST, width, height))
                .sorted(Comparator.comparing(Place::cost))
                .map(Place::bounds));
    }

    private record Place(Rectangle2D bounds, double cost) {}

    private Stream<Place> near(Point2D point, double cost, double width, double height) {
        return DoubleStream.of(RINGS)
                .boxed()
                .flatMap(ring -> ring(point, width, height, ring))
                .map(at ->
                        new Place(at, cost + LINE_COST * (crossings(at) + strangers(at, point)) + distance(at, point)));
    }

    private Optional<Rectangle2D> take(Stream<Rectangle2D> places) {
        var place = places.findFirst();
        place.ifPresent(taken::add);
        return place;
    }

    private Stream<Rectangle2D> ring(Point2D point, double width, double height, double ring) {
        return Stream.of(DIRECTIONS)
                .map(way -> beside(point, way, ring, width, height))
                .filter(this::isFree);
    }

    private static double distance(Rectangle2D place, Point2D point) {
        double x = Math.clamp(point.getX(), place.getMinX(), place.getMaxX());
        double y = Math.clamp(point.getY(), place.getMinY(), place.getMaxY());
        return point.distance(x, y);
    }

    private static Rectangle2D beside(Point2D point, double[] way, double ring, double width, double height) {
        double x = point.getX() + way[0] * ring + width * (Math.signum(way[0]) - 1) / 2;
        double y = point.getY() + way[1] * ring + height * (Math.signum(way[1]) - 1) / 2;
        return new Rectangle2D.Double(x, y, width, height);
    }

    private boolean isFree(Rectangle2D place) {
        return area.contains(place) && taken.stream().noneMatch(place::intersects);
    }

    private long crossings(Rectangle2D place) {
        return lines.stream().filter(line -> line.intersects(place)).count();
    }

    /// Other marks that are about as near to a place as its own: a reader could take it for theirs.
    private long strangers(Rectangle2D place, Point2D point) {
        double near = distance(place, point) + GAP;
        return marks.stream()
                .filter(mark -> !mark.equals(point) && distance(place, mark) < near)
                .count();
    }

    private static Rectangle2D around(Point2D mark) {
        return new Rectangle2D.Double(
                mark.getX() - Marks.REACH, mark.getY() - Marks.REACH, 2 * Marks.REACH, 2 * Marks.REACH);
    }
}
