package ghostlens.app.window;

import ghostlens.app.panel.graph.GraphPanel;
import ghostlens.viewer.Camera;
import ghostlens.viewer.GraphView;
import ghostlens.viewer.layout.Flow;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How a graph is looked at: what can be undone, kept under a digit, and found again at the next start.
///
/// @param open the paths of the open groups, in order
/// @param selected the path of the selection; null for none
/// @param flow which way the graph runs
/// @param heat whether the profile is laid over it
record ViewState(List<String> open, Camera camera, @Nullable String selected, Flow flow, boolean heat) {
    ViewState {
        open = List.copyOf(open);
        if (camera == null || flow == null) {
            throw new IllegalArgumentException("a view has a camera and a direction");
        }
    }

    static ViewState of(GraphPanel panel) {
        var view = panel.view();
        return new ViewState(
                List.copyOf(new TreeSet<>(view.openProperty().get())),
                view.cameraProperty().get(),
                view.selectedProperty().get(),
                view.flowProperty().get(),
                panel.heatProperty().get());
    }

    /// Looks at the graph so again; what it does not have is passed over.
    void show(GraphPanel panel) {
        var view = panel.view();
        panel.heatProperty().set(heat);
        view.flowProperty().set(flow);
        look(view);
        view.openProperty().set(Set.copyOf(open));
        view.selectedProperty().set(selected);
    }

    /// A camera that was damaged on disk leaves the graph where it is.
    private void look(GraphView view) {
        if (camera.scale() > 0 && Double.isFinite(camera.scale() + camera.dx() + camera.dy())) {
            view.look(camera);
        }
    }
}
