package ghostlens.model.profile;

import java.util.Optional;

/// How the times of two series differ.
///
/// @param ratio how many times as long the second takes as the first, at the median
/// @param interval where that ratio lies; empty where there are too few runs to say
public record Difference(double ratio, Optional<Interval> interval) {
    /// Two sessions of one network already differ by about this much, by where their buffers happen to lie. An
    /// interval has to stay clear of it before a difference counts as found.
    public static final double NEGLIGIBLE = 0.02;

    public Verdict verdict() {
        return interval.map(Difference::verdict).orElse(Verdict.TOO_FEW_RUNS);
    }

    private static Verdict verdict(Interval interval) {
        if (interval.low() > 1 + NEGLIGIBLE) {
            return Verdict.SLOWER;
        }
        return interval.high() < 1 / (1 + NEGLIGIBLE) ? Verdict.FASTER : Verdict.NO_DIFFERENCE_FOUND;
    }
}
