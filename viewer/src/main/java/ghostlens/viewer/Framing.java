package ghostlens.viewer;

import ghostlens.viewer.layout.Flow;
import ghostlens.viewer.layout.LaidOutGraph;
import java.util.Optional;

/// What a view keeps in sight by itself until the user looks elsewhere.
public enum Framing {
    /// The whole graph where it can be read, else its beginning.
    START,
    WHOLE,
    FREE;

    private static final double READABLE = 0.5;
    private static final double FIRST_SCALE = 0.8;

    /// From where to look at a graph in a view of this size; empty where the user decides.
    Optional<Camera> camera(LaidOutGraph graph, Flow flow, double width, double height) {
        var whole = Camera.showing(0, 0, graph.width(), graph.height(), width, height);
        return switch (this) {
            case START -> Optional.of(whole.scale() >= READABLE ? whole : beginning(graph, flow, width, height));
            case WHOLE -> Optional.of(whole);
            case FREE -> Optional.empty();
        };
    }

    private static Camera beginning(LaidOutGraph graph, Flow flow, double width, double height) {
        double across = switch (flow) {
            case DOWN -> width / Math.max(graph.width(), 1);
            case RIGHT -> height / Math.max(graph.height(), 1);
        };
        double scale = Math.clamp(across, FIRST_SCALE, 1);
        return switch (flow) {
            case DOWN -> new Camera((width - graph.width() * scale) / 2, 0, scale);
            case RIGHT -> new Camera(0, (height - graph.height() * scale) / 2, scale);
        };
    }
}
