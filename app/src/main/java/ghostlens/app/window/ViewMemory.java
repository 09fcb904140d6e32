package ghostlens.app.window;

import ghostlens.app.panel.graph.GraphPanel;
import ghostlens.app.workspace.Settings;
import ghostlens.app.workspace.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Remembers how graphs were looked at: each change of the view can be undone and done again, and a view of each
/// network
/// can be kept under a digit.
final class ViewMemory {
    /// As long as one movement goes on, it is one change.
    private static final Duration STILL = Duration.millis(400);

    private static final String SAVED = "views.";

    private final GraphPanel panel;
    private final Workspace workspace;
    private final Settings settings;
    private final PauseTransition still = new PauseTransition(STILL);
    private History<ViewState> history = new History<>();

    /// Views by digit.
    record Saved(Map<String, ViewState> byDigit) {
        Saved(@Nullable Map<String, ViewState> byDigit) {
            this.byDigit = byDigit == null ? Map.of() : Map.copyOf(byDigit);
        }
    }

    ViewMemory(GraphPanel panel, Workspace workspace, Settings settings) {
        this.panel = panel;
        this.workspace = workspace;
        this.settings = settings;
        still.setOnFinished(_ -> settle());
        var view = panel.view();
        Runnable changed = still::playFromStart;
        view.openProperty().subscribe(changed);
        view.cameraProperty().subscribe(changed);
        view.selectedProperty().subscribe(changed);
        view.flowProperty().subscribe(changed);
        panel.heatProperty().subscribe(changed);
        view.graphProperty().subscribe(() -> history = new History<>());
    }

    /// The view as it is now counts as a change of its own, unless it is still the one before.
    private void settle() {
        still.stop();
        if (panel.view().graphProperty().get() != null) {
            history.visit(ViewState.of(panel));
        }
    }

    void undo() {
        settle();
        history.back().ifPresent(this::show);
    }

    void redo() {
        settle();
        history.forward().ifPresent(this::show);
    }

    private void show(ViewState state) {
        state.show(panel);
        still.stop();
    }

    /// Keeps the present view under a digit.
    void store(int digit) {
        var views = new HashMap<>(saved());
        views.put(String.valueOf(digit), ViewState.of(panel));
        network().ifPresent(name -> settings.put(SAVED + name, new Saved(views)));
    }

    /// Looks as it was kept under a digit; whether there is such a view.
    boolean recall(int digit) {
        var view = Optional.ofNullable(saved().get(String.valueOf(digit)));
        view.ifPresent(v -> v.show(panel));
        return view.isPresent();
    }

    private Map<String, ViewState> saved() {
        return network()
                .flatMap(name -> settings.get(SAVED + name, Saved.class))
                .map(Saved::byDigit)
                .orElse(Map.of());
    }

    private Optional<String> network() {
        return Optional.ofNullable(workspace.opened().get())
                .map(opened -> opened.variant().name());
    }
}
