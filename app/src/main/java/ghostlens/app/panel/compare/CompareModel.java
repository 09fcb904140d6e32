package ghostlens.app.panel.compare;

import ghostlens.app.open.CorrectionsFile;
import ghostlens.app.work.Ending;
import ghostlens.app.work.Jobs;
import ghostlens.app.workspace.Opened;
import ghostlens.assets.Texts;
import ghostlens.fuse.match.Corrections;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What is compared, what is selected in it, and what was corrected. Opening and matching are jobs, one after the
/// other,
/// each of which begins with what the one before left; what was there stays until they have succeeded.
public final class CompareModel {
    private final Jobs jobs;
    private final CorrectionsFile file;
    private final Consumer<String> refuse;
    private final ReadOnlyObjectWrapper<Comparison> comparison = new ReadOnlyObjectWrapper<>(Comparison.EMPTY);
    private final ReadOnlyIntegerWrapper other = new ReadOnlyIntegerWrapper(1);
    private final ReadOnlyObjectWrapper<@Nullable Selection> selection = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final Deque<Correction> done = new ArrayDeque<>();
    private final Deque<Correction> undone = new ArrayDeque<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean changing;

    /// @param pane where something was selected, from 0
    /// @param path of the operator or group
    record Selection(int pane, String path) {}

    /// What was said between the first network and another before and after a correction.
    private record Correction(int pane, Corrections before, Corrections after) {}

    /// @param file where corrections are kept
    /// @param refuse told why something cannot be done
    public CompareModel(Jobs jobs, CorrectionsFile file, Consumer<String> refuse) {
        this.jobs = jobs;
        this.file = file;
        this.refuse = refuse;
    }

    ReadOnlyObjectProperty<Comparison> comparison() {
        return comparison.getReadOnlyProperty();
    }

    /// The pane that the first is compared with in the list, from 1.
    ReadOnlyIntegerProperty other() {
        return other.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Selection> selection() {
        return selection.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canUndo() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedo() {
        return canRedo.getReadOnlyProperty();
    }

    /// Begins anew with what is open in the window; what was to be changed before is forgotten.
    public void start(Opened opened) {
        waiting.clear();
        show(new Comparison(List.of(Compared.of(opened)), List.of()));
    }

    /// Puts a network beside what is there.
    public void add(String name, Form form) {
        change(Texts.get("job.open", name), now -> now.with(Compared.named(name, form)));
    }

    /// The same from a file.
    public void add(Path path) {
        change(Texts.get("job.open", path.getFileName()), now -> now.with(Compared.in(path)));
    }

    void remove(int pane) {
        change(pane, Comparison::without);
    }

    void setForm(int pane, Form form) {
        change(pane, (now, place) -> now.inForm(place, form));
    }

    /// The network on the other side takes the first place.
    public void swap() {
        change(other.get(), Comparison::swapped);
    }

    private interface Step {
        List<Compared> from(Comparison now);
    }

    private interface StepAt {
        List<Compared> from(Comparison now, int pane);
    }

    /// Changes what stands in a pane now, wherever it stands then; where it is gone, nothing.
    private void change(int pane, StepAt step) {
        var compared = comparison.get().compared();
        if (pane < compared.size()) {
            var meant = compared.get(pane);
            change(Texts.get("job.match"), now -> {
                int place = now.place(meant);
                return place < 0 ? now.compared() : step.from(now, place);
            });
        }
    }

    private void change(String title, Step step) {
        inTurn(() -> {
            var now = comparison.get();
            inBackground(title, now, () -> Comparison.of(step.from(now), file), this::show);
        });
    }

    /// Begins when all that was asked for before has ended.
    private void inTurn(Runnable change) {
        waiting.add(change);
        if (!changing) {
            next();
        }
    }

    private void next() {
        var change = waiting.poll();
        changing = change != null;
        if (change != null) {
            change.run();
        }
    }

    private void inBackground(String title, Comparison from, Callable<Comparison> work, Consumer<Comparison> then) {
        jobs.inBackground(
                title,
                _ -> work.call(),
                new Ending<>(
                        next -> {
                            if (comparison.get() == from) {
                                then.accept(next);
                            }
                            next();
                        },
                        sentence -> {
                            refuse.accept(sentence);
                            next();
                        },
                        this::next));
    }

    private void show(Comparison next) {
        done.clear();
        undone.clear();
        selection.set(null);
        other.set(Math.clamp(other.get(), 1, Math.max(1, next.compared().size() - 1)));
        comparison.set(next);
        showUndo();
    }

    /// Selects an operator or a group in a pane, or nothing; the pane is the one that the first is compared with.
    void select(int pane, @Nullable String path) {
        if (pane > 0 && pane < comparison.get().compared().size()) {
            other.set(pane);
        }
        selection.set(path == null ? null : new Selection(pane, path));
    }

    /// A person says that an operator of the first network belongs to one of another.
    void belongs(int pane, NodeId before, NodeId after) {
        correct(pane, known -> known.with(before, after));
    }

    /// A person says that what is selected has no counterpart in the network that the first is compared with.
    void noCounterpart(Selection selected) {
        var id = new NodeId(selected.path());
        if (selected.pane() == 0) {
            correct(other.get(), known -> known.withRemoved(id));
        } else {
            correct(selected.pane(), known -> known.withAdded(id));
        }
    }

    /// Holds for the two networks that were seen, as long as they stand in their places.
    private void correct(int pane, UnaryOperator<Corrections> change) {
        var seen = comparison.get().compared();
        inTurn(() -> {
            if (!comparison.get().isOfSame(seen, pane)) {
                next();
                return;
            }
            var before = comparison.get().pair(pane).corrections();
            var correction = new Correction(pane, before, change.apply(before));
            apply(pane, correction.after, () -> {
                undone.clear();
                done.push(correction);
            });
        });
    }

    /// Takes the last correction back.
    void undo() {
        inTurn(() -> Optional.ofNullable(done.peek())
                .ifPresentOrElse(last -> apply(last.pane, last.before, () -> undone.push(done.pop())), this::next));
    }

    /// Makes the correction again that was taken back last.
    void redo() {
        inTurn(() -> Optional.ofNullable(undone.peek())
                .ifPresentOrElse(last -> apply(last.pane, last.after, () -> done.push(undone.pop())), this::next));
    }

    private void apply(int pane, Corrections next, Runnable then) {
        var now = comparison.get();
        inBackground(Texts.get("job.match"), now, () -> now.corrected(pane, next), corrected -> {
            then.run();
            comparison.set(corrected);
            showUndo();
            keep(pane, next);
        });
    }

    private void keep(int pane, Corrections corrections) {
        var compared = comparison.get().compared();
        jobs.inBackground(
                Texts.get("job.corrections"),
                _ -> {
                    file.save(compared.getFirst().graph(), compared.get(pane).graph(), corrections);
                    return corrections;
                },
                Ending.of(_ -> {}, refuse));
    }

    private void showUndo() {
        canUndo.set(!done.isEmpty());
        canRedo.set(!undone.isEmpty());
    }
}
