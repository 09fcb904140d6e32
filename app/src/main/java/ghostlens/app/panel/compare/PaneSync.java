package ghostlens.app.panel.compare;

import ghostlens.viewer.Camera;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Keeps graphs side by side in step: what is selected, opened, panned or zoomed in one is in the others, with what
/// belongs together at the same height. Whoever was last under the mouse or had a key leads.
final class PaneSync {
    private final List<ComparePane> panes;
    private final CompareModel model;
    private final BooleanProperty together;
    private final Supplier<Comparison> comparison;
    private final Set<ComparePane> waiting = new HashSet<>();
    private ComparePane leader;
    private @Nullable String anchor;
    private boolean following;

    PaneSync(List<ComparePane> panes, CompareModel model, BooleanProperty together) {
        this.panes = panes;
        this.model = model;
        this.together = together;
        this.comparison = model.comparison()::get;
        this.leader = panes.getFirst();
        panes.forEach(this::listen);
        together.subscribe((_, on) -> {
            if (on) {
                realign();
            }
        });
    }

    private void listen(ComparePane pane) {
        var view = pane.view();
        pane.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, _ -> leader = pane);
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> leader = pane);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, _ -> leader = pane);
        view.cameraProperty().subscribe((before, now) -> moved(pane, before, now));
        view.openProperty().subscribe((before, now) -> opened(pane, before, now));
        view.detailsProperty().subscribe((_, _) -> rewritten(pane));
        view.selectedProperty().subscribe((_, path) -> selected(pane, path));
        view.laidOutProperty().subscribe((_, laidOut) -> {
            if (laidOut == view.shown().graph() && waiting.remove(pane) && waiting.isEmpty()) {
                realign();
            }
        });
    }

    private List<ComparePane> others(ComparePane pane) {
        return panes.stream()
                .limit(comparison.get().compared().size())
                .filter(p -> p != pane)
                .toList();
    }

    /// Boxes of other sizes are laid out first.
    private void rewritten(ComparePane pane) {
        if (pane.number() < comparison.get().compared().size()) {
            waiting.add(pane);
        }
    }

    /// The others are moved on their screens as this one was on its own.
    private void moved(ComparePane pane, Camera before, Camera now) {
        if (following || pane != leader || !together.get() || !waiting.isEmpty()) {
            return;
        }
        double factor = now.scale() / before.scale();
        double x = now.dx() - before.dx() * factor;
        double y = now.dy() - before.dy() * factor;
        follow(() -> others(pane).forEach(other -> {
            var camera = other.view().cameraProperty().get();
            other.view().look(new Camera(camera.dx() * factor + x, camera.dy() * factor + y, camera.scale() * factor));
        }));
    }

    private void follow(Runnable change) {
        following = true;
        try {
            change.run();
        } finally {
            following = false;
        }
    }

    private void opened(ComparePane pane, Set<String> before, Set<String> now) {
        waiting.add(pane);
        if (following || pane != leader || !together.get()) {
            return;
        }
        follow(() -> others(pane).forEach(other -> {
            var next = new HashSet<>(other.view().openProperty().get());
            next.addAll(counterparts(pane, other, now, before));
            next.removeAll(counterparts(pane, other, before, now));
            other.view().openProperty().set(Set.copyOf(next));
        }));
    }

    /// The groups of another pane for those that are in one set and not in the other.
    private Set<String> counterparts(ComparePane pane, ComparePane other, Set<String> in, Set<String> notIn) {
        var there = new HashSet<String>();
        in.stream()
                .filter(path -> !notIn.contains(path))
                .forEach(path -> there.addAll(comparison.get().counterparts(pane.number(), other.number(), path)));
        return there;
    }

    private void selected(ComparePane pane, @Nullable String path) {
        if (following || pane.number() >= comparison.get().compared().size()) {
            return;
        }
        leader = pane;
        anchor = path;
        follow(() -> others(pane)
                .forEach(other -> other.view()
                        .selectedProperty()
                        .set(
                                path == null
                                        ? null
                                        : counterpart(pane, other, path).orElse(null))));
        model.select(pane.number(), path);
        realign();
    }

    private Optional<String> counterpart(ComparePane pane, ComparePane other, String path) {
        return comparison.get().counterparts(pane.number(), other.number(), path).stream()
                .findFirst();
    }

    /// What belongs to the selection comes to the same height, if the panes go together; else it only comes into view.
    private void realign() {
        if (anchor == null || !waiting.isEmpty()) {
            return;
        }
        var path = anchor;
        follow(() -> others(leader)
                .forEach(other -> counterpart(leader, other, path).ifPresent(there -> {
                    if (together.get()) {
                        leader.seen(path)
                                .ifPresent(box -> other.seen(there)
                                        .ifPresent(counterpart -> other.lookLike(leader, box, counterpart)));
                    } else {
                        other.view().centreSelection();
                    }
                })));
    }

    /// Shows an operator in the pane that has it, opening the groups around it, with its counterparts beside it.
    void locate(int pane, String path) {
        leader = panes.get(pane);
        leader.view().locate(path);
        anchor = path;
        follow(() -> others(leader)
                .forEach(other -> counterpart(leader, other, path)
                        .ifPresent(there -> other.view().locate(there))));
        realign();
    }

    /// What another graph brings is laid out first.
    void restart() {
        anchor = null;
    }
}
