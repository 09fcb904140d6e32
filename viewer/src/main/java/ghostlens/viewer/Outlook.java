package ghostlens.viewer;

import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.layout.Detail;
import ghostlens.viewer.layout.Flow;
import ghostlens.viewer.layout.LaidOutGraph;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a graph is looked at, with where everything lies, so that it is put back without being laid out again.
///
/// @param details what the boxes said; where they say something else by now, the graph is laid out again
/// @param laidOut empty where the layout had not arrived yet
/// @param framing what the view keeps in sight by itself
/// @param selected the path that was selected last; null for none
/// @param others what is selected beside it
public record Outlook(
        OpGraph graph,
        Set<String> open,
        Flow flow,
        Set<Detail> details,
        Optional<LaidOutGraph> laidOut,
        Camera camera,
        Framing framing,
        @Nullable String selected,
        Set<String> others,
        boolean tracing) {

    /// Of a view as it is now, at the end of what moves; empty where it has no graph.
    public static Optional<Outlook> of(GraphView view) {
        var picture = view.picture();
        picture.settle();
        return Optional.ofNullable(view.graphProperty().get())
                .map(graph -> new Outlook(
                        graph,
                        view.openProperty().get(),
                        view.flowProperty().get(),
                        view.detailsProperty().get(),
                        picture.busy.get() ? Optional.empty() : Optional.of(picture.target()),
                        picture.camera.get(),
                        view.viewpoint().framing(),
                        view.selectedProperty().get(),
                        view.othersProperty().get(),
                        view.tracingProperty().get()));
    }

    /// Looks at the graph so again, in the same view or another one.
    public void show(GraphView view) {
        view.withoutLayout(() -> {
            view.setGraph(graph);
            view.flowProperty().set(flow);
            view.openProperty().set(open);
        });
        view.several().restore(selected, others);
        view.tracingProperty().set(tracing);
        view.viewpoint().restore(camera, framing);
        laidOut.filter(_ -> details.equals(view.detailsProperty().get()))
                .ifPresentOrElse(view.viewpoint()::putBack, view::layOut);
    }
}
