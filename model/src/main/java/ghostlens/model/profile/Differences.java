package ghostlens.model.profile;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The two ways in which series of times are compared; both rest on the order of values alone, not on how they
/// are spread.
final class Differences {
    /// Into how many parts a series is cut. Times that follow each other are alike, so single ones say less than
    /// their number promises; the medians of long parts are nearly independent.
    private static final int PARTS = 24;

    private Differences() {}

    /// By the ratio of each round.
    ///
    /// @param a two times of each round
    /// @param b as many
    static Difference paired(Samples a, Samples b, double risk) {
        var ratios = Rounds.ratios(a, b);
        Arrays.sort(ratios);
        return difference(ratios, OrderStatistics.rank(ratios.length, risk));
    }

    /// @param rank of the ratios that bound the interval, counted from either end; 0 where there are too few
    private static Difference difference(double[] sorted, int rank) {
        double ratio = sorted.length == 0 ? 1 : OrderStatistics.median(sorted);
        return new Difference(ratio, OrderStatistics.interval(sorted, rank));
    }

    /// By the ratios of the medians of each part of the one series to those of the other.
    static Difference apart(Samples a, Samples b, double risk) {
        var mediansA = medians(a);
        var mediansB = medians(b);
        var ratios = Arrays.stream(mediansA)
                .flatMap(from -> Arrays.stream(mediansB).map(to -> to / from))
                .sorted()
                .toArray();
        int rank = OrderStatistics.ratioRank(mediansA.length, mediansB.length, risk);
        return difference(ratios, rank);
    }

    private static double[] medians(Samples samples) {
        int parts = Math.min(PARTS, samples.count());
        return IntStream.range(0, parts)
                .mapToDouble(part -> Math.max(1, part(samples, part, parts).median()))
                .toArray();
    }

    private static Samples part(Samples samples, int part, int parts) {
        int from = (int) ((long) samples.count() * part / parts);
        int to = (int) ((long) samples.count() * (part + 1) / parts);
        return samples.range(from, to);
    }
}
