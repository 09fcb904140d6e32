package ghostlens.app.panel.profile;

import ghostlens.model.graph.Family;
import ghostlens.model.profile.OpTiming;
import ghostlens.model.profile.Profile;
import ghostlens.model.profile.Samples;
import java.util.List;
import java.util.stream.IntStream;

/// One operator of a profile, as the table shows it.
///
/// @param position in execution order, from 1
/// @param samples its times
/// @param belowNanos the shortest time that the clock can tell well, where its median lies below that; else 0
/// @param share of the sum of medians, 0 to 1
/// @param heat its share against the largest, 0 to 1
public record ProfileRow(
        int position,
        String path,
        String operator,
        Family family,
        String kernel,
        Samples samples,
        long belowNanos,
        double share,
        double heat,
        long multiplyAdds,
        double gigaflops) {

    /// The rows of a profile in execution order.
    public static List<ProfileRow> of(Profile profile) {
        double largest =
                profile.operators().stream().mapToDouble(OpTiming::share).max().orElse(1);
        var timings = profile.operators();
        return IntStream.range(0, timings.size())
                .mapToObj(i -> of(profile, timings.get(i), i + 1, largest))
                .toList();
    }

    private static ProfileRow of(Profile profile, OpTiming timing, int position, double largest) {
        var op = timing.node().op();
        return new ProfileRow(
                position,
                timing.node().id().path(),
                op.label(),
                op.family(),
                timing.kernel(),
                timing.samples(),
                profile.isBelowResolution(timing) ? profile.conditions().timer().shortestNanos() : 0,
                timing.share(),
                largest > 0 ? timing.share() / largest : 0,
                timing.multiplyAdds(),
                timing.gigaflops());
    }

    public long medianNanos() {
        return samples.median();
    }

    public long minimumNanos() {
        return samples.minimum();
    }

    public long spreadNanos() {
        return samples.spread();
    }

    /// Whether its median is shorter than the clock can tell well.
    public boolean belowResolution() {
        return belowNanos > 0;
    }
}
