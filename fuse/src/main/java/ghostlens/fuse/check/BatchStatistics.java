package ghostlens.fuse.check;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.net.Network;
import ghostlens.model.run.Disturbance;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A network as it computes with its BatchNorms left in training mode: each takes the mean and variance of the very
/// batch that it sees, not those that it learned.
final class BatchStatistics implements Disturbance {
    private final Network network;
    private final Map<NodeId, Map<String, Tensor>> norms = new HashMap<>();

    private BatchStatistics(Network network) {
        this.network = network;
    }

    /// The network with the statistics of this input in place of its own.
    static Network of(Network network, Tensor input) {
        var statistics = new BatchStatistics(network);
        try (var session = new ReferenceEngine(statistics)
                .plan(network, PlanOptions.DEFAULT)
                .open()) {
            session.run(input, StepListener.NONE);
        }
        var weights = network.weights().with(network.graph(), statistics.norms);
        return new Network(network.name(), network.graph(), weights, network.form());
    }

    @Override
    public void apply(Node node, List<double[]> inputs, double[] value) {
        if (node.op() instanceof Op.BatchNorm norm) {
            normalize(node, norm, inputs.getFirst(), value);
        }
    }

    private void normalize(Node node, Op.BatchNorm norm, double[] x, double[] value) {
        int channels = norm.channels();
        int plane = x.length / (node.shape().batch() * channels);
        double count = (double) x.length / channels;
        var mean = new double[channels];
        var variance = new double[channels];
        for (int i = 0; i < x.length; i++) {
            mean[i / plane % channels] += x[i] / count;
        }
        for (int i = 0; i < x.length; i++) {
            double apart = x[i] - mean[i / plane % channels];
            variance[i / plane % channels] += apart * apart / count;
        }
        var scale = network.weights().get(node, Role.SCALE);
        var shift = network.weights().get(node, Role.SHIFT);
        for (int i = 0; i < x.length; i++) {
            int c = i / plane % channels;
            value[i] = scale.get(c) * (x[i] - mean[c]) / Math.sqrt(variance[c] + norm.epsilon()) + shift.get(c);
        }
        var slots = new HashMap<>(network.weights().of(node.id()));
        for (var slot : node.op().weights()) {
            if (slot.role() == Role.RUNNING_MEAN) {
                slots.put(slot.name(), Tensor.of(TensorShape.of(channels), mean));
            } else if (slot.role() == Role.RUNNING_VARIANCE) {
                slots.put(slot.name(), Tensor.of(TensorShape.of(channels), variance));
            }
        }
        norms.put(node.id(), slots);
    }
}
