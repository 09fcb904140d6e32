package ghostlens.app.window;

import ghostlens.app.panel.graph.GraphPanel;
import ghostlens.app.workspace.Settings;
import ghostlens.app.workspace.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Remembers how graphs were looked at: each change of the view can be undone and done again, and a view of each
/// network can be kept under a digit.
final class ViewMemory {
    /// As long as one movement goes on, it is one change.
    private static final long STILL_NANOS = 400_000_000;

    private static final String SAVED = "views.";

    private final GraphPanel panel;
    private final Workspace workspace;
    private final Settings settings;
    private final LongSupplier clock;
    private History<ViewState> history = new History<>();
    private @Nullable ViewState latest;
    private long changed;
    private boolean showing;
    private boolean midway;

    /// Views by digit.
    record Saved(Map<String, ViewState> byDigit) {
        Saved(@Nullable Map<String, ViewState> byDigit) {
            this.byDigit = byDigit == null
                    ? Map.of()
                    : byDigit.entrySet().stream()
                            .filter(saved -> saved.getValue() != null)
                            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    /// @param clock in nanoseconds
    ViewMemory(GraphPanel panel, Workspace workspace, Settings settings, LongSupplier clock) {
        this.panel = panel;
        this.workspace = workspace;
        this.settings = settings;
        this.clock = clock;
        var view = panel.view();
        view.openProperty().subscribe((_, _) -> changed());
        view.cameraProperty().subscribe((_, _) -> moved());
        view.movingProperty().subscribe((_, _) -> midway = false);
        view.selectedProperty().subscribe((_, _) -> changed());
        view.othersProperty().subscribe((_, _) -> changed());
        view.flowProperty().subscribe((_, _) -> changed());
        view.detailsProperty().subscribe((_, _) -> changed());
        panel.figureProperty().subscribe((_, _) -> changed());
        panel.heatProperty().subscribe((_, _) -> changed());
        view.graphProperty().subscribe((_, _) -> forget());
        view.laidOutProperty().subscribe((_, _) -> goesOn());
    }

    /// What can be undone of a tab.
    ///
    /// @param latest how its graph was looked at last
    record Changes(History<ViewState> history, @Nullable ViewState latest) {}

    /// Hands over what was remembered, as another tab is gone to; what changes until {@link #goOn} is nothing that a
    /// user did.
    Changes leave() {
        showing = true;
        return new Changes(history, latest);
    }

    /// Remembers on, from there or from what is seen now.
    void goOn(Optional<Changes> before) {
        showing = false;
        history = before.map(Changes::history).orElseGet(History::new);
        latest = before.isPresent() ? before.get().latest() : ViewState.of(panel);
        changed = clock.getAsLong();
    }

    private void forget() {
        history = new History<>();
        latest = null;
    }

    /// A change after stillness is one of its own, which what was there before it can come back from.
    private void changed() {
        if (showing || panel.view().graphProperty().get() == null) {
            return;
        }
        long now = clock.getAsLong();
        if (latest != null && now - changed >= STILL_NANOS) {
            history.visit(latest);
        }
        changed = now;
        latest = ViewState.of(panel);
    }

    /// What comes after the first picture of a movement goes on with it, however long it takes to be drawn.
    private void moved() {
        if (midway) {
            goesOn();
        }
        midway = panel.view().movingProperty().get();
        changed();
    }

    /// A layout follows from a change that was made, however long it took: where it moves the camera, that is still the
    /// same change.
    private void goesOn() {
        changed = clock.getAsLong();
    }

    void undo() {
        visitPresent();
        history.back().ifPresent(this::show);
    }

    void redo() {
        visitPresent();
        history.forward().ifPresent(this::show);
    }

    private void visitPresent() {
        if (latest != null) {
            history.visit(latest);
        }
    }

    private void show(ViewState state) {
        showing = true;
        state.show(panel);
        showing = false;
        latest = state;
        changed = clock.getAsLong();
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
