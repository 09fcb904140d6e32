package ghostlens.fuse;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Small networks for the tests, written node by node over an input `x`.
public final class Nets {
    public static final Op ADD = new Op.Add();
    public static final Op RELU = new Op.Activation(Kind.RELU);
    private final List<Draft> drafts = new ArrayList<>();

    private Nets(TensorShape input) {
        drafts.add(new Draft(id("x"), new Op.Input(input), List.of()));
    }

    public static Nets over(int... input) {
        return new Nets(TensorShape.of(input));
    }

    public static NodeId id(String path) {
        return new NodeId(path);
    }

    public Nets add(String name, Op op, String... inputs) {
        drafts.add(new Draft(id(name), op, Arrays.stream(inputs).map(Nets::id).toList()));
        return this;
    }

    public OpGraph graph(String... outputs) {
        return OpGraph.of(drafts, Arrays.stream(outputs).map(Nets::id).toList());
    }

    public Network seeded(String... outputs) {
        var graph = graph(outputs);
        return new Network("test", graph, SeededWeights.of(graph, 7), Form.TRAINING);
    }

    public static Op depthwise(int channels, int kernel, int stride) {
        return new Op.Conv2d(channels, channels, Window.square(kernel, stride), channels, false);
    }

    public static Op conv(int in, int out, int kernel, int stride, int groups) {
        return new Op.Conv2d(in, out, Window.square(kernel, stride), groups, true);
    }

    /// Without a bias.
    public static Op plain(int in, int out, Window window) {
        return new Op.Conv2d(in, out, window, 1, false);
    }

    public static Op norm(int channels) {
        return new Op.BatchNorm(channels, 1e-5);
    }

    public static Network with(Network network, Map<String, Map<String, double[]>> values) {
        var changed = new HashMap<NodeId, Map<String, Tensor>>();
        values.forEach((node, slots) -> {
            var tensors = new HashMap<>(network.weights().of(id(node)));
            slots.forEach((slot, v) -> tensors.put(
                    slot, Tensor.of(network.weights().get(id(node), slot).shape(), v)));
            changed.put(id(node), tensors);
        });
        Weights weights = network.weights().with(network.graph(), changed);
        return new Network(network.name(), network.graph(), weights, network.form());
    }

    /// What the reference engine computes for each output, on a seeded input.
    public static List<double[]> run(Network network) {
        try (var session =
                new ReferenceEngine().plan(network, PlanOptions.DEFAULT).open()) {
            var outputs = session.run(SeededInput.of(network.graph().inputShape(), 3), StepListener.NONE);
            return network.graph().outputs().stream()
                    .map(output -> outputs.getOrDefault(output, Tensor.of(TensorShape.of(1), new double[1])))
                    .map(Tensor::toDoubles)
                    .toList();
        }
    }
}
