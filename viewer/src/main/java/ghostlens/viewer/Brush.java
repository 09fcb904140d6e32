package ghostlens.viewer;

import ghostlens.assets.Fonts;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.Sizes;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Paints outlines and texts of a graph at the scale it is seen at, so that text is crisp at any zoom.
final class Brush {
    static final double DIMMED = 0.25;
    private static final double READABLE = 6;
    private static final double SMALLEST_SIGN = 5;
    private static final double LARGEST_SIGN = 10;
    private static final Map<Double, Font> FONTS = new HashMap<>();
    private static final int FEW_FONTS = 200;

    final GraphicsContext g;
    final Colors colors;
    final Camera camera;

    Brush(GraphicsContext g, Colors colors, Camera camera) {
        this.g = g;
        this.colors = colors;
        this.camera = camera;
    }

    boolean isReadable() {
        return Sizes.SMALL * camera.scale() >= READABLE;
    }

    void outline(Box box, boolean selected) {
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

    /// At a place of the graph, in a size at 100 %; nothing where it could not be read.
    void text(String text, double x, double y, double size, Color color) {
        if (isReadable() && !text.isEmpty()) {
            write(text, camera.screenX(x), camera.screenY(y), size * camera.scale(), color);
        }
    }

    /// At a place of the screen, in a size there.
    void write(String text, double x, double y, double size, Color color) {
        g.setFont(font(size));
        g.setFill(color);
        g.fillText(text, x, y);
    }

    private static Font font(double size) {
        if (FONTS.size() > FEW_FONTS) {
            FONTS.clear();
        }
        return FONTS.computeIfAbsent(size, s -> Font.font(Fonts.SANS, s));
    }

    /// The colours of the families inside a group, in a strip at its end.
    void band(Box box, double height) {
        double width = box.width() / box.families().size();
        for (int i = 0; i < box.families().size(); i++) {
            g.setFill(colors.of(box.families().get(i)));
            g.fillRect(
                    camera.screenX(box.x() + i * width) + 0.5,
                    camera.screenY(box.y() + box.height()) - height,
                    width * camera.scale(),
                    height);
        }
    }

    /// A disc on the right top corner, of a size that can be read while the box is larger than it.
    void sign(Box box, Mark mark) {
        double radius = Math.clamp(8 * camera.scale(), SMALLEST_SIGN, LARGEST_SIGN);
        if (box.height() * camera.scale() < radius) {
            return;
        }
        double x = camera.screenX(box.x() + box.width()) - radius;
        double y = camera.screenY(box.y());
        var color = colors.of(mark.color());
        g.setFill(color);
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setTextAlign(TextAlignment.CENTER);
        write(mark.sign(), x, y + 0.6 * radius, 1.7 * radius, colors.inkOn(color));
        g.setTextAlign(TextAlignment.LEFT);
    }
}
