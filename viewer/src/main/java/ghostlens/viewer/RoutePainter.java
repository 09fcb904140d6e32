package ghostlens.viewer;

import static ghostlens.viewer.Brush.DIMMED;

import ghostlens.viewer.layout.LaidOutGraph.Route;
import ghostlens.viewer.layout.Sizes;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Paints lines with their arrows and labels.
final class RoutePainter {
    /// Below this scale an arrow is a blot.
    private static final double ARROWS = 0.2;

    private final Brush brush;
    private final GraphicsContext g;
    private final Camera camera;
    private double[] xs = new double[16];
    private double[] ys = new double[16];
    private final double[] arrowXs = new double[3];
    private final double[] arrowYs = new double[3];

    RoutePainter(Brush brush) {
        this.brush = brush;
        this.g = brush.g;
        this.camera = brush.camera;
    }

    void route(Route route, Marked marked) {
        boolean dim = marked.dims(route.from()) || marked.dims(route.to());
        boolean lit = !dim && !marked.lit().isEmpty();
        g.setGlobalAlpha(dim ? DIMMED : 1);
        var color = brush.colors.of(lit ? "accent" : "ink-muted");
        g.setStroke(color);
        g.setLineWidth(lit ? 2 : Math.clamp(camera.scale(), 0.5, 1.5));
        int count = route.points().size();
        if (count > xs.length) {
            xs = new double[count];
            ys = new double[count];
        }
        for (int i = 0; i < count; i++) {
            xs[i] = camera.screenX(route.points().get(i).x());
            ys[i] = camera.screenY(route.points().get(i).y());
        }
        g.strokePolyline(xs, ys, count);
        if (camera.scale() >= ARROWS) {
            arrow(count - 1, color);
        }
        brush.text(
                route.label(),
                route.labelAt().x(),
                route.labelAt().y() + 12,
                Sizes.SMALL,
                brush.colors.of("ink-muted"));
    }

    /// At the line's end, along its last stretch.
    private void arrow(int end, Color color) {
        double length = Math.max(Math.hypot(xs[end] - xs[end - 1], ys[end] - ys[end - 1]), 1e-9);
        double alongX = camera.scale() * (xs[end] - xs[end - 1]) / length;
        double alongY = camera.scale() * (ys[end] - ys[end - 1]) / length;
        double baseX = xs[end] - 7 * alongX;
        double baseY = ys[end] - 7 * alongY;
        arrowXs[0] = baseX - 4 * alongY;
        arrowXs[1] = baseX + 4 * alongY;
        arrowXs[2] = xs[end];
        arrowYs[0] = baseY + 4 * alongX;
        arrowYs[1] = baseY - 4 * alongX;
        arrowYs[2] = ys[end];
        g.setFill(color);
        g.fillPolygon(arrowXs, arrowYs, 3);
    }
}
