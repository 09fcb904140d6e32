package ghostlens.viewer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyEvent;

/// What a key does to the graph while it has the focus.
public enum GraphCommand {
    FIT("Space", "Ctrl+0"),
    /// The selection into the middle; where that was done just before, as large as it fits.
    CENTRE("F"),
    CLEAR("Esc"),
    TOGGLE("Enter"),
    TOGGLE_INSIDE("Alt+Enter"),
    /// With all groups that are built alike.
    TOGGLE_ALIKE("Shift+Enter"),
    WALK_UP("Up"),
    WALK_DOWN("Down"),
    WALK_LEFT("Left"),
    WALK_RIGHT("Right"),
    NEXT("."),
    PREVIOUS(","),
    PARENT("Backspace"),
    TRACE("T"),
    /// Between what is selected; from one box to the one that is selected when it is asked for again.
    PATHS("Shift+T"),
    /// To 100 %.
    ACTUAL_SIZE("Ctrl+1"),
    ZOOM_IN("Ctrl+Plus"),
    ZOOM_OUT("Ctrl+Minus"),
    OPEN_ALL("Ctrl+Shift+E"),
    CLOSE_ALL("Ctrl+Shift+C");

    private static final double ZOOM_STEP = 1.25;

    private final List<String> keys;

    GraphCommand(String... keys) {
        this.keys = List.of(keys);
    }

    /// The keys that it has unless somebody changes them, as a {@link Keystroke} is written.
    public List<String> keys() {
        return keys;
    }

    /// What this key does by itself.
    static Optional<GraphCommand> of(KeyEvent event) {
        return Arrays.stream(values())
                .filter(c -> c.keys.stream().map(Keystroke::of).anyMatch(key -> key.matches(event)))
                .findFirst();
    }

    /// Does it.
    public void perform(GraphView view) {
        switch (this) {
            case FIT -> view.fit();
            case CENTRE -> view.centreSelection();
            case CLEAR -> {
                view.tracingProperty().set(false);
                view.several().forget();
                view.selectedProperty().set(null);
            }
            case TOGGLE -> view.selection().ifPresent(box -> view.groups().toggle(box.path()));
            case TOGGLE_INSIDE ->
                view.selection().ifPresent(box -> view.groups().toggleAll(box.path()));
            case TOGGLE_ALIKE -> view.selection().ifPresent(box -> view.groups().toggleAlike(box.path()));
            case WALK_UP -> new Walk(view).towards(Direction.UP);
            case WALK_DOWN -> new Walk(view).towards(Direction.DOWN);
            case WALK_LEFT -> new Walk(view).towards(Direction.LEFT);
            case WALK_RIGHT -> new Walk(view).towards(Direction.RIGHT);
            case NEXT -> new Walk(view).inOrder(1);
            case PREVIOUS -> new Walk(view).inOrder(-1);
            case PARENT -> new Walk(view).up();
            case TRACE -> view.tracingProperty().set(!view.tracingProperty().get());
            case PATHS -> view.several().showPaths(view.tracingProperty());
            case ACTUAL_SIZE -> view.zoomBy(1 / view.zoom());
            case ZOOM_IN -> view.zoomBy(ZOOM_STEP);
            case ZOOM_OUT -> view.zoomBy(1 / ZOOM_STEP);
            case OPEN_ALL -> view.groups().openAll();
            case CLOSE_ALL -> view.groups().closeAll();
        }
    }
}
