package ghostlens.app.workspace;

import ghostlens.app.work.Ending;
import ghostlens.app.work.Job;
import ghostlens.app.work.Jobs;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Opens one network at a time, or makes a form of it: what was asked for last. What was asked for before it, or before
/// another tab was gone to, is of no interest any more.
final class Openings {
    private final Jobs jobs;
    private final ReadOnlyObjectWrapper<@Nullable Job<Opened>> current = new ReadOnlyObjectWrapper<>();
    private long asked;

    Openings(Jobs jobs) {
        this.jobs = jobs;
    }

    ReadOnlyObjectProperty<@Nullable Job<Opened>> current() {
        return current.getReadOnlyProperty();
    }

    void start(String title, Callable<Opened> work, Consumer<Opened> done, Consumer<String> failed) {
        var before = current.get();
        long mine = ++asked;
        var job = jobs.inBackground(title, _ -> work.call(), Ending.of(ifStill(mine, done), ifStill(mine, failed)));
        current.set(job);
        if (before != null) {
            before.cancel();
        }
        job.stateProperty().subscribe(state -> {
            if (Jobs.isOver(state) && current.get() == job) {
                current.set(null);
            }
        });
    }

    /// A job may have ended just before it was cancelled.
    private <T> Consumer<T> ifStill(long mine, Consumer<T> ending) {
        return value -> {
            if (mine == asked) {
                ending.accept(value);
            }
        };
    }

    void forget() {
        asked++;
        var job = current.get();
        if (job != null) {
            job.cancel();
        }
    }
}
