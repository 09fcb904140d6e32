package ghostlens.model.profile;

import java.lang.management.ManagementFactory;

/// How much processor time was used so far, in nanoseconds; unlike the wall clock it stands still while somebody
/// else has the processor.
@FunctionalInterface
interface CpuClock {
    long nanos();

    /// Of the thread that asks where a plan runs on one thread; else of the whole process, with its compiler and
    /// collector threads, since an engine's workers need not be threads that Java knows.
    static CpuClock forThreads(int threads) {
        return threads == 1 ? ofThread() : ProcessTime.clock();
    }

    private static CpuClock ofThread() {
        var threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads::getCurrentThreadCpuTime : ProcessTime.clock();
    }
}
