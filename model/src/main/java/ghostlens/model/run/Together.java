package ghostlens.model.run;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Two computations that have nothing to do with one another, at the same time: the reference engine is slow, and two
/// networks are usually run on it.
public record Together<A, B>(A first, B second) {

    /// The first runs on this thread, the second beside it. Where one fails, so does this, once both have ended.
    ///
    /// @throws CancellationException if the thread is interrupted; the second is interrupted too
    public static <A, B> Together<A, B> compute(Supplier<A> first, Supplier<B> second) {
        var beside = new FutureTask<>(second::get);
        var thread = Thread.ofPlatform().daemon().name("ghostlens-beside").start(beside);
        try {
            return new Together<>(first.get(), beside.get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the computation was cancelled");
        } finally {
            end(thread);
        }
    }

    /// Nothing goes on behind the caller's back.
    private static void end(Thread thread) {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
