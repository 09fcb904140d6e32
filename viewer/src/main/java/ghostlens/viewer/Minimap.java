package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Kind;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// The whole graph in the corner with the part in view; a click or a drag moves there. The graph is painted once.
final class Minimap extends Pane {
    private static final double LONGEST = 160;
    private static final double NARROWEST = 24;
    private static final double MARGIN = 8;

    private final GraphView view;
    private final Canvas canvas = new Canvas();
    private final Rectangle part = new Rectangle();
    private LaidOutGraph painted = LaidOutGraph.EMPTY;
    private boolean dark;

    Minimap(GraphView view) {
        this.view = view;
        setId("graph-minimap");
        setManaged(false);
        part.setFill(Color.TRANSPARENT);
        part.setStrokeWidth(1.5);
        getChildren().addAll(canvas, part);
        setOnMousePressed(this::move);
        setOnMouseDragged(this::move);
        setOnMouseReleased(MouseEvent::consume);
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
        var graph = view.picture().target();
        var camera = view.picture().camera.get();
        setVisible(graph.width() * camera.scale() > width || graph.height() * camera.scale() > height);
        double ownWidth = Math.max(NARROWEST, graph.width() * scale());
        double ownHeight = Math.max(NARROWEST, graph.height() * scale());
        resizeRelocate(width - ownWidth - MARGIN, height - ownHeight - MARGIN, ownWidth, ownHeight);
        if (!isVisible()) {
            return;
        }
        if (graph != painted || dark != view.darkProperty().get()) {
            painted = graph;
            dark = view.darkProperty().get();
            canvas.setWidth(ownWidth);
            canvas.setHeight(ownHeight);
            paint(graph, Colors.of(dark));
        }
        frame(camera, width, height);
    }

    private void frame(Camera camera, double width, double height) {
        double left = Math.clamp(camera.graphX(0) * scale(), 0, getWidth());
        double top = Math.clamp(camera.graphY(0) * scale(), 0, getHeight());
        part.setX(left);
        part.setY(top);
        part.setWidth(Math.clamp(camera.graphX(width) * scale(), 0, getWidth()) - left);
        part.setHeight(Math.max(2, Math.clamp(camera.graphY(height) * scale(), 0, getHeight()) - top));
        part.setStroke(Colors.of(dark).of("accent"));
    }

    /// What falls on the same spot is painted once.
    private void paint(LaidOutGraph graph, Colors colors) {
        var g = canvas.getGraphicsContext2D();
        double s = scale();
        g.setFill(colors.of("surface-raised"));
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setFill(colors.of("ink-muted"));
        long last = -1;
        for (var box : graph.boxes()) {
            long spot = Math.round(box.x() * s) * 1_000 + Math.round(box.y() * s);
            if (box.kind() != Kind.OPEN_GROUP && spot != last) {
                g.fillRect(box.x() * s, box.y() * s, Math.max(1, box.width() * s), Math.max(1, box.height() * s));
                last = spot;
            }
        }
        g.setStroke(colors.of("line"));
        g.strokeRect(0.5, 0.5, getWidth() - 1, getHeight() - 1);
    }
}
