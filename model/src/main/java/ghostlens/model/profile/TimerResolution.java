package ghostlens.model.profile;

import java.util.stream.Stream;

/// How finely {@link System#nanoTime()} can tell times apart.
///
/// @param granularityNanos the least difference between two readings that differ
/// @param costNanos how long one reading takes
public record TimerResolution(long granularityNanos, long costNanos) {
    /// A time this many times the resolution is known to one part in ten.
    private static final int TIMES = 10;

    private static final int ROUNDS = 40;
    private static final int READINGS = 1_000;

    /// Of this machine; measured once.
    public static TimerResolution here() {
        return Here.RESOLUTION;
    }

    /// The shortest time that can be told to a tenth; what lies below says little.
    public long shortestNanos() {
        return TIMES * Math.max(granularityNanos, costNanos);
    }

    private static final class Here {
        static final TimerResolution RESOLUTION = measure();

        /// The best of some rounds: the first are not compiled yet, and others may be interrupted.
        private static TimerResolution measure() {
            return Stream.generate(Here::read).limit(ROUNDS).reduce(read(), TimerResolution::better);
        }

        private static TimerResolution read() {
            long start = System.nanoTime();
            long previous = start;
            long least = Long.MAX_VALUE;
            for (int i = 0; i < READINGS; i++) {
                long now = System.nanoTime();
                if (now > previous) {
                    least = Math.min(least, now - previous);
                }
                previous = now;
            }
            return new TimerResolution(least, Math.max(1, (previous - start) / READINGS));
        }
    }

    private TimerResolution better(TimerResolution other) {
        return new TimerResolution(
                Math.min(granularityNanos, other.granularityNanos), Math.min(costNanos, other.costNanos));
    }
}
