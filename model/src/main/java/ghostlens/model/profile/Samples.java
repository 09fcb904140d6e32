package ghostlens.model.profile;

import java.util.Arrays;
import java.util.List;

/// Measured times in nanoseconds, in the order in which they were taken. Immutable; it keeps plain numbers and sorts
/// them once, so that a view can ask for quantiles of hundreds of operators several times a second.
public final class Samples {
    private final long[] nanos;
    private final long[] sorted;

    public Samples(List<Long> nanos) {
        this(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    /// Takes the array over.
    Samples(long[] nanos) {
        this.nanos = nanos;
        this.sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    public List<Long> nanos() {
        return Arrays.stream(nanos).boxed().toList();
    }

    public int count() {
        return nanos.length;
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
