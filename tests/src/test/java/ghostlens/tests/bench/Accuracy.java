package ghostlens.tests.bench;

import ai.onnxruntime.OrtException;
import ghostlens.app.open.Engines;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.fuse.check.Difference;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How far every engine is from float64 on the same weights and input: every network in every form of its own, with as
/// many images at once as asked for, at its own input size and at an odd one.
record Accuracy(Circumstances conditions, List<Distance> distances) {

    /// The largest difference in one network's outputs.
    ///
    /// @param input its shape
    /// @param relative to the largest output in float64
    record Distance(
            String network, String form, String input, String engine, double absolute, double scale, double relative) {}

    private static final int ODD_HEIGHT = 193;
    private static final int ODD_WIDTH = 225;

    static Accuracy measure(Settings settings, Consumer<String> progress) throws OrtException {
        var conditions = Circumstances.now(settings, 0);
        conditions.lines().forEach(progress);
        var distances = new ArrayList<Distance>();
        for (var variant : settings.networks()) {
            for (var network : networks(variant, settings)) {
                var found = measure(network, settings);
                found.forEach(distance -> progress.accept(Tables.progress(distance)));
                distances.addAll(found);
            }
        }
        return new Accuracy(conditions, distances);
    }

    private static List<Network> networks(Variant variant, Settings settings) {
        var networks = new ArrayList<Network>();
        for (var form : variant.forms()) {
            var network = NetworkOpener.open(OpenRequest.of(variant.name(), form));
            for (int batch : settings.batches()) {
                var input = network.graph().inputShape().with(0, batch);
                networks.add(NetworkOpener.withInput(network, input));
                var odd = TensorShape.of(batch, input.channels(), ODD_HEIGHT, ODD_WIDTH);
                networks.add(NetworkOpener.withInput(network, odd));
            }
        }
        return networks;
    }

    private static List<Distance> measure(Network network, Settings settings) throws OrtException {
        var input = SeededInput.of(network.graph().inputShape(), OpenRequest.DEFAULT_SEED);
        var options = PlanOptions.DEFAULT.withView(settings.view());
        var expected = outputs(Contender.of(new ReferenceEngine(), network, input, options));
        var distances = new ArrayList<Distance>();
        for (var engine : settings.engines()) {
            var outputs = outputs(Contender.of(Engines.named(engine), network, input, options));
            distances.add(distance(network, engine, expected, outputs));
        }
        var theirs = outputs(Contender.onnxRuntime(network, input, 1));
        distances.add(distance(network, Contender.ONNX_RUNTIME, expected, theirs));
        return distances;
    }

    private static Map<NodeId, Tensor> outputs(Contender contender) throws OrtException {
        try (contender) {
            return contender.outputs();
        }
    }

    /// The worst output where there are several.
    private static Distance distance(
            Network network, String engine, Map<NodeId, Tensor> expected, Map<NodeId, Tensor> outputs) {
        return expected.entrySet().stream()
                .map(entry -> Difference.between(entry.getValue(), outputs.get(entry.getKey())))
                .max((a, b) -> Double.compare(a.largestRelative(), b.largestRelative()))
                .map(worst -> new Distance(
                        network.name(),
                        network.form().label(),
                        network.graph().inputShape().toString(),
                        engine,
                        worst.largestAbsolute(),
                        worst.scale(),
                        worst.largestRelative()))
                .orElseThrow();
    }

    /// The worst network of each engine.
    List<String> summary() {
        return distances.stream()
                .map(Distance::engine)
                .distinct()
                .map(this::worst)
                .toList();
    }

    private String worst(String engine) {
        return distances.stream()
                .filter(distance -> distance.engine().equals(engine))
                .max((a, b) -> Double.compare(a.relative(), b.relative()))
                .map(worst -> "%s: at most %.1e of the scale, on %s, %s, %s"
                        .formatted(engine, worst.relative(), worst.network(), worst.form(), worst.input()))
                .orElseThrow();
    }
}
