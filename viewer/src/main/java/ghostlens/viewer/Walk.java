package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import java.util.Optional;

/// Moves a view's selection from box to box, and keeps it in sight.
record Walk(GraphView view) {
    /// To the neighbour in this direction; to the first box where nothing is selected.
    void towards(Direction direction) {
        view.selection()
                .map(box -> Paths.walk(laidOut(), box, direction))
                .orElseGet(() -> Paths.inOrder(laidOut(), null, 0))
                .ifPresent(this::select);
    }

    /// To the box so many places behind in execution order.
    void inOrder(int step) {
        Paths.inOrder(laidOut(), view.selectedProperty().get(), step).ifPresent(this::select);
    }

    /// To the group around the selection.
    void up() {
        Optional.ofNullable(view.selectedProperty().get())
                .map(view.groups()::parent)
                .ifPresent(parent -> view.selectedProperty().set(parent.isEmpty() ? null : parent));
    }

    private LaidOutGraph laidOut() {
        return view.picture().target();
    }

    private void select(Box box) {
        view.selectedProperty().set(box.path());
        view.viewpoint().reveal(box);
    }
}
