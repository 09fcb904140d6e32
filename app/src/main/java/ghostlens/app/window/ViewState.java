package ghostlens.app.window;

import ghostlens.app.panel.graph.GraphPanel;
import ghostlens.app.panel.overlay.Heat;
import ghostlens.viewer.Camera;
import ghostlens.viewer.GraphView;
import ghostlens.viewer.layout.Detail;
import ghostlens.viewer.layout.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How a graph is looked at: what can be undone, kept under a digit, and found again at the next start.
///
/// @param open the paths of the open groups, in order
/// @param selected the path of the selection; null for none
/// @param others what is selected beside it, in order
/// @param flow which way the graph runs
/// @param details what the boxes say; null in settings of older programs, which leaves it as it is
/// @param heat whether a figure is laid over it
/// @param figure which; null in settings of older programs too
record ViewState(
        List<String> open,
        Camera camera,
        @Nullable String selected,
        List<String> others,
        Flow flow,
        @Nullable List<Detail> details,
        boolean heat,
        @Nullable Heat figure) {
    ViewState(
            List<String> open,
            Camera camera,
            @Nullable String selected,
            @Nullable List<String> others,
            Flow flow,
            @Nullable List<Detail> details,
            boolean heat,
            @Nullable Heat figure) {
        if (camera == null || flow == null) {
            throw new IllegalArgumentException("a view has a camera and a direction");
        }
        this.open = List.copyOf(open);
        this.camera = camera;
        this.selected = selected;
        this.others = others == null ? List.of() : List.copyOf(others);
        this.flow = flow;
        this.details = details == null ? null : List.copyOf(details);
        this.heat = heat;
        this.figure = figure;
    }

    static ViewState of(GraphPanel panel) {
        var view = panel.view();
        var selected = view.selectedProperty().get();
        var others = new TreeSet<>(view.othersProperty().get());
        others.removeIf(path -> path.equals(selected));
        return new ViewState(
                List.copyOf(new TreeSet<>(view.openProperty().get())),
                view.cameraProperty().get(),
                selected,
                List.copyOf(others),
                view.flowProperty().get(),
                List.copyOf(new TreeSet<>(view.detailsProperty().get())),
                panel.heatProperty().get(),
                panel.figureProperty().get());
    }

    /// Looks at the graph so again; what it does not have is passed over.
    void show(GraphPanel panel) {
        var view = panel.view();
        showHeat(panel);
        view.flowProperty().set(flow);
        if (details != null) {
            view.detailsProperty().set(Set.copyOf(details));
        }
        look(view);
        view.openProperty().set(Set.copyOf(open));
        select(view);
    }

    void showHeat(GraphPanel panel) {
        if (figure != null) {
            panel.restoreHeat(figure);
        }
        panel.heatProperty().set(heat);
    }

    private void select(GraphView view) {
        var paths = new ArrayList<>(others);
        if (selected != null) {
            paths.add(selected);
        }
        view.select(paths);
    }

    /// A camera that was damaged on disk leaves the graph where it is.
    private void look(GraphView view) {
        if (camera.scale() > 0 && Double.isFinite(camera.scale() + camera.dx() + camera.dy())) {
            view.look(camera);
        }
    }
}
