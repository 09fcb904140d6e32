package ghostlens.tests.bench;

import java.util.Arrays;
import java.util.stream.IntStream;

/// What one contender took in each round, in nanoseconds.
///
/// @param wall by the clock
/// @param cpu of the thread that called
record Times(long[] wall, long[] cpu) {

    static Times ofRounds(int rounds) {
        return new Times(new long[rounds], new long[rounds]);
    }

    /// What counts: processor time where all work is done on the calling thread, since other programs do not add
    /// to it; the clock otherwise, since helpers' time is not in it.
    long[] counted(int threads) {
        return threads == 1 ? cpu : wall;
    }

    /// How much of the fastest run the calling thread computed; far below 1 where others worked for it.
    double shareOnCallingThread() {
        return (double) minimum(cpu) / minimum(wall);
    }

    static long median(long[] nanos) {
        return (long) median(Arrays.stream(nanos).asDoubleStream().toArray());
    }

    static long minimum(long[] nanos) {
        return Arrays.stream(nanos).min().orElseThrow();
    }

    /// The median of the ratios within each round: what disturbs a round disturbs both of a pair.
    static double medianOfRatios(long[] ours, long[] theirs) {
        return median(IntStream.range(0, ours.length)
                .mapToDouble(round -> (double) ours[round] / theirs[round])
                .toArray());
    }

    /// The middle value; of an even number the mean of the two in the middle.
    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
