package ghostlens.model.profile;

import java.util.Arrays;
import java.util.Optional;

/// What the order of values says about their median, whatever their distribution is. Of `n` independent values
/// each lies below the true median with probability ½, so the `k`-th smallest and the `k`-th largest enclose it
/// except with probability `2 · P(B ≤ k − 1)`, where `B` is binomial with `n` trials of ½ (the sign test, turned
/// round).
final class OrderStatistics {
    private OrderStatistics() {}

    /// The largest `k`, from 1, whose interval misses the median with at most this probability; 0 where there is
    /// none.
    static int rank(int n, double risk) {
        double logTerm = -n * Math.log(2);
        double below = Math.exp(logTerm);
        int rank = 0;
        while (rank < n && 2 * below <= risk) {
            rank++;
            logTerm += Math.log((double) (n - rank + 1) / rank);
            below += Math.exp(logTerm);
        }
        return rank;
    }

    /// The same for the ratio between two series: of the ratios of each value to each, the `k`-th smallest and
    /// the `k`-th largest enclose the true one except with at most this probability (the Mann–Whitney test,
    /// turned round).
    static int ratioRank(int n, int m, double risk) {
        var ways = orders(n, m);
        double all = Arrays.stream(ways).sum();
        double below = ways[0];
        int rank = 0;
        while (rank < n * m && 2 * below <= risk * all) {
            rank++;
            below += ways[rank];
        }
        return rank;
    }

    /// In how many orders of `n + m` values just `u` pairs stand the wrong way round, for each `u`: the
    /// coefficients of the product over `i` from 1 to `m` of `(1 − qⁿ⁺ⁱ)/(1 − qⁱ)`.
    private static double[] orders(int n, int m) {
        var ways = new double[n * m + 1];
        ways[0] = 1;
        for (int i = 1; i <= m; i++) {
            for (int u = n * m; u >= n + i; u--) {
                ways[u] -= ways[u - n - i];
            }
            for (int u = i; u <= n * m; u++) {
                ways[u] += ways[u - i];
            }
        }
        return ways;
    }

    /// The middle value; of an even number the mean of the middle two.
    ///
    /// @param sorted at least one value
    static double median(double[] sorted) {
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /// An interval for the median; empty where there are too few values for so little risk.
    ///
    /// @param risk that the interval misses the median, such as 0.05
    static Optional<Interval> medianInterval(double[] sorted, double risk) {
        return interval(sorted, rank(sorted.length, risk));
    }

    /// From the `rank`-th smallest to the `rank`-th largest; empty for rank 0.
    static Optional<Interval> interval(double[] sorted, int rank) {
        return rank == 0 ? Optional.empty() : Optional.of(new Interval(sorted[rank - 1], sorted[sorted.length - rank]));
    }
}
