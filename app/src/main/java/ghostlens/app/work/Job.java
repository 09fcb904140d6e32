package ghostlens.app.work;

import ghostlens.assets.Texts;
import ghostlens.model.Problem;
import java.util.concurrent.CancellationException;
import javafx.concurrent.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A piece of work under way, as the task list shows it.
public final class Job<T> extends Task<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final Work<T> work;
    private final Ending<T> ending;

    Job(String title, Work<T> work, Ending<T> ending) {
        this.work = work;
        this.ending = ending;
        updateTitle(title);
    }

    @Override
    protected T call() throws Exception {
        try {
            return work.run(new Reporter());
        } catch (CancellationException e) {
            cancel(false);
            throw e;
        }
    }

    @Override
    protected void succeeded() {
        ending.done().accept(getValue());
    }

    @Override
    protected void cancelled() {
        ending.cancelled().run();
    }

    @Override
    protected void failed() {
        switch (getException()) {
            case Problem problem -> ending.failed().accept(problem.sentence());
            case OutOfMemoryError _ -> ending.failed().accept(Texts.get("job.memory", getTitle()));
            case Throwable unexpected -> {
                LOG.error("{} failed", getTitle(), unexpected);
                ending.failed().accept(Texts.get("job.unexpected", getTitle(), unexpected));
            }
        }
    }

    private final class Reporter implements Progress {
        @Override
        public void report(double done, String detail) {
            updateProgress(done, 1);
            updateMessage(detail);
        }

        @Override
        public boolean isCancelled() {
            return Job.this.isCancelled() || Thread.currentThread().isInterrupted();
        }
    }
}
