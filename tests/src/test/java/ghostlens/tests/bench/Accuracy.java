package ghostlens.tests.bench;

import ai.onnxruntime.OrtException;
import ghostlens.app.open.Engines;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.fuse.check.Difference;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant;
import ghostlens.tests.pytorch.PyTorchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How far every engine is from float64 on the same weights and input: every network in every form of its own, with as
/// many images at once as asked for, at its own input size and at an odd one; and how far the forms are from each other
/// in float64.
record Accuracy(Circumstances conditions, List<Distance> distances) implements Findings {

    /// The largest difference in one network's outputs.
    ///
    /// @param input its shape
    /// @param relative to the largest output in float64
    record Distance(
            String network, String form, String input, String engine, double absolute, double scale, double relative) {}

    /// In the place of an engine: the first form in float64, which the other forms must equal.
    static final String UNFUSED = "unfused, float64";

    private static final int ODD_HEIGHT = 193;
    private static final int ODD_WIDTH = 225;

    static Accuracy measure(Settings settings, Consumer<String> progress) throws OrtException {
        var conditions = Circumstances.now(settings, 0);
        conditions.lines().forEach(progress);
        var distances = new ArrayList<Distance>();
        for (var variant : settings.networks()) {
            for (var input : inputs(variant, settings)) {
                var found = measure(variant, input, settings);
                found.forEach(distance -> progress.accept(Tables.progress(distance)));
                distances.addAll(found);
            }
        }
        return new Accuracy(conditions, distances);
    }

    private static List<TensorShape> inputs(Variant variant, Settings settings) {
        var odd = variant.input().with(2, ODD_HEIGHT).with(3, ODD_WIDTH);
        return settings.batches().stream()
                .flatMap(batch -> Stream.of(variant.input(), odd).map(shape -> shape.with(0, batch)))
                .toList();
    }

    /// Every form on the same input: the engines against float64, and float64 against the first form's.
    private static List<Distance> measure(Variant variant, TensorShape shape, Settings settings) throws OrtException {
        var input = SeededInput.of(shape, OpenRequest.DEFAULT_SEED);
        var distances = new ArrayList<Distance>();
        List<Tensor> unfused = List.of();
        for (var form : variant.forms()) {
            var network = NetworkOpener.open(OpenRequest.of(variant.name(), form))
                    .withInput(shape)
                    .network();
            var exact = exact(network, input);
            if (unfused.isEmpty()) {
                unfused = exact;
            } else {
                distances.add(distance(network, UNFUSED, unfused, exact));
            }
            distances.addAll(measure(network, input, exact, settings));
        }
        return distances;
    }

    private static List<Tensor> exact(Network network, Tensor input) throws OrtException {
        return outputs(Contender.of(new ReferenceEngine(), network, input, PlanOptions.DEFAULT));
    }

    private static List<Distance> measure(Network network, Tensor input, List<Tensor> exact, Settings settings)
            throws OrtException {
        var options = PlanOptions.DEFAULT.withView(settings.view());
        var distances = new ArrayList<Distance>();
        for (var engine : settings.engines()) {
            var outputs = outputs(Contender.of(Engines.named(engine), network, input, options));
            distances.add(distance(network, engine, exact, outputs));
        }
        var theirs = outputs(Contender.onnxRuntime(network, input, 1));
        distances.add(distance(network, Contender.ONNX_RUNTIME, exact, theirs));
        if (PyTorchModel.isAvailable()) {
            var eager = outputs(Contender.pyTorch(network, input, 1));
            distances.add(distance(network, Contender.PYTORCH, exact, eager));
        }
        return distances;
    }

    private static List<Tensor> outputs(Contender contender) throws OrtException {
        try (contender) {
            return List.copyOf(contender.outputs().values());
        }
    }

    /// The worst output where there are several.
    private static Distance distance(Network network, String engine, List<Tensor> expected, List<Tensor> outputs) {
        return IntStream.range(0, expected.size())
                .mapToObj(i -> Difference.between(expected.get(i), outputs.get(i)))
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

    @Override
    public String fileName() {
        return "accuracy";
    }

    /// The worst network of each engine.
    @Override
    public List<String> summary() {
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
