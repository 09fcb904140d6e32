package ghostlens.tests.drawing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javafx.application.Platform;

/// Watches how long the JavaFX thread does not answer.
public final class Watchdog implements AutoCloseable {
    private static final long PAUSE_NANOS = 1_000_000;
    private static final long SOON_MILLIS = 50;
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
    /// @param doing what of ours it was in, innermost first; empty where that was not looked at
    public record Silence(long wallNanos, long cpuNanos, String doing) {
        static final Silence NONE = new Silence(0, 0, "");

        Silence max(Silence other) {
            return new Silence(
                    Math.max(wallNanos, other.wallNanos),
                    Math.max(cpuNanos, other.cpuNanos),
                    cpuNanos < other.cpuNanos ? other.doing : doing);
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
        var last = ask().join();
        while (!closed) {
            long asked = System.nanoTime();
            var answer = ask();
            var doing = doingUntil(answer, last.thread);
            var now = answer.join();
            longest = longest.max(new Silence(System.nanoTime() - asked, now.cpuNanos - last.cpuNanos, doing));
            last = now;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /// @param cpuNanos that the thread has computed since it was started
    private record Answer(Thread thread, long cpuNanos) {}

    private static CompletableFuture<Answer> ask() {
        var answer = new CompletableFuture<Answer>();
        Platform.runLater(() -> answer.complete(new Answer(Thread.currentThread(), THREADS.getCurrentThreadCpuTime())));
        return answer;
    }

    /// Looks at what the thread does where it does not answer soon.
    private static String doingUntil(CompletableFuture<Answer> answer, Thread thread) {
        try {
            answer.get(SOON_MILLIS, TimeUnit.MILLISECONDS);
            return "";
        } catch (TimeoutException _) {
            return Arrays.stream(thread.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("ghostlens."))
                    .limit(4)
                    .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                    .collect(Collectors.joining(" < "));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
