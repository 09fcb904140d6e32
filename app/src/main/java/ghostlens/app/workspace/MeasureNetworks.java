package ghostlens.app.workspace;

import ghostlens.app.open.Engines;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.work.Latest;
import ghostlens.app.work.Progress;
import ghostlens.app.work.Work;
import ghostlens.assets.PaperTables;
import ghostlens.charts.AccuracyLatency.Measured;
import ghostlens.model.net.Form;
import ghostlens.model.net.SeededInput;
import ghostlens.model.profile.Profiler;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Measures the latency of every network that the chart has a published accuracy of: median of a number of runs at
/// batch 1, in
/// the inference form, with seeded weights.
final class MeasureNetworks implements Work<List<Measured>> {
    private static final int WARM_UP_RUNS = 5;
    private static final int RUNS = 20;

    private final RunOptions options;
    private final Latest<List<Measured>> soFar;

    MeasureNetworks(Workspace workspace) {
        this.options = workspace.runOptions().get();
        this.soFar = new Latest<>(workspace::setMeasured);
    }

    @Override
    public List<Measured> run(Progress progress) {
        var networks = Zoo.variants().stream()
                .filter(v -> PaperTables.published(v.name()).isPresent())
                .toList();
        var measured = new ArrayList<Measured>();
        for (var variant : networks) {
            progress.report((double) measured.size() / networks.size(), variant.title());
            measured.add(new Measured(variant.name(), medianMs(variant, progress)));
            soFar.publish(List.copyOf(measured));
        }
        return measured;
    }

    private double medianMs(Variant variant, Progress progress) {
        var network = NetworkOpener.open(OpenRequest.of(variant.name(), Form.INFERENCE))
                .network();
        var input = SeededInput.of(network.graph().inputShape(), OpenRequest.DEFAULT_SEED);
        var engine = Engines.named(options.engine());
        var plan = PlanOptions.DEFAULT.withThreads(options.threads());
        try (var profiler = Profiler.open(network, engine, plan, input, WARM_UP_RUNS)) {
            for (int i = 0; i < RUNS; i++) {
                if (progress.isCancelled()) {
                    throw new CancellationException();
                }
                profiler.runOnce();
            }
            return profiler.snapshot().total().median() / 1e6;
        }
    }
}
