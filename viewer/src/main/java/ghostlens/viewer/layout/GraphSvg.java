package ghostlens.viewer.layout;

import static java.util.stream.Collectors.joining;

import ghostlens.model.graph.Family;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import ghostlens.viewer.layout.LaidOutGraph.Point;
import ghostlens.viewer.layout.LaidOutGraph.Route;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A laid out graph as a self-contained SVG picture that looks as on the screen.
public final class GraphSvg {
    /// Signs that XML has no way to write; names in files may hold any.
    private static final Pattern NO_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final UnaryOperator<String> colors;

    private GraphSvg(UnaryOperator<String> colors) {
        this.colors = colors;
    }

    /// The picture in colours from the page around it: `var(--ink)`, `var(--line)`, …
    public static String write(LaidOutGraph graph) {
        return write(graph, name -> "var(--" + name + ")");
    }

    /// @param colors a CSS colour for each name: `ink`, `ink-muted`, `line`, `surface`, `surface-raised`,
    ///     `family-dense`, …
    public static String write(LaidOutGraph graph, UnaryOperator<String> colors) {
        return new GraphSvg(colors).document(graph, Part.whole(graph), 1, "");
    }

    /// What is to be seen of a graph, in pixels at 100 %.
    public record Part(double x, double y, double width, double height) {

        public static Part whole(LaidOutGraph graph) {
            return new Part(0, 0, graph.width(), graph.height());
        }

        /// The same graph without what cannot be seen in this part.
        LaidOutGraph of(LaidOutGraph graph) {
            return new LaidOutGraph(
                    graph.boxes().stream()
                            .filter(b -> touches(b.x(), b.y(), b.x() + b.width(), b.y() + b.height()))
                            .toList(),
                    graph.routes().stream().filter(this::touches).toList(),
                    graph.width(),
                    graph.height());
        }

        private boolean touches(Route route) {
            var label = route.labelAt();
            double right = label.x() + TextWidth.of(route.label(), Sizes.SMALL);
            return touches(label.x(), label.y(), right, label.y() + Sizes.BOX_HEIGHT)
                    || IntStream.range(1, route.points().size())
                            .anyMatch(i -> touches(
                                    route.points().get(i - 1), route.points().get(i)));
        }

        private boolean touches(Point a, Point b) {
            return touches(
                    Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.max(a.x(), b.x()), Math.max(a.y(), b.y()));
        }

        private boolean touches(double left, double top, double right, double bottom) {
            return left <= x + width && right >= x && top <= y + height && bottom >= y;
        }
    }

    /// A file of its own: on a ground, with its font inside.
    ///
    /// @param scale how large it is drawn
    /// @param font where the font is, best as a `data:` URL
    public static String standalone(
            LaidOutGraph graph, Part part, double scale, UnaryOperator<String> colors, String font) {
        // Somewhat larger, so that no rounding leaves the edge half covered.
        var ground = """
                <style>@font-face{font-family:'IBM Plex Sans';src:url(%s)}</style>
                <rect x="%s" y="%s" width="%s" height="%s" fill="%s"/>
                """.formatted(
                        font,
                        number(part.x - 1),
                        number(part.y - 1),
                        number(part.width + 2),
                        number(part.height + 2),
                        colors.apply("surface"));
        return new GraphSvg(colors).document(part.of(graph), part, scale, ground);
    }

    private String document(LaidOutGraph graph, Part part, double scale, String ground) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="%s %s %s %s" \
                font-family="'IBM Plex Sans', sans-serif" role="img">
                %s%s%s%s%s</svg>
                """.formatted(
                        number(part.width * scale),
                        number(part.height * scale),
                        number(part.x),
                        number(part.y),
                        number(part.width),
                        number(part.height),
                        ground,
                        boxes(graph, true),
                        graph.routes().stream().map(this::route).collect(joining()),
                        titles(graph),
                        boxes(graph, false));
    }

    private String boxes(LaidOutGraph graph, boolean frames) {
        return graph.boxes().stream()
                .filter(b -> (b.kind() == Kind.OPEN_GROUP) == frames)
                .map(this::box)
                .collect(joining());
    }

    private String box(Box box) {
        var inside = switch (box.kind()) {
            case OPERATOR -> mark(box.families().getFirst(), box.x() + 10, box.y() + 16) + lines(box);
            case CLOSED_GROUP -> plus(box) + lines(box) + band(box);
            case OPEN_GROUP -> "";
        };
        return "<g><title>%s</title>%s%s</g>\n".formatted(escape(box.path()), outline(box), inside);
    }

    private String titles(LaidOutGraph graph) {
        return graph.boxes().stream()
                .filter(box -> box.kind() == Kind.OPEN_GROUP)
                .map(this::title)
                .collect(joining());
    }

    /// On a ground of its own, since lines may run behind it.
    private String title(Box box) {
        return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"16\" fill=\"%s\"/>%s\n"
                .formatted(
                        number(box.x() + 10),
                        number(box.y() + 10),
                        number(TextWidth.of(box.title(), Sizes.SMALL) + 4),
                        colors.apply("surface-sunken"),
                        text(box.x() + 12, box.y() + 22, Sizes.SMALL, "ink-muted", box.title()));
    }

    private String outline(Box box) {
        return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\" stroke=\"%s\"/>"
                .formatted(
                        number(box.x()),
                        number(box.y()),
                        number(box.width()),
                        number(box.height()),
                        number(Sizes.CORNER),
                        colors.apply(box.kind() == Kind.OPEN_GROUP ? "surface-sunken" : "surface-raised"),
                        colors.apply("line"));
    }

    private String mark(Family family, double x, double y) {
        return "<path transform=\"translate(%s %s)\" d=\"%s\" fill=\"%s\"/>"
                .formatted(number(x), number(y), Marks.path(family), color(family));
    }

    private String plus(Box box) {
        return "<path transform=\"translate(%s %s)\" d=\"M0 6H12M6 0V12\" stroke=\"%s\" stroke-width=\"1.5\"/>"
                .formatted(number(box.x() + 10), number(box.y() + 16), colors.apply("ink-muted"));
    }

    private String lines(Box box) {
        double left = box.x() + Sizes.TEXT_LEFT;
        var below = box.below(box.subtitle());
        double top = box.y() + (box.subtitle().isEmpty() ? Sizes.LOWER : 0);
        var lines = new StringBuilder(text(left, top + Sizes.FIRST_LINE, Sizes.TITLE, "ink", box.title()));
        for (int i = 0; i < below.size(); i++) {
            double y = top + Sizes.SECOND_LINE + i * Sizes.LINE;
            lines.append(text(left, y, Sizes.SMALL, "ink-muted", below.get(i)));
        }
        return lines.toString();
    }

    private String band(Box box) {
        double width = box.width() / box.families().size();
        var band = new StringBuilder();
        for (int i = 0; i < box.families().size(); i++) {
            band.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>"
                    .formatted(
                            number(box.x() + i * width),
                            number(box.y() + box.height() - Sizes.BAND),
                            number(width),
                            number(Sizes.BAND),
                            color(box.families().get(i))));
        }
        return band.toString();
    }

    private String route(Route route) {
        var label = text(route.labelAt().x(), route.labelAt().y() + 12, Sizes.SMALL, "ink-muted", route.label());
        return "<path d=\"%s\" fill=\"none\" stroke=\"%s\"/>%s%s\n"
                .formatted(
                        line(route.points()),
                        colors.apply("ink-muted"),
                        arrow(route.points().reversed()),
                        label);
    }

    private static String line(List<Point> points) {
        return points.stream().map(p -> number(p.x()) + " " + number(p.y())).collect(joining("L", "M", ""));
    }

    /// At the line's end, along its last stretch.
    private String arrow(List<Point> backwards) {
        var tip = backwards.getFirst();
        var before = backwards.get(1);
        double angle = Math.toDegrees(Math.atan2(tip.y() - before.y(), tip.x() - before.x()));
        return "<path transform=\"translate(%s %s) rotate(%s)\" d=\"M-7 -4L-7 4L0 0Z\" fill=\"%s\"/>"
                .formatted(number(tip.x()), number(tip.y()), number(angle), colors.apply("ink-muted"));
    }

    private String text(double x, double y, double size, String color, String text) {
        return "<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\">%s</text>"
                .formatted(number(x), number(y), number(size), colors.apply(color), escape(text));
    }

    private String color(Family family) {
        return colors.apply("family-" + FamilyColor.of(family));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escape(String text) {
        return NO_XML.matcher(text)
                .replaceAll("\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
    }
}
