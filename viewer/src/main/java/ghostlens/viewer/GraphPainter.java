package ghostlens.viewer;

import ghostlens.assets.Fonts;
import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import ghostlens.viewer.layout.LaidOutGraph.Route;
import ghostlens.viewer.layout.Marks;
import ghostlens.viewer.layout.Sizes;
import ghostlens.viewer.layout.TextWidth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Paints a graph at the scale it is seen at, so that text is crisp at any zoom; small text and marks are left out.
final class GraphPainter {
    private static final double READABLE = 6;
    private static final double FAR = 9;
    private static final double DIMMED = 0.25;
    private static final double SMALLEST_SIGN = 5;
    private static final double LARGEST_SIGN = 10;
    private static final double FRAME_TINT = 0.35;

    private final GraphicsContext g;
    private final Colors colors;
    private final Camera camera;

    /// What is set off from the rest.
    ///
    /// @param selected the path of the selected box
    /// @param lit the paths of the boxes that stay bright while all others are dimmed; empty for all
    /// @param badges what the overlay says, by path
    /// @param marks what became of boxes, by path
    record Marked(@Nullable String selected, Set<String> lit, Map<String, Badge> badges, Map<String, Mark> marks) {

        /// A badge's weight against the heaviest, 0 to 1.
        double heat(Badge badge) {
            double heaviest =
                    badges.values().stream().mapToDouble(Badge::weight).max().orElse(0);
            return heaviest > 0 ? badge.weight() / heaviest : 0;
        }

        boolean dims(String path) {
            return !lit.isEmpty() && !lit.contains(path);
        }
    }

    GraphPainter(GraphicsContext g, Colors colors, Camera camera) {
        this.g = g;
        this.colors = colors;
        this.camera = camera;
    }

    void paint(LaidOutGraph graph, Marked marked, double width, double height) {
        g.setGlobalAlpha(1);
        g.setFill(colors.of("surface-sunken"));
        g.fillRect(0, 0, width, height);
        var view = view(width, height);
        var frames = graph.boxes().stream()
                .filter(b -> b.kind() == Kind.OPEN_GROUP && b.intersects(view))
                .toList();
        frames.forEach(b -> frame(b, marked));
        graph.routes().stream().filter(r -> near(r, view)).forEach(r -> route(r, marked));
        frames.forEach(this::title);
        graph.boxes().stream()
                .filter(b -> b.kind() != Kind.OPEN_GROUP && b.intersects(view))
                .forEach(b -> box(b, marked));
        graph.boxes().stream().filter(b -> b.intersects(view)).forEach(b -> sign(b, marked));
        g.setGlobalAlpha(1);
    }

    private Box view(double width, double height) {
        return new Box(
                "",
                "",
                Kind.OPEN_GROUP,
                "",
                "",
                List.of(),
                camera.graphX(0),
                camera.graphY(0),
                width / camera.scale(),
                height / camera.scale());
    }

    private static boolean near(Route route, Box view) {
        var points = route.points();
        var left = points.stream().mapToDouble(LaidOutGraph.Point::x).min().orElse(0);
        var right = points.stream().mapToDouble(LaidOutGraph.Point::x).max().orElse(0);
        var top = points.stream().mapToDouble(LaidOutGraph.Point::y).min().orElse(0);
        var bottom = points.stream().mapToDouble(LaidOutGraph.Point::y).max().orElse(0);
        return left <= view.x() + view.width()
                && right + 200 >= view.x()
                && top <= view.y() + view.height()
                && bottom >= view.y();
    }

    private void frame(Box box, Marked marked) {
        g.setGlobalAlpha(1);
        boolean selected = box.path().equals(marked.selected());
        g.setFill(frameColor());
        outline(box, selected);
    }

    /// On a ground of its own, since lines may run behind it.
    private void title(Box box) {
        if (!isReadable()) {
            return;
        }
        g.setFill(frameColor());
        g.fillRect(
                camera.screenX(box.x() + 10),
                camera.screenY(box.y() + 8),
                TextWidth.of(box.title(), Sizes.TITLE) * camera.scale(),
                20 * camera.scale());
        text(box.title(), box.x() + 14, box.y() + 23, Sizes.TITLE, colors.of("ink-muted"));
    }

    private Color frameColor() {
        return colors.of("surface").interpolate(colors.of("surface-sunken"), FRAME_TINT);
    }

    private void outline(Box box, boolean selected) {
        double x = Math.round(camera.screenX(box.x())) + 0.5;
        double y = Math.round(camera.screenY(box.y())) + 0.5;
        double w = Math.round(box.width() * camera.scale());
        double h = Math.round(box.height() * camera.scale());
        double arc = 2 * Sizes.CORNER * camera.scale();
        g.fillRoundRect(x, y, w, h, arc, arc);
        g.setStroke(colors.of(selected ? "accent" : "line"));
        g.setLineWidth(selected ? 2 : 1);
        g.strokeRoundRect(x, y, w, h, arc, arc);
    }

    private void box(Box box, Marked marked) {
        g.setGlobalAlpha(marked.dims(box.path()) ? DIMMED : 1);
        var badge = Optional.ofNullable(marked.badges().get(box.path()));
        var ground = badge.map(b -> colors.heat(marked.heat(b))).orElse(colors.of("surface-raised"));
        g.setFill(ground);
        outline(box, box.path().equals(marked.selected()));
        signs(box, ground);
        lines(box, badge.map(Badge::text), ground);
    }

    private void signs(Box box, Color ground) {
        if (box.kind() == Kind.CLOSED_GROUP) {
            band(box);
            plus(box);
        } else {
            mark(box, ground);
        }
    }

    private void lines(Box box, Optional<String> badge, Color ground) {
        var ink = colors.inkOn(ground);
        if (!isReadable()) {
            name(box, ink);
            return;
        }
        var below = badge.orElse(box.subtitle());
        double left = box.x() + Sizes.TEXT_LEFT;
        text(box.title(), left, box.y() + (below.isEmpty() ? 26 : 19), Sizes.TITLE, ink);
        text(below, left, box.y() + 34, Sizes.SMALL, badge.isPresent() ? ink : colors.of("ink-muted"));
    }

    /// A disc on the right top corner, of a size that can be read while the box is larger than it.
    private void sign(Box box, Marked marked) {
        var mark = marked.marks().get(box.path());
        double radius = Math.clamp(8 * camera.scale(), SMALLEST_SIGN, LARGEST_SIGN);
        if (mark == null || box.height() * camera.scale() < radius) {
            return;
        }
        double x = camera.screenX(box.x() + box.width()) - radius;
        double y = camera.screenY(box.y());
        var color = colors.of(mark.color());
        g.setGlobalAlpha(marked.dims(box.path()) ? DIMMED : 1);
        g.setFill(color);
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setFill(colors.inkOn(color));
        g.setFont(Font.font(Fonts.SANS, 1.7 * radius));
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(mark.sign(), x, y + 0.6 * radius);
        g.setTextAlign(TextAlignment.LEFT);
    }

    /// From afar only the title, no smaller than can be read, where it has room.
    private void name(Box box, Color ink) {
        double left = camera.screenX(box.x() + Sizes.TEXT_LEFT);
        double room = camera.screenX(box.x() + box.width()) - left;
        if (box.height() * camera.scale() >= FAR + 2 && TextWidth.of(box.title(), FAR) <= room) {
            g.setFont(Font.font(Fonts.SANS, FAR));
            g.setFill(ink);
            g.fillText(box.title(), left, camera.screenY(box.y() + box.height() / 2) + FAR / 3);
        }
    }

    private boolean isReadable() {
        return Sizes.SMALL * camera.scale() >= READABLE;
    }

    private void band(Box box) {
        double width = box.width() / box.families().size();
        for (int i = 0; i < box.families().size(); i++) {
            g.setFill(colors.of(box.families().get(i)));
            g.fillRect(
                    camera.screenX(box.x() + i * width) + 0.5,
                    camera.screenY(box.y() + box.height() - Sizes.BAND),
                    width * camera.scale(),
                    Sizes.BAND * camera.scale());
        }
    }

    private void plus(Box box) {
        double x = camera.screenX(box.x() + 16);
        double y = camera.screenY(box.y() + 20);
        double half = 5 * camera.scale();
        g.setStroke(colors.of("ink-muted"));
        g.setLineWidth(Math.max(1, 1.5 * camera.scale()));
        g.strokeLine(x - half, y, x + half, y);
        g.strokeLine(x, y - half, x, y + half);
    }

    private void mark(Box box, Color ground) {
        var family = colors.of(box.families().getFirst());
        g.save();
        g.translate(camera.screenX(box.x() + 10), camera.screenY(box.y() + 16));
        g.scale(camera.scale(), camera.scale());
        g.setFill(ground.equals(colors.of("surface-raised")) ? family : colors.inkOn(ground));
        g.beginPath();
        g.appendSVGPath(Marks.path(box.families().getFirst()));
        g.fill();
        g.restore();
    }

    private void route(Route route, Marked marked) {
        boolean dim = marked.dims(route.from()) || marked.dims(route.to());
        boolean lit = !dim && !marked.lit().isEmpty();
        g.setGlobalAlpha(dim ? DIMMED : 1);
        var color = colors.of(lit ? "accent" : "ink-muted");
        g.setStroke(color);
        g.setLineWidth(lit ? 2 : Math.clamp(camera.scale(), 0.5, 1.5));
        var xs = route.points().stream().mapToDouble(p -> camera.screenX(p.x())).toArray();
        var ys = route.points().stream().mapToDouble(p -> camera.screenY(p.y())).toArray();
        g.strokePolyline(xs, ys, xs.length);
        arrow(xs, ys, color);
        text(route.label(), route.labelAt().x(), route.labelAt().y() + 12, Sizes.SMALL, colors.of("ink-muted"));
    }

    /// At the line's end, along its last stretch.
    private void arrow(double[] xs, double[] ys, Color color) {
        int end = xs.length - 1;
        double length = Math.max(Math.hypot(xs[end] - xs[end - 1], ys[end] - ys[end - 1]), 1e-9);
        double alongX = camera.scale() * (xs[end] - xs[end - 1]) / length;
        double alongY = camera.scale() * (ys[end] - ys[end - 1]) / length;
        double baseX = xs[end] - 7 * alongX;
        double baseY = ys[end] - 7 * alongY;
        g.setFill(color);
        g.fillPolygon(
                new double[] {baseX - 4 * alongY, baseX + 4 * alongY, xs[end]},
                new double[] {baseY + 4 * alongX, baseY - 4 * alongX, ys[end]},
                3);
    }

    private void text(String text, double x, double y, double size, Color color) {
        if (isReadable()) {
            g.setFont(Font.font(Fonts.SANS, size * camera.scale()));
            g.setFill(color);
            g.fillText(text, camera.screenX(x), camera.screenY(y));
        }
    }
}
