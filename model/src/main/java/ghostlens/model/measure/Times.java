package ghostlens.model.measure;

import ghostlens.model.profile.Samples;
import java.util.stream.LongStream;

/// What something took over a number of runs, in nanoseconds.
public record Times(long medianNs, long minimumNs) {
    static final Times NONE = new Times(0, 0);

    static Times of(LongStream nanos) {
        var samples = new Samples(nanos.boxed().toList());
        return new Times(samples.median(), samples.minimum());
    }

    /// One after the other: medians and minima are each summed.
    Times plus(Times other) {
        return new Times(medianNs + other.medianNs, minimumNs + other.minimumNs);
    }

    Times times(int count) {
        return new Times(count * medianNs, count * minimumNs);
    }
}
