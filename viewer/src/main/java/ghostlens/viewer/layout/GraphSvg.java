package ghostlens.viewer.layout;

import static java.util.stream.Collectors.joining;

import ghostlens.model.graph.Family;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import ghostlens.viewer.layout.LaidOutGraph.Route;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// A laid out graph as a self-contained SVG picture that looks as on the screen.
public final class GraphSvg {
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
        return new GraphSvg(colors).document(graph);
    }

    private String document(LaidOutGraph graph) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" \
                font-family="'IBM Plex Sans', sans-serif" role="img">
                %3$s%4$s%5$s</svg>
                """.formatted(
                        number(graph.width()),
                        number(graph.height()),
                        boxes(graph, true),
                        graph.routes().stream().map(this::route).collect(joining()),
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
            case OPEN_GROUP -> text(box.x() + 12, box.y() + 22, Sizes.SMALL, "ink-muted", box.title());
        };
        return "<g><title>%s</title>%s%s</g>\n".formatted(escape(box.path()), outline(box), inside);
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
        boolean single = box.subtitle().isEmpty();
        var title = text(left, box.y() + (single ? 26 : 19), Sizes.TITLE, "ink", box.title());
        return single ? title : title + text(left, box.y() + 34, Sizes.SMALL, "ink-muted", box.subtitle());
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
                        arrow(route.points().getLast()),
                        label);
    }

    private static String line(List<LaidOutGraph.Point> points) {
        return points.stream().map(p -> number(p.x()) + " " + number(p.y())).collect(joining("L", "M", ""));
    }

    private String arrow(LaidOutGraph.Point tip) {
        return "<path transform=\"translate(%s %s)\" d=\"M-4 -7L4 -7L0 0Z\" fill=\"%s\"/>"
                .formatted(number(tip.x()), number(tip.y()), colors.apply("ink-muted"));
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
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
