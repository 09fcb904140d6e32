package ghostlens.model.profile;

import java.util.List;
import java.util.Optional;

/// What measuring itself adds to a run, found by running with and without it in turn, in the same session.
///
/// @param ratios one per round: a run with the operators timed over a run without; none where it was not measured
public record Overhead(List<Double> ratios) {
    public static final Overhead NOT_MEASURED = new Overhead(List.of());

    public Overhead {
        ratios = List.copyOf(ratios);
    }

    public boolean measured() {
        return !ratios.isEmpty();
    }

    /// The share by which a run grows, 0.01 for one percent: the median over the rounds; 0 where it was not
    /// measured.
    public double share() {
        return measured() ? OrderStatistics.median(sorted()) - 1 : 0;
    }

    /// Where that share lies with 95 % confidence; empty where there were too few rounds.
    public Optional<Interval> interval() {
        return OrderStatistics.medianInterval(sorted(), Samples.RISK).map(i -> new Interval(i.low() - 1, i.high() - 1));
    }

    private double[] sorted() {
        return ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
