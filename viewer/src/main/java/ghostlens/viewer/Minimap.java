package ghostlens.viewer;

import ghostlens.assets.Palette;
import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;

/// The whole graph in the corner with the part in view; a click or a drag moves there.
final class Minimap extends Canvas {
    private static final double LONGEST = 160;
    private static final double MARGIN = 8;

    private final GraphView view;

    Minimap(GraphView view) {
        this.view = view;
        setId("graph-minimap");
        setManaged(false);
        setOnMousePressed(this::move);
        setOnMouseDragged(this::move);
        setOnMouseClicked(MouseEvent::consume);
    }

    private void move(MouseEvent e) {
        e.consume();
        var camera = view.picture().camera.get();
        view.look(camera.centred(e.getX() / scale(), e.getY() / scale(), view.getWidth(), view.getHeight()));
    }

    private double scale() {
        var graph = view.picture().target();
        return LONGEST / Math.max(1, Math.max(graph.width(), graph.height()));
    }

    /// Shown where the graph is larger than the view.
    void update(double width, double height) {
        var graph = view.picture().layout.get();
        var camera = view.picture().camera.get();
        setVisible(graph.width() * camera.scale() > width || graph.height() * camera.scale() > height);
        setWidth(Math.max(24, graph.width() * scale()));
        setHeight(Math.max(24, graph.height() * scale()));
        relocate(width - getWidth() - MARGIN, height - getHeight() - MARGIN);
        if (isVisible()) {
            paint(graph, camera, width, height);
        }
    }

    private void paint(LaidOutGraph graph, Camera camera, double width, double height) {
        var colors = new Colors(Palette.of(view.darkProperty().get()));
        var g = getGraphicsContext2D();
        double s = scale();
        g.setFill(colors.of("surface-raised"));
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setFill(colors.of("ink-muted"));
        graph.boxes().stream()
                .filter(b -> b.kind() != Kind.OPEN_GROUP)
                .forEach(
                        b -> g.fillRect(b.x() * s, b.y() * s, Math.max(1, b.width() * s), Math.max(1, b.height() * s)));
        g.setStroke(colors.of("line"));
        g.strokeRect(0.5, 0.5, getWidth() - 1, getHeight() - 1);
        g.setStroke(colors.of("accent"));
        g.setLineWidth(1.5);
        g.strokeRect(
                camera.graphX(0) * s, camera.graphY(0) * s, width / camera.scale() * s, height / camera.scale() * s);
    }
}
