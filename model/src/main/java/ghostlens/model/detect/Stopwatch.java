package ghostlens.model.detect;

import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.tensor.Tensor;
import java.util.List;
import java.util.function.Supplier;

/// Runs the parts of one detection, and notes where their time went.
final class Stopwatch {
    private final Engine engine;
    private final PlanOptions options;
    private Times times = Times.NONE;

    Stopwatch(Engine engine, PlanOptions options) {
        this.engine = engine;
        this.options = options;
    }

    Times times() {
        return times;
    }

    /// Work that is no network.
    <T> T rest(Supplier<T> work) {
        long start = System.nanoTime();
        var result = work.get();
        times = times.plus(Times.ofRest(System.nanoTime() - start));
        return result;
    }

    /// The outputs of a network, in their order.
    List<Tensor> run(Network network, Tensor input) {
        var plan = engine.plan(network, options);
        try (var session = plan.open()) {
            var before = times;
            long start = System.nanoTime();
            var outputs = session.run(
                    input, (step, from, to) -> add(plan.steps().get(step).node().id(), to - from));
            long outside = System.nanoTime() - start - (times.total() - before.total());
            times = times.plus(Times.ofRest(Math.max(0, outside)));
            return List.copyOf(outputs.values());
        }
    }

    private void add(NodeId node, long nanos) {
        times = times.plus(
                Times.ofStep(node.groups().isEmpty() ? "" : node.groups().getFirst(), nanos));
    }
}
