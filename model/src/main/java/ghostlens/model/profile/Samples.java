package ghostlens.model.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Measured times in nanoseconds, in the order in which they were taken. Immutable; it keeps plain numbers,
/// sorted once, so that a view can ask for quantiles of hundreds of operators several times a second.
public final class Samples {
    /// The risk that an interval of the median misses it.
    static final double RISK = 0.05;

    public static final Samples NONE = new Samples(new long[0]);

    private final long[] nanos;
    private final long[] sorted;

    public Samples(List<Long> nanos) {
        this(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    /// Takes the array over.
    Samples(long[] nanos) {
        this(nanos, sorted(nanos));
    }

    private Samples(long[] nanos, long[] sorted) {
        this.nanos = nanos;
        this.sorted = sorted;
    }

    private static long[] sorted(long[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /// These samples a little later: the oldest may be gone, and new ones have come. Costs one pass, where
    /// sorting anew would cost many.
    ///
    /// @param later what is kept then; taken over
    /// @param added how many of them, at the end, are new
    Samples movedOn(long[] later, int added) {
        int gone = nanos.length + added - later.length;
        if (gone >= nanos.length) {
            return new Samples(later);
        }
        var dropped = sorted(Arrays.copyOf(nanos, gone));
        var fresh = sorted(Arrays.copyOfRange(later, later.length - added, later.length));
        return new Samples(later, exchange(sorted, dropped, fresh));
    }

    /// A sorted array without some of its values and with others, all sorted.
    private static long[] exchange(long[] sorted, long[] dropped, long[] added) {
        var result = new long[sorted.length - dropped.length + added.length];
        int d = 0;
        int a = 0;
        int r = 0;
        for (long value : sorted) {
            if (d < dropped.length && dropped[d] == value) {
                d++;
            } else {
                while (a < added.length && added[a] < value) {
                    result[r++] = added[a++];
                }
                result[r++] = value;
            }
        }
        System.arraycopy(added, a, result, r, added.length - a);
        return result;
    }

    public List<Long> nanos() {
        return Arrays.stream(nanos).boxed().toList();
    }

    /// @param index from 0, the oldest
    public long get(int index) {
        return nanos[index];
    }

    public int count() {
        return nanos.length;
    }

    /// Those from one position up to another, in their order.
    Samples range(int from, int to) {
        return new Samples(Arrays.copyOfRange(nanos, from, to));
    }

    /// The last `count` of them, in their order.
    public Samples newest(int count) {
        return range(nanos.length - count, nanos.length);
    }

    /// The middle one; of an even number the lower of the two; 0 where there are none.
    public long median() {
        return quantile(0.5);
    }

    public long minimum() {
        return quantile(0);
    }

    public long maximum() {
        return quantile(1);
    }

    /// The sample below which this share of the samples lies, by nearest rank; 0 where there are none.
    public long quantile(double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.floor(share * (sorted.length - 1))];
    }

    /// The interquartile range: how far apart the quarter below and the quarter above begin.
    public long spread() {
        return quantile(0.75) - quantile(0.25);
    }

    /// Where the true median lies with 95 % confidence, from order statistics alone; empty below 6 samples. It
    /// takes the samples for independent, and is too narrow where the machine drifts.
    public Optional<Interval> medianInterval() {
        int rank = OrderStatistics.rank(count(), RISK);
        return rank == 0 ? Optional.empty() : Optional.of(new Interval(sorted[rank - 1], sorted[count() - rank]));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Samples that && Arrays.equals(nanos, that.nanos);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nanos);
    }

    @Override
    public String toString() {
        return Arrays.toString(nanos);
    }
}
