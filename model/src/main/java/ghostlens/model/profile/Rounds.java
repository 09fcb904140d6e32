package ghostlens.model.profile;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Two things run in turn, so that whatever else the machine does meets both alike. A round is ABBA or BAAB,
/// drawn by lot: what grows evenly over a round cancels out, and where A and B do not differ, either sign of a
/// round's difference is equally likely, however the machine's noise hangs together.
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

    /// How many times as long B took as A, round by round.
    ///
    /// @param a two times of each round
    /// @param b as many
    static double[] ratios(Samples a, Samples b) {
        return IntStream.range(0, a.count() / 2)
                .mapToDouble(round -> Math.exp((logs(b, round) - logs(a, round)) / 2))
                .toArray();
    }

    /// A time of 0 stands for one below the clock's step.
    private static double logs(Samples samples, int round) {
        return DoubleStream.of(samples.get(2 * round), samples.get(2 * round + 1))
                .map(nanos -> Math.log(Math.max(1, nanos)))
                .sum();
    }
}
