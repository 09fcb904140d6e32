package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph.Box;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import ghostlens.viewer.layout.LaidOutGraph.Route;
import ghostlens.viewer.layout.Sizes;
import ghostlens.viewer.layout.TextWidth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.paint.Color;

/// Paints what can be seen of a graph. From afar, an open group whose inside would be too small is a block.
final class GraphPainter {
    private static final double FRAME_TINT = 0.35;
    /// A frame whose longer side is shorter than this on the screen is a block.
    private static final double BLOCK = 40;

    private final Brush brush;
    private final Camera camera;
    private final BoxPainter boxes;
    private final RoutePainter lines;
    /// In which block a box is hidden, or which block it is.
    private final Map<String, String> blocks = new HashMap<>();

    GraphPainter(Brush brush) {
        this.brush = brush;
        this.camera = brush.camera;
        this.boxes = new BoxPainter(brush);
        this.lines = new RoutePainter(brush);
    }

    void paint(Sight sight, Marked marked, double width, double height) {
        brush.g.setGlobalAlpha(1);
        brush.g.setFill(brush.colors.of("surface-sunken"));
        brush.g.fillRect(0, 0, width, height);
        var area = camera.area(width, height);
        var frames = new ArrayList<Box>();
        var fronts = new ArrayList<Box>();
        for (var box : sight.boxes(area)) {
            sort(box, frames, fronts);
        }
        frames.forEach(b -> frame(b, marked));
        sight.routes(area).stream().filter(this::isOutside).forEach(r -> lines.route(r, marked));
        frames.forEach(this::title);
        fronts.forEach(b -> front(b, marked));
        if (!marked.marks().isEmpty()) {
            signs(frames, marked);
            signs(fronts, marked);
        }
        brush.g.setGlobalAlpha(1);
    }

    private void sort(Box box, List<Box> frames, List<Box> fronts) {
        var block = blocks.get(box.parent());
        if (block != null) {
            blocks.put(box.path(), block);
        } else if (box.kind() != Kind.OPEN_GROUP) {
            fronts.add(box);
        } else if (Math.max(box.width(), box.height()) * camera.scale() < BLOCK) {
            blocks.put(box.path(), box.path());
            fronts.add(box);
        } else {
            frames.add(box);
        }
    }

    /// Whether a line is not wholly inside a block.
    private boolean isOutside(Route route) {
        var from = blocks.get(route.from());
        return from == null || !Objects.equals(from, blocks.get(route.to()));
    }

    private void front(Box box, Marked marked) {
        if (box.kind() == Kind.OPEN_GROUP) {
            boxes.block(box, marked);
        } else {
            boxes.box(box, marked);
        }
    }

    private void signs(List<Box> shown, Marked marked) {
        for (var box : shown) {
            var mark = marked.marks().get(box.path());
            if (mark != null) {
                brush.g.setGlobalAlpha(marked.dims(box.path()) ? Brush.DIMMED : 1);
                brush.sign(box, mark);
            }
        }
    }

    private void frame(Box box, Marked marked) {
        brush.g.setGlobalAlpha(1);
        brush.g.setFill(frameColor());
        brush.outline(box, marked.isSelected(box.path()));
    }

    /// On a ground of its own, since lines may run behind it.
    private void title(Box box) {
        if (!brush.isReadable()) {
            return;
        }
        brush.g.setGlobalAlpha(1);
        brush.g.setFill(frameColor());
        brush.g.fillRect(
                camera.screenX(box.x() + 10),
                camera.screenY(box.y() + 8),
                TextWidth.of(box.title(), Sizes.TITLE) * camera.scale(),
                20 * camera.scale());
        brush.text(box.title(), box.x() + 14, box.y() + 23, Sizes.TITLE, brush.colors.of("ink-muted"));
    }

    private Color frameColor() {
        return brush.colors.of("surface").interpolate(brush.colors.of("surface-sunken"), FRAME_TINT);
    }
}
