package ghostlens.model.profile;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Two things run in turn, so that whatever else the machine does meets both alike. A round is ABBA or BAAB,
/// drawn by lot: what grows evenly meets both at the same distance, and where A and B do not differ, a round is
/// as likely to favour the one as the other, however the machine's noise hangs together.
final class Rounds {
    private Rounds() {}

    /// Runs each of the two twice in every round.
    static void run(int rounds, RandomGenerator lots, Runnable a, Runnable b) {
        for (int round = 0; round < rounds; round++) {
            boolean swapped = lots.nextBoolean();
            var outer = swapped ? b : a;
            var inner = swapped ? a : b;
            outer.run();
            inner.run();
            inner.run();
            outer.run();
        }
    }

    /// How many times as long B took as A, round by round: by the shorter of two times each, since what else a
    /// machine does can only make a run longer.
    ///
    /// @param a two times of each round
    /// @param b as many
    static double[] ratios(Samples a, Samples b) {
        return IntStream.range(0, a.count() / 2)
                .mapToDouble(round -> shorter(b, round) / shorter(a, round))
                .toArray();
    }

    /// A time of 0 stands for one below the clock's step.
    private static double shorter(Samples samples, int round) {
        return Math.max(1, Math.min(samples.get(2 * round), samples.get(2 * round + 1)));
    }
}
