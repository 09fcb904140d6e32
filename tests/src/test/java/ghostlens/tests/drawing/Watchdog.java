package ghostlens.tests.drawing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// Watches how long the JavaFX thread does not answer.
public final class Watchdog implements AutoCloseable {
    private static final long PAUSE_NANOS = 1_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Thread thread;
    private volatile boolean closed;
    private volatile Silence longest = Silence.NONE;

    public Watchdog() {
        thread = Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
    }

    /// How long the JavaFX thread was busy with one thing.
    ///
    /// @param wallNanos by the clock, with what other programs took meanwhile
    /// @param cpuNanos that it computed itself
    public record Silence(long wallNanos, long cpuNanos) {
        static final Silence NONE = new Silence(0, 0);

        Silence max(Silence other) {
            return new Silence(Math.max(wallNanos, other.wallNanos), Math.max(cpuNanos, other.cpuNanos));
        }
    }

    /// The longest times since the start or the last reset.
    public Silence longest() {
        return longest;
    }

    public void reset() {
        longest = Silence.NONE;
    }

    private void watch() {
        long cpu = answer();
        while (!closed) {
            long asked = System.nanoTime();
            long now = answer();
            longest = longest.max(new Silence(System.nanoTime() - asked, now - cpu));
            cpu = now;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /// The processor time of the JavaFX thread when it answers.
    private static long answer() {
        var answer = new CompletableFuture<Long>();
        Platform.runLater(() -> answer.complete(THREADS.getCurrentThreadCpuTime()));
        return answer.join();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
