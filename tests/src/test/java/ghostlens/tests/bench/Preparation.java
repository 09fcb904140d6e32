package ghostlens.tests.bench;

import ghostlens.app.open.OpenRequest;
import ghostlens.fuse.rules.Fusion;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.run.Plan;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.fast.FastEngine;
import ghostlens.model.zoo.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What comes before a network's first run: its graph, its weights, its fusing, its plan and the session's memory.
record Preparation(Circumstances conditions, List<Cost> costs) implements Findings {

    /// What one part of one network's preparation takes, in the median.
    ///
    /// @param nodes in the graph before
    /// @param allocatedBytes on the Java heap, most of which is garbage at once
    /// @param outsideBytes that stay outside the Java heap
    record Cost(String network, String part, int nodes, double ms, long allocatedBytes, long outsideBytes) {}

    static Preparation measure(Settings settings, Consumer<String> progress) {
        var conditions = Circumstances.now(settings, 0);
        conditions.lines().forEach(progress);
        var costs = new ArrayList<Cost>();
        for (var variant : settings.everything()) {
            var found = measure(variant, settings);
            found.forEach(cost -> progress.accept(Tables.progress(cost)));
            costs.addAll(found);
        }
        return new Preparation(conditions, costs);
    }

    private static List<Cost> measure(Variant variant, Settings settings) {
        OpGraph graph = variant.graph(Form.TRAINING);
        var weights = SeededWeights.of(graph, OpenRequest.DEFAULT_SEED);
        var unfused = new Network(variant.name(), graph, weights, Form.TRAINING);
        var fused = Fusion.convert(unfused, Form.INFERENCE);
        var plan = new FastEngine().plan(fused, PlanOptions.DEFAULT);
        var parts =
                new Parts(variant.name(), graph.nodes().size(), new Stopwatch(settings.warmUp(), settings.rounds()));
        return List.of(
                parts.time("graph", 0, () -> variant.graph(Form.TRAINING)),
                parts.time("weights", 0, () -> SeededWeights.of(graph, OpenRequest.DEFAULT_SEED)),
                parts.time("fuse", 0, () -> Fusion.convert(unfused, Form.INFERENCE)),
                parts.time("plan", 0, () -> new FastEngine().plan(fused, PlanOptions.DEFAULT)),
                parts.time("open", plan.memory(), () -> openAndClose(plan)));
    }

    /// @param network what is prepared
    private record Parts(String network, int nodes, Stopwatch stopwatch) {
        Cost time(String part, long outside, Supplier<?> work) {
            var lap = stopwatch.time(work);
            return new Cost(network, part, nodes, lap.ms(), lap.allocatedBytes(), outside);
        }
    }

    private static Plan openAndClose(Plan plan) {
        plan.open().close();
        return plan;
    }

    @Override
    public String fileName() {
        return "preparation";
    }

    /// The network that takes longest in each part.
    @Override
    public List<String> summary() {
        return costs.stream().map(Cost::part).distinct().map(this::longest).toList();
    }

    private String longest(String part) {
        return costs.stream()
                .filter(cost -> cost.part().equals(part))
                .max((a, b) -> Double.compare(a.ms(), b.ms()))
                .map(cost -> "%s: at most %.1f ms, %s".formatted(part, cost.ms(), cost.network()))
                .orElseThrow();
    }
}
