package ghostlens.viewer;

import ghostlens.assets.Fonts;
import ghostlens.model.graph.Family;
import ghostlens.viewer.evolution.Scene;
import ghostlens.viewer.evolution.Scene.Actor;
import ghostlens.viewer.evolution.Scene.Line;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import ghostlens.viewer.layout.LaidOutGraph.Point;
import ghostlens.viewer.layout.Marks;
import ghostlens.viewer.layout.Sizes;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Paints a moment of a film, with the look of the graph.
final class ScenePainter {
    /// How far a box's text moves when it becomes another's.
    private static final double TURN = 16;
    /// The size, of its own, from which a box that shrinks says nothing any more, before it goes behind another.
    private static final double SMALL = 0.7;

    private final GraphicsContext g;
    private final Colors colors;
    private final Camera camera;
    /// Of the box that is painted.
    private double scale;

    ScenePainter(GraphicsContext g, Colors colors, Camera camera) {
        this.g = g;
        this.colors = colors;
        this.camera = camera;
    }

    void paint(Scene scene) {
        scene.lines().forEach(this::line);
        scene.actors().forEach(this::actor);
        g.setGlobalAlpha(1);
    }

    private void actor(Actor actor) {
        var box = actor.box();
        g.save();
        g.translate(camera.screenX(box.x()), camera.screenY(box.y()));
        scale = camera.scale() * box.height() / Sizes.BOX_HEIGHT;
        ground(actor);
        double visible = words(actor);
        actor.former().ifPresentOrElse(former -> turning(actor, former, visible), () -> look(box, visible));
        g.restore();
    }

    /// How much is seen of what stands in a box: it comes after the ground, which hides the line behind it.
    private static double words(Actor actor) {
        return Math.clamp(2 * actor.opacity() - 1, 0, 1);
    }

    /// What it was goes up and away, what it is comes from below; a box of the same kind only changes its second
    /// line. No clip: with one, JavaFX loses what was painted.
    private void turning(Actor actor, Box former, double visible) {
        var box = actor.box();
        double turned = actor.turned();
        if (former.title().equals(box.title())) {
            head(box, visible);
            boolean isSame = former.subtitle().equals(box.subtitle());
            subtitle(former, visible * (isSame ? 1 : Math.clamp(1 - 2 * turned, 0, 1)));
            subtitle(box, visible * (isSame ? 0 : Math.clamp(2 * turned - 1, 0, 1)));
            band(box, former, visible);
            band(box, box, visible * turned);
            return;
        }
        double way = TURN * scale;
        g.translate(0, -way * turned);
        head(former, visible * (1 - turned));
        subtitle(former, visible * Math.clamp(1 - 3 * turned, 0, 1));
        g.translate(0, way);
        head(box, visible * turned);
        subtitle(box, visible * Math.clamp(3 * turned - 2, 0, 1));
    }

    private void ground(Actor actor) {
        double w = Math.round(actor.box().width() * camera.scale());
        double h = Math.round(actor.box().height() * camera.scale());
        double arc = 2 * Sizes.CORNER * camera.scale();
        g.setGlobalAlpha(Math.min(1, 2 * actor.opacity()));
        g.setFill(colors.of("surface-raised"));
        g.fillRoundRect(0, 0, w, h, arc, arc);
        g.setStroke(colors.of("line").interpolate(colors.of("accent"), actor.attention()));
        g.setLineWidth(1 + actor.attention());
        g.strokeRoundRect(0, 0, w, h, arc, arc);
    }

    private void look(Box box, double opacity) {
        head(box, opacity);
        subtitle(box, opacity);
        band(box, box, opacity);
    }

    private void head(Box what, double opacity) {
        g.setGlobalAlpha(opacity);
        if (what.kind() == Kind.CLOSED_GROUP) {
            plus();
        } else {
            mark(what.families().getFirst(), opacity);
        }
        text(what.title(), 19, Sizes.TITLE, colors.of("ink"));
    }

    private void subtitle(Box what, double opacity) {
        g.setGlobalAlpha(opacity);
        text(what.subtitle(), 34, Sizes.SMALL, colors.of("ink-muted"));
    }

    private void mark(Family family, double opacity) {
        g.save();
        g.translate(10 * scale, 16 * scale);
        g.scale(scale, scale);
        g.setFill(colors.of(family));
        g.beginPath();
        g.appendSVGPath(Marks.path(family));
        g.fill();
        g.restore();
        g.setGlobalAlpha(opacity);
    }

    private void plus() {
        double x = 16 * scale;
        double y = 22 * scale;
        double half = 5 * scale;
        g.setStroke(colors.of("ink-muted"));
        g.setLineWidth(Math.max(1, 1.5 * scale));
        g.strokeLine(x - half, y, x + half, y);
        g.strokeLine(x, y - half, x, y + half);
    }

    /// What went into a box, where it is more than one kind of operator.
    ///
    /// @param place where it is drawn
    private void band(Box place, Box what, double opacity) {
        int families = what.families().size();
        double corner = Sizes.CORNER * scale;
        double each = (place.width() * camera.scale() - 2 * corner) / families;
        double top = place.height() * camera.scale() - Sizes.BAND * scale;
        g.setGlobalAlpha(opacity);
        for (int i = 0; i < families && families > 1; i++) {
            g.setFill(colors.of(what.families().get(i)));
            g.fillRect(corner + i * each, top, each, Sizes.BAND * scale);
        }
    }

    private void text(String text, double y, double size, Color color) {
        g.setFont(Font.font(Fonts.SANS, size * scale));
        g.setFill(color);
        double visible = g.getGlobalAlpha();
        g.setGlobalAlpha(visible * Math.clamp((scale / camera.scale() - SMALL) / (1 - SMALL), 0, 1));
        g.fillText(text, Sizes.TEXT_LEFT * scale, y * scale);
        g.setGlobalAlpha(visible);
    }

    private void line(Line line) {
        g.setGlobalAlpha(line.opacity());
        var color = colors.of("ink-muted");
        g.setStroke(color);
        g.setLineWidth(Math.clamp(1.5 * camera.scale(), 1, 3));
        var xs = line.points().stream().mapToDouble(p -> camera.screenX(p.x())).toArray();
        var ys = line.points().stream().mapToDouble(p -> camera.screenY(p.y())).toArray();
        g.strokePolyline(xs, ys, xs.length);
        arrow(line.points(), color);
    }

    private void arrow(List<Point> points, Color color) {
        var tip = points.getLast();
        var before = points.get(points.size() - 2);
        double length = Math.max(Math.hypot(tip.x() - before.x(), tip.y() - before.y()), 1e-9);
        double alongX = camera.scale() * (tip.x() - before.x()) / length;
        double alongY = camera.scale() * (tip.y() - before.y()) / length;
        double x = camera.screenX(tip.x());
        double y = camera.screenY(tip.y());
        g.setFill(color);
        g.fillPolygon(
                new double[] {x - 8 * alongX - 4 * alongY, x - 8 * alongX + 4 * alongY, x},
                new double[] {y - 8 * alongY + 4 * alongX, y - 8 * alongY - 4 * alongX, y},
                3);
    }
}
