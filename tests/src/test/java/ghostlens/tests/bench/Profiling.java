package ghostlens.tests.bench;

import ghostlens.app.open.Engines;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.model.net.SeededInput;
import ghostlens.model.profile.Interval;
import ghostlens.model.profile.Profiler;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.zoo.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// How far profiles of the first engine that was asked for can be trusted: how much of a run its operators cover,
/// and what timing them adds.
record Profiling(Circumstances conditions, List<Profiled> profiles) implements Findings {

    /// @param operators timed steps
    /// @param ms a whole run, in the median
    /// @param coverage the sum of the operators' times over the run's
    /// @param overhead the share by which timing makes a run longer, in the median
    /// @param overheadFrom where that lies with 95 % confidence, from here; not a number after too few rounds
    /// @param overheadTo to here
    record Profiled(
            String network,
            int operators,
            double ms,
            double coverage,
            double overhead,
            double overheadFrom,
            double overheadTo) {}

    static Profiling measure(Settings settings, Consumer<String> progress) {
        var conditions = Circumstances.now(settings, 0);
        conditions.lines().forEach(progress);
        var profiles = new ArrayList<Profiled>();
        for (var variant : settings.networks()) {
            var found = measure(variant, settings);
            progress.accept(Tables.progress(found));
            profiles.add(found);
        }
        return new Profiling(conditions, profiles);
    }

    private static Profiled measure(Variant variant, Settings settings) {
        var network = NetworkOpener.open(OpenRequest.of(variant.name(), Settings.FORM))
                .network();
        var input = SeededInput.of(network.graph().inputShape(), OpenRequest.DEFAULT_SEED);
        var engine = Engines.named(settings.engines().getFirst());
        var options = PlanOptions.DEFAULT.withView(settings.view());
        try (var profiler = Profiler.open(network, engine, options, input, settings.warmUp())) {
            for (int run = 0; run < settings.rounds(); run++) {
                profiler.runOnce();
            }
            profiler.measureOverhead(settings.rounds());
            var profile = profiler.snapshot();
            var interval = profile.overhead().interval();
            return new Profiled(
                    variant.name(),
                    profile.operators().size(),
                    profile.total().median() / 1e6,
                    profile.coverage(),
                    profile.overhead().share(),
                    interval.map(Interval::low).orElse(Double.NaN),
                    interval.map(Interval::high).orElse(Double.NaN));
        }
    }

    @Override
    public String fileName() {
        return "profiling";
    }

    @Override
    public List<String> summary() {
        var coverage = profiles.stream().mapToDouble(Profiled::coverage).summaryStatistics();
        var overhead = profiles.stream().mapToDouble(Profiled::overhead).summaryStatistics();
        return List.of(
                "coverage: %.2f to %.2f %%".formatted(100 * coverage.getMin(), 100 * coverage.getMax()),
                "overhead: %.2f to %.2f %%".formatted(100 * overhead.getMin(), 100 * overhead.getMax()));
    }
}
