package ghostlens.tests.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// Times work on this thread, in the median.
record Stopwatch(int warmUp, int rounds) {
    private static final ThreadMXBean THREADS =
            (ThreadMXBean) ManagementFactory.getPlatformMXBean(java.lang.management.ThreadMXBean.class);

    /// @param allocatedBytes on the Java heap, most of which is garbage at once
    record Lap(double ms, long allocatedBytes) {}

    private record Sample(long nanos, long bytes) {}

    Lap time(Supplier<?> work) {
        IntStream.range(0, warmUp).forEach(_ -> work.get());
        var samples = IntStream.range(0, rounds).mapToObj(_ -> sample(work)).toList();
        return new Lap(median(samples, Sample::nanos) / 1e6, (long) median(samples, Sample::bytes));
    }

    private static Sample sample(Supplier<?> work) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        work.get();
        return new Sample(System.nanoTime() - start, THREADS.getCurrentThreadAllocatedBytes() - allocated);
    }

    private static double median(List<Sample> samples, ToLongFunction<Sample> figure) {
        return Times.median(samples.stream()
                .mapToDouble(sample -> (double) figure.applyAsLong(sample))
                .toArray());
    }
}
