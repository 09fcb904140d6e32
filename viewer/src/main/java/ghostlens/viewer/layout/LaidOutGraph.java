package ghostlens.viewer.layout;

import ghostlens.model.graph.Family;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A graph in its place: boxes, each frame before what is inside it, and the lines between them. Lengths are in
/// pixels at 100 %, from the left top corner.
public record LaidOutGraph(List<Box> boxes, List<Route> routes, double width, double height) {
    public static final LaidOutGraph EMPTY = new LaidOutGraph(List.of(), List.of(), 0, 0);

    public LaidOutGraph {
        boxes = List.copyOf(boxes);
        routes = List.copyOf(routes);
    }

    /// What a box stands for.
    public enum Kind {
        OPERATOR,
        CLOSED_GROUP,
        OPEN_GROUP
    }

    /// An operator or a group.
    ///
    /// @param path of the operator or the group
    /// @param parent the path of the frame around it, empty at the top
    /// @param details what else it says below, a line each
    /// @param families of the operators inside, in the order of {@link Family}
    public record Box(
            String path,
            String parent,
            Kind kind,
            String title,
            String subtitle,
            List<String> details,
            List<Family> families,
            double x,
            double y,
            double width,
            double height) {
        public Box {
            details = List.copyOf(details);
            families = List.copyOf(families);
        }

        /// A box that says no more than two lines.
        public Box(
                String path,
                String parent,
                Kind kind,
                String title,
                String subtitle,
                List<Family> families,
                double x,
                double y,
                double width,
                double height) {
            this(path, parent, kind, title, subtitle, List.of(), families, x, y, width, height);
        }

        /// The lines under the title.
        ///
        /// @param second the first of them; empty for none
        public List<String> below(String second) {
            return second.isEmpty()
                    ? details
                    : Stream.concat(Stream.of(second), details.stream()).toList();
        }

        public boolean contains(double px, double py) {
            return px >= x && px <= x + width && py >= y && py <= y + height;
        }

        public boolean intersects(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        /// The same box elsewhere.
        public Box at(double newX, double newY, double newWidth, double newHeight) {
            return new Box(path, parent, kind, title, subtitle, details, families, newX, newY, newWidth, newHeight);
        }
    }

    /// A corner or an end of a line.
    public record Point(double x, double y) {}

    /// A line from the border of one box to the border of another, along right angles.
    ///
    /// @param label the shapes that flow along it
    /// @param labelAt the left top corner of the label
    public record Route(String from, String to, List<Point> points, String label, Point labelAt) {
        public Route {
            points = List.copyOf(points);
        }
    }

    public Optional<Box> box(String path) {
        return boxes.stream().filter(b -> b.path().equals(path)).findFirst();
    }

    /// The innermost box at a place.
    public Optional<Box> at(double x, double y) {
        return boxes.reversed().stream().filter(b -> b.contains(x, y)).findFirst();
    }
}
