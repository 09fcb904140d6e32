package ghostlens.model.profile;

import java.util.List;
import java.util.stream.IntStream;

/// What a plan's operators took over a number of runs.
///
/// @param operators in the order in which they run
/// @param total whole runs, from the beginning of the first step to the end of the last
/// @param call whole runs, with the input copied in and the outputs copied out
/// @param cpu processor time of whole runs, as `call`: of the running thread, or of the process where a plan uses
///     several threads
/// @param overhead what measuring added, where that was asked for
public record Profile(
        Conditions conditions, List<OpTiming> operators, Samples total, Samples call, Samples cpu, Overhead overhead) {

    public Profile {
        operators = List.copyOf(operators);
    }

    public int runs() {
        return total.count();
    }

    /// The last `count` runs alone.
    Profile newest(int count) {
        var newest = operators.stream()
                .map(o -> new OpTiming(o.step(), o.samples().newest(count), o.multiplyAdds(), o.bytes(), o.share()))
                .toList();
        return new Profile(conditions, newest, total.newest(count), call.newest(count), cpu.newest(count), overhead);
    }

    /// How much of a whole run its operators explain: the sum of their times over the run's, at the median over
    /// the runs; 0 without runs. Sums of medians would not do: when something interrupts a run, just one of its
    /// operators grows, and no operator's median shows it.
    public double coverage() {
        var shares =
                IntStream.range(0, runs()).mapToDouble(this::coverage).sorted().toArray();
        return shares.length == 0 ? 0 : OrderStatistics.median(shares);
    }

    private double coverage(int run) {
        long sum = operators.stream().mapToLong(o -> o.samples().get(run)).sum();
        return (double) sum / Math.max(1, total.get(run));
    }

    /// Of a whole run.
    public long multiplyAdds() {
        return operators.stream().mapToLong(OpTiming::multiplyAdds).sum();
    }

    /// Of a whole run; see {@link OpTiming#gigaflops()}.
    public double gigaflops() {
        return gigaflops(multiplyAdds(), total);
    }

    static double gigaflops(long multiplyAdds, Samples samples) {
        return samples.median() == 0 ? 0 : 2.0 * multiplyAdds / samples.median();
    }

    /// Whether the operator is too short for this clock to tell its time to a tenth.
    public boolean isBelowResolution(OpTiming timing) {
        return timing.samples().median() < conditions.timer().shortestNanos();
    }
}
