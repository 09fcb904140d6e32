package ghostlens.app.work;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import javafx.concurrent.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs jobs on two lanes. The engine lane is one thread, so that whatever touches ND4J and every timed run has the
/// engine to itself; the background lane takes the rest.
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final ExecutorService engine = lane("ghostlens-engine");
    private final ExecutorService background = lane("ghostlens-background");
    private final ExecutorService layouts = lane("ghostlens-layout");
    private final ObservableList<Task<?>> running = FXCollections.observableArrayList();
    private final ObservableList<Task<?>> runningToRead = FXCollections.unmodifiableObservableList(running);

    /// One thread; what comes after the end is dropped, since there is nobody left to see it.
    private static ExecutorService lane(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform()
                        .daemon()
                        .name(name)
                        .uncaughtExceptionHandler((_, failure) -> LOG.error("{} failed", name, failure))
                        .factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /// Where the graph view computes its layouts.
    public Executor layouts() {
        return layouts;
    }

    /// The jobs that have begun or wait, oldest first; changes on the JavaFX thread.
    public ObservableList<Task<?>> running() {
        return runningToRead;
    }

    /// Starts work that touches an engine.
    public <T> Job<T> onEngine(String title, Work<T> work, Ending<T> ending) {
        return start(engine, title, work, ending);
    }

    /// Starts work that touches no engine.
    public <T> Job<T> inBackground(String title, Work<T> work, Ending<T> ending) {
        return start(background, title, work, ending);
    }

    private <T> Job<T> start(ExecutorService lane, String title, Work<T> work, Ending<T> ending) {
        var job = new Job<>(title, work, ending);
        running.add(job);
        job.stateProperty().subscribe(_ -> {
            if (isOver(job.getState())) {
                running.remove(job);
            }
        });
        lane.execute(job);
        return job;
    }

    /// Whether a job in this state has ended, however it did.
    public static boolean isOver(Worker.State state) {
        return switch (state) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            case READY, SCHEDULED, RUNNING -> false;
        };
    }

    /// Stops everything.
    @Override
    public void close() {
        engine.shutdownNow();
        background.shutdownNow();
        layouts.shutdownNow();
    }
}
