package ghostlens.model.profile;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// The two ways in which series of times are compared; both rest on order statistics alone.
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
        double ratio = ratios.length == 0 ? 1 : OrderStatistics.median(ratios);
        return new Difference(ratio, OrderStatistics.medianInterval(ratios, risk));
    }

    /// By an interval for the median of each series, from the medians of its parts; the risk is shared between
    /// the two.
    static Difference apart(Samples a, Samples b, double risk) {
        double ratio = (double) Math.max(1, b.median()) / Math.max(1, a.median());
        return new Difference(
                ratio,
                interval(a, risk / 2).flatMap(low -> interval(b, risk / 2).map(high -> ratio(low, high, ratio))));
    }

    private static Interval ratio(Interval a, Interval b, double ratio) {
        return new Interval(Math.min(ratio, b.low() / a.high()), Math.max(ratio, b.high() / a.low()));
    }

    private static Optional<Interval> interval(Samples samples, double risk) {
        int parts = Math.min(PARTS, samples.count());
        var medians = IntStream.range(0, parts)
                .mapToDouble(part -> Math.max(1, part(samples, part, parts).median()))
                .sorted()
                .toArray();
        return OrderStatistics.medianInterval(medians, risk);
    }

    private static Samples part(Samples samples, int part, int parts) {
        int from = (int) ((long) samples.count() * part / parts);
        int to = (int) ((long) samples.count() * (part + 1) / parts);
        return samples.range(from, to);
    }
}
