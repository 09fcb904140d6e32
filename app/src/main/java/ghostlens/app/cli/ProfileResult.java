package ghostlens.app.cli;

import ghostlens.model.graph.Node;
import ghostlens.model.profile.Comparison;
import ghostlens.model.profile.Conditions;
import ghostlens.model.profile.Interval;
import ghostlens.model.profile.Load;
import ghostlens.model.profile.OpTiming;
import ghostlens.model.profile.Profile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A profile for programs. Times are in nanoseconds; an interval is `[low, high]`, or null where there are too
/// few runs for one.
///
/// @param coverage the sum of the operators' times over the run's, at the median over the runs
/// @param overhead the share that measuring adds, null where it was not measured
record ProfileResult(
        Circumstances conditions,
        int runs,
        String engine,
        String view,
        long totalMedianNs,
        long totalMinNs,
        @Nullable List<Double> totalIntervalNs,
        long callMedianNs,
        long cpuMedianNs,
        long cpuMinNs,
        double coverage,
        @Nullable Double overhead,
        @Nullable List<Double> overheadInterval,
        double gflops,
        List<Operator> operators,
        @Nullable ComparisonResult comparison) {

    private record Circumstances(
            String network,
            String form,
            List<Integer> input,
            int batch,
            String engine,
            String engineDescription,
            String view,
            int threads,
            int warmUpRuns,
            boolean warmingUp,
            String machine,
            String system,
            String java,
            Load load,
            long timerGranularityNs,
            long timerCostNs,
            String began) {}

    private record Operator(
            String id,
            String op,
            String kernel,
            List<String> folded,
            long medianNs,
            long minNs,
            long spreadNs,
            long p5Ns,
            long p95Ns,
            @Nullable List<Double> medianIntervalNs,
            double share,
            long multiplyAdds,
            long bytes,
            double gflops,
            boolean belowResolution) {}

    static ProfileResult of(Profile profile, Optional<Comparison> comparison) {
        var overhead = Optional.of(profile.overhead()).filter(o -> o.measured());
        return new ProfileResult(
                circumstances(profile.conditions()),
                profile.runs(),
                profile.conditions().engine(),
                profile.conditions().view().label(),
                profile.total().median(),
                profile.total().minimum(),
                pair(profile.total().medianInterval()),
                profile.call().median(),
                profile.cpu().median(),
                profile.cpu().minimum(),
                profile.coverage(),
                overhead.map(o -> o.share()).orElse(null),
                pair(overhead.flatMap(o -> o.interval())),
                profile.gigaflops(),
                profile.operators().stream().map(o -> operator(profile, o)).toList(),
                comparison.map(ComparisonResult::of).orElse(null));
    }

    static @Nullable List<Double> pair(Optional<Interval> interval) {
        return interval.map(i -> List.of(i.low(), i.high())).orElse(null);
    }

    private static Circumstances circumstances(Conditions c) {
        return new Circumstances(
                c.network(),
                c.form().label(),
                c.input().extents(),
                c.batch(),
                c.engine(),
                c.engineDescription(),
                c.view().label(),
                c.threads(),
                c.warmUpRuns(),
                c.warmingUp(),
                c.machine(),
                c.system(),
                c.java(),
                c.load(),
                c.timer().granularityNanos(),
                c.timer().costNanos(),
                c.began().toString());
    }

    private static Operator operator(Profile profile, OpTiming timing) {
        var samples = timing.samples();
        return new Operator(
                timing.node().id().path(),
                Operators.type(timing.node()),
                timing.kernel(),
                timing.step().folded().stream()
                        .map(Node::id)
                        .map(Object::toString)
                        .toList(),
                samples.median(),
                samples.minimum(),
                samples.spread(),
                samples.quantile(0.05),
                samples.quantile(0.95),
                pair(samples.medianInterval()),
                timing.share(),
                timing.multiplyAdds(),
                timing.bytes(),
                timing.gigaflops(),
                profile.isBelowResolution(timing));
    }
}
