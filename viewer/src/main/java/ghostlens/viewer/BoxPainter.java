package ghostlens.viewer;

import static ghostlens.viewer.Brush.DIMMED;

import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import ghostlens.viewer.layout.Marks;
import ghostlens.viewer.layout.Sizes;
import ghostlens.viewer.layout.TextWidth;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Paints boxes, with less and less in them the smaller they are seen.
final class BoxPainter {
    /// The text of a box that is seen from afar, and how much smaller it may become where it has no room.
    private static final double FAR = 9;

    private static final double LEAST = 6;

    private static final double NAME = 18;
    /// Lower than this on the screen, a box is a spot of colour.
    private static final double SPOT = 7;
    private static final double FAR_BAND = 3;

    private final Brush brush;
    private final GraphicsContext g;
    private final Colors colors;
    private final Camera camera;

    BoxPainter(Brush brush) {
        this.brush = brush;
        this.g = brush.g;
        this.colors = brush.colors;
        this.camera = brush.camera;
    }

    void box(Box box, Marked marked) {
        g.setGlobalAlpha(marked.dims(box.path()) ? DIMMED : 1);
        var badge = Optional.ofNullable(marked.badges().get(box.path()));
        var ground = badge.map(b -> marked.color(b, colors)).orElse(colors.of("surface-raised"));
        boolean selected = marked.isSelected(box.path());
        if (box.height() * camera.scale() < SPOT && !selected) {
            spot(box, badge.isPresent() ? ground : colors.of(box.families().getFirst()));
            return;
        }
        g.setFill(ground);
        brush.outline(box, selected);
        signs(box, ground);
        lines(box, badge.map(Badge::text), ground);
    }

    private void spot(Box box, Color color) {
        g.setFill(color);
        g.fillRect(
                camera.screenX(box.x()),
                camera.screenY(box.y()),
                box.width() * camera.scale(),
                Math.max(1, box.height() * camera.scale()));
    }

    /// A frame that is too small for what is inside: a block with its name as large as it fits.
    void block(Box box, Marked marked) {
        g.setGlobalAlpha(1);
        g.setFill(colors.of("surface-raised"));
        brush.outline(box, marked.isSelected(box.path()));
        double width = box.width() * camera.scale();
        double height = box.height() * camera.scale();
        brush.band(box, Math.min(FAR_BAND, height / 3));
        double size = Math.min(NAME, Math.min(height - FAR_BAND - 4, (width - 8) / TextWidth.of(box.title(), 1)));
        if (size >= FAR) {
            double x = camera.screenX(box.x()) + (width - TextWidth.of(box.title(), size)) / 2;
            brush.write(box.title(), x, camera.screenY(box.y()) + (height + 0.6 * size) / 2, size, colors.of("ink"));
        }
    }

    private void signs(Box box, Color ground) {
        if (box.kind() == Kind.CLOSED_GROUP) {
            brush.band(box, Math.max(Sizes.BAND * camera.scale(), Math.min(2, box.height() * camera.scale() / 4)));
            plus(box, ground);
        } else {
            mark(box, ground);
        }
    }

    private void lines(Box box, Optional<String> badge, Color ground) {
        var ink = colors.inkOn(ground);
        if (!brush.isReadable()) {
            name(box, ink);
            return;
        }
        var second = badge.orElse(box.subtitle());
        double left = box.x() + Sizes.TEXT_LEFT;
        double y = box.y() + (second.isEmpty() ? Sizes.LOWER : 0);
        brush.text(box.title(), left, y + Sizes.FIRST_LINE, Sizes.TITLE, ink);
        var muted = badge.isPresent() ? ink : colors.of("ink-muted");
        y += Sizes.SECOND_LINE;
        for (var line : box.below(second)) {
            brush.text(line, left, y, Sizes.SMALL, muted);
            y += Sizes.LINE;
        }
    }

    /// From afar only the title, no smaller than can be read, where it has room.
    private void name(Box box, Color ink) {
        double left = camera.screenX(box.x() + Sizes.TEXT_LEFT);
        double room = camera.screenX(box.x() + box.width()) - left - 1;
        double size = Math.min(FAR, room / TextWidth.of(box.title(), 1));
        if (box.height() * camera.scale() >= FAR + 2 && size >= LEAST) {
            brush.write(box.title(), left, camera.screenY(box.y() + box.height() / 2) + size / 3, size, ink);
        }
    }

    private void plus(Box box, Color ground) {
        double x = camera.screenX(box.x() + 16);
        double y = camera.screenY(box.y() + 20);
        double half = 5 * camera.scale();
        g.setStroke(isBare(ground) ? colors.of("ink-muted") : colors.inkOn(ground));
        g.setLineWidth(Math.max(1, 1.5 * camera.scale()));
        g.strokeLine(x - half, y, x + half, y);
        g.strokeLine(x, y - half, x, y + half);
    }

    private void mark(Box box, Color ground) {
        var family = colors.of(box.families().getFirst());
        g.save();
        g.translate(camera.screenX(box.x() + 10), camera.screenY(box.y() + 16));
        g.scale(camera.scale(), camera.scale());
        g.setFill(isBare(ground) ? family : colors.inkOn(ground));
        g.beginPath();
        g.appendSVGPath(Marks.path(box.families().getFirst()));
        g.fill();
        g.restore();
    }

    /// Whether no heat lies on a box.
    private boolean isBare(Color ground) {
        return ground.equals(colors.of("surface-raised"));
    }
}
