package ghostlens.app.report;

import ghostlens.app.open.Engines;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.report.Findings.Stage;
import ghostlens.charts.AccuracyLatency.Measured;
import ghostlens.fuse.check.EquivalenceCheck;
import ghostlens.fuse.rules.Fusion;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.profile.Profile;
import ghostlens.model.profile.Profiler;
import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.View;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Variant.Kind;
import ghostlens.model.zoo.Zoo;
import java.util.List;
import java.util.function.Consumer;

/// Opens, folds, compares and times what the report is about, and says what it is doing.
final class Measurements {
    private static final String DEFAULT = "repghostnet-1.0x";
    private static final String RIVAL = "ghostnet-1.0x";

    private final Consumer<String> progress;
    private final Runs runs;
    private final Engine engine = Engines.named(Engines.DEFAULT);

    /// How often networks run.
    ///
    /// @param warmUp before anything is timed
    /// @param profile for a profile operator by operator
    /// @param latency for the latency of one network among many
    record Runs(int warmUp, int profile, int latency) {
        static final Runs DEFAULT = new Runs(3, 30, 10);
    }

    /// @param progress hears what is being done
    Measurements(Consumer<String> progress, Runs runs) {
        this.progress = progress;
        this.runs = runs;
    }

    Findings take() {
        progress.accept("Opening the evolution and the default networks");
        var stages = Zoo.variants().stream()
                .filter(variant -> variant.kind() == Kind.MODULE)
                .map(variant -> new Stage(variant, open(variant.name(), Form.TRAINING)))
                .toList();
        var training = open(DEFAULT, Form.TRAINING);
        progress.accept("Folding %s and comparing it with itself before".formatted(DEFAULT));
        var trace = Fusion.fuse(training);
        var equivalence = EquivalenceCheck.check(trace, engine, input(training));
        var networks = Zoo.variants().stream()
                .filter(variant -> variant.kind() == Kind.NETWORK)
                .toList();
        return new Findings(
                stages,
                List.of(training, trace.after(), open(RIVAL, Form.TRAINING)),
                networks,
                profileInTurn(List.of(training, trace.after(), open(RIVAL, Form.INFERENCE))),
                trace,
                equivalence,
                networks.stream().map(this::measure).toList());
    }

    private static Network open(String name, Form form) {
        return NetworkOpener.open(OpenRequest.of(name, form)).network();
    }

    private static Tensor input(Network network) {
        return SeededInput.of(network.graph().inputShape(), OpenRequest.DEFAULT_SEED);
    }

    private Measured measure(Variant variant) {
        var network = open(variant.name(), Form.INFERENCE);
        progress.accept("Timing %s".formatted(variant.title()));
        try (var profiler = profiler(network, View.DEPLOYED)) {
            repeat(runs.latency, profiler::runOnce);
            return new Measured(variant.name(), profiler.snapshot().total().median() / 1e6);
        }
    }

    /// Profiles the networks run by run in turn, so that what else the machine does meets all of them alike.
    private List<Profile> profileInTurn(List<Network> networks) {
        progress.accept("Profiling operator by operator");
        var profilers =
                networks.stream().map(network -> profiler(network, View.DRAWN)).toList();
        try {
            repeat(runs.profile, () -> profilers.forEach(Profiler::runOnce));
            return profilers.stream().map(Profiler::snapshot).toList();
        } finally {
            profilers.forEach(Profiler::close);
        }
    }

    private Profiler profiler(Network network, View view) {
        return Profiler.open(network, engine, PlanOptions.DEFAULT.withView(view), input(network), runs.warmUp);
    }

    private static void repeat(int times, Runnable run) {
        for (int i = 0; i < times; i++) {
            run.run();
        }
    }
}
