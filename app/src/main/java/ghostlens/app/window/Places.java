package ghostlens.app.window;

import ghostlens.app.workspace.Opened;
import ghostlens.app.workspace.Visit;
import ghostlens.app.workspace.Workspace;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Where the user was, network and selection, to go back and forward like in a browser. A place that one passes on the
/// way to the next, as on a walk along the edges, does not count.
final class Places {
    private static final long STAY_NANOS = 1_000_000_000;

    private final Workspace workspace;
    private final Consumer<Visit> open;
    private final Consumer<String> locate;
    private final LongSupplier clock;
    private final History<Place> history = new History<>();
    private long arrived;
    private @Nullable Place awaited;

    /// @param selected the path of the selection; empty for none
    record Place(Visit visit, Optional<String> selected) {}

    /// @param open opens what was open
    /// @param locate shows an operator or group, by its path
    /// @param clock in nanoseconds
    Places(Workspace workspace, Consumer<Visit> open, Consumer<String> locate, LongSupplier clock) {
        this.workspace = workspace;
        this.open = open;
        this.locate = locate;
        this.clock = clock;
        workspace.opened().subscribe(this::opened);
        workspace.selected().subscribe(this::selected);
    }

    private void opened(@Nullable Opened opened) {
        if (opened == null) {
            return;
        }
        var goal = awaited;
        awaited = null;
        if (goal != null && goal.visit().equals(Visit.of(opened))) {
            goal.selected().ifPresent(locate);
        } else if (history.present()
                .filter(p -> p.visit().equals(Visit.of(opened)))
                .isEmpty()) {
            history.visit(new Place(Visit.of(opened), Optional.empty()));
            arrived = clock.getAsLong() - STAY_NANOS;
        }
    }

    private void selected(@Nullable String path) {
        var opened = workspace.opened().get();
        if (path == null || opened == null || awaited != null) {
            return;
        }
        var place = new Place(Visit.of(opened), Optional.of(path));
        if (history.present().equals(Optional.of(place))) {
            return;
        }
        long now = clock.getAsLong();
        if (now - arrived < STAY_NANOS) {
            history.replace(place);
        } else {
            history.visit(place);
        }
        arrived = now;
    }

    void back() {
        history.back().ifPresent(this::go);
    }

    void forward() {
        history.forward().ifPresent(this::go);
    }

    private void go(Place place) {
        var opened = workspace.opened().get();
        if (opened != null && Visit.of(opened).equals(place.visit())) {
            place.selected().ifPresentOrElse(locate, () -> workspace.selected().set(null));
        } else {
            awaited = place;
            open.accept(place.visit());
        }
    }
}
