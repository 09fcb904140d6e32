package ghostlens.model.run.fast;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The threads of a session: the caller's, and helpers that wait for work. Whoever waits spins for a while before it
/// sleeps, since the next step's work comes within microseconds.
final class Workers implements AutoCloseable {
    private static final int SPINS = 20_000;

    private final List<Thread> helpers = new ArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile IntConsumer work = _ -> {};
    private volatile Thread caller = Thread.currentThread();
    private volatile int round;
    private volatile boolean closed;

    Workers(int threads) {
        for (int worker = 1; worker < threads; worker++) {
            int number = worker;
            helpers.add(Thread.ofPlatform().name("kernel-" + number).daemon().start(() -> help(number)));
        }
    }

    int count() {
        return helpers.size() + 1;
    }

    /// Has every worker do its share, the caller's thread being worker 0, and returns when all are done, whether or not
    /// one of them failed: nobody may still use the session's memory then.
    void share(IntConsumer shareOf) {
        if (helpers.isEmpty()) {
            shareOf.accept(0);
            return;
        }
        caller = Thread.currentThread();
        work = shareOf;
        busy.set(helpers.size());
        round++;
        helpers.forEach(LockSupport::unpark);
        try {
            shareOf.accept(0);
        } finally {
            for (int spins = 0; busy.get() != 0; spins++) {
                rest(spins);
            }
        }
        var thrown = failure.getAndSet(null);
        if (thrown != null) {
            throw new IllegalStateException("a helper thread failed", thrown);
        }
    }

    private void help(int worker) {
        int seen = 0;
        while (!closed) {
            for (int spins = 0; round == seen && !closed; spins++) {
                rest(spins);
            }
            if (closed) {
                return;
            }
            seen = round;
            try {
                work.accept(worker);
            } catch (RuntimeException | Error e) {
                failure.set(e);
            } finally {
                busy.decrementAndGet();
                LockSupport.unpark(caller);
            }
        }
    }

    private static void rest(int spins) {
        if (spins < SPINS) {
            Thread.onSpinWait();
        } else {
            LockSupport.park();
        }
    }

    @Override
    public void close() {
        closed = true;
        helpers.forEach(LockSupport::unpark);
    }
}
