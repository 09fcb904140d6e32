package ghostlens.fuse.check;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.run.Session;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs samples together and each alone, and the same batch several times.
final class SteadinessCheck {
    private static final int MOST_IMAGES = 4;
    private static final int RUNS = 5;

    private final Network network;
    private final Map<NodeId, Double> limits;
    private final Map<NodeId, Double> apart = new HashMap<>();
    private final Map<NodeId, Double> drift = new HashMap<>();

    private SteadinessCheck(Network network, Map<NodeId, Double> limits) {
        this.network = network;
        this.limits = limits;
    }

    /// @param limits the largest difference that rounding explains, for each node
    static Steadiness of(Network network, Engine engine, Tensor input, Map<NodeId, Double> limits) {
        var batch = batch(input);
        var check = new SteadinessCheck(network.withInputShape(batch.shape()), limits);
        return check.run(engine, batch);
    }

    /// The first images of the input; a single one gets company of its own scale.
    private static Tensor batch(Tensor input) {
        int images = input.shape().batch();
        int perImage = input.size() / images;
        return images > 1
                ? part(input, 0, Math.min(images, MOST_IMAGES))
                : Tensor.generate(input.shape().with(0, 3), i -> input.get(i % perImage) * (1 - 0.75 * (i / perImage)))
                        .toFloat32();
    }

    private static Tensor part(Tensor batch, int from, int count) {
        int perImage = batch.size() / batch.shape().batch();
        var shape = batch.shape().with(0, count);
        return Tensor.generate(shape, i -> batch.get(from * perImage + i)).toFloat32();
    }

    private Steadiness run(Engine engine, Tensor batch) {
        int images = batch.shape().batch();
        var single = network.withInputShape(batch.shape().with(0, 1));
        try (var together = EquivalenceCheck.run(engine, network, batch);
                var alone = EquivalenceCheck.run(engine, single, part(batch, 0, 1))) {
            for (int image = 0; image < images; image++) {
                alone.run(part(batch, image, 1), StepListener.NONE);
                for (var node : work()) {
                    apart.merge(node.id(), apart(node.id(), together, image, images, alone), SteadinessCheck::larger);
                }
            }
            drift(together, batch);
            return new Steadiness(images, ofScale(apart, together), RUNS, ofScale(drift, together), unsteady());
        }
    }

    private List<Node> work() {
        return network.graph().nodes().stream()
                .filter(node -> !node.inputs().isEmpty())
                .toList();
    }

    private static double apart(NodeId node, Session together, int image, int images, Session alone) {
        var all = together.value(node);
        var one = alone.value(node);
        int perImage = all.size() / images;
        double largest = 0;
        for (int i = 0; i < perImage; i++) {
            largest = larger(largest, Math.abs(all.get(image * perImage + i) - one.get(i)));
        }
        return largest;
    }

    private void drift(Session session, Tensor batch) {
        var outputs = network.graph().outputs();
        var first = new HashMap<NodeId, Tensor>();
        outputs.forEach(output -> first.put(output, session.value(output)));
        for (int i = 1; i < RUNS; i++) {
            session.run(batch, StepListener.NONE);
        }
        first.forEach((output, value) -> drift.put(
                output, Difference.between(value, session.value(output)).largestAbsolute()));
    }

    private double ofScale(Map<NodeId, Double> differences, Session session) {
        double largest = 0;
        for (var output : network.graph().outputs()) {
            double difference = differences.getOrDefault(output, 0.0);
            double scale = Difference.between(session.value(output), session.value(output))
                    .scale();
            largest = larger(largest, difference == 0 ? 0 : difference / scale);
        }
        return largest;
    }

    private Optional<NodeId> unsteady() {
        return work().stream()
                .map(Node::id)
                .filter(id -> !isSteady(apart, id) || !isSteady(drift, id))
                .findFirst();
    }

    private boolean isSteady(Map<NodeId, Double> differences, NodeId node) {
        return differences.getOrDefault(node, 0.0) <= limits.getOrDefault(node, 0.0);
    }

    /// The larger one, or what is not a number.
    private static double larger(double one, double other) {
        return Math.max(one, other);
    }
}
