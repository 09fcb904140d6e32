package ghostlens.model.run;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.WeightSlot;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Small networks and values for tests of the engines, all float32 numbers so that every engine reads the same.
public final class Samplers {
    private Samplers() {}

    /// A network of one operator over one input; its further inputs are the input with its channels reversed in sign
    /// (`minus`, of the same shape) or, for a multiply, its mean (`gate`).
    public static Network network(Op op, TensorShape input) {
        var drafts = new ArrayList<Draft>();
        var x = new NodeId("x");
        drafts.add(new Draft(x, new Op.Input(input), List.of()));
        var inputs = new ArrayList<>(List.of(x));
        switch (op) {
            case Op.Add _, Op.Concat _ ->
                inputs.add(place(drafts, "other", new Op.Activation(Op.Activation.Kind.RELU)));
            case Op.Multiply _ -> inputs.add(place(drafts, "gate", new Op.GlobalAveragePool()));
            default -> {}
        }
        drafts.add(new Draft(new NodeId("y"), op, inputs));
        return network(OpGraph.of(drafts, List.of(new NodeId("y"))), 1);
    }

    /// One operator on an input, then another on the input and what the first makes of it.
    public static OpGraph twice(TensorShape input, Op first, Op second) {
        var drafts = new ArrayList<Draft>();
        var x = new NodeId("x");
        drafts.add(new Draft(x, new Op.Input(input), List.of()));
        drafts.add(new Draft(new NodeId("y"), second, List.of(x, place(drafts, "first", first))));
        return OpGraph.of(drafts, List.of(new NodeId("y")));
    }

    private static NodeId place(List<Draft> drafts, String name, Op op) {
        var id = new NodeId(name);
        drafts.add(new Draft(id, op, List.of(new NodeId("x"))));
        return id;
    }

    /// The graph with random weights.
    public static Network network(OpGraph graph, long seed) {
        var random = new SplittableRandom(seed);
        var tensors = new HashMap<NodeId, Map<String, Tensor>>();
        for (var node : graph.nodes()) {
            var slots = new HashMap<String, Tensor>();
            node.op().weights().forEach(slot -> slots.put(slot.name(), weight(slot, random)));
            tensors.put(node.id(), slots);
        }
        return new Network("sample", graph, Weights.of(graph, tensors), Form.TRAINING);
    }

    private static Tensor weight(WeightSlot slot, SplittableRandom random) {
        boolean positive = slot.role() == WeightSlot.Role.RUNNING_VARIANCE;
        return Tensor.generate(slot.shape(), _ -> positive ? random.nextDouble(0.5, 2) : random.nextDouble(-1, 1))
                .toFloat32();
    }

    public static Tensor values(TensorShape shape, long seed) {
        var random = new SplittableRandom(seed);
        return Tensor.generate(shape, _ -> random.nextDouble(-4, 4)).toFloat32();
    }

    /// The network's only output for an input, on a plan of its own.
    public static Tensor run(Engine engine, Network network, Tensor input) {
        try (var session = engine.plan(network, PlanOptions.DEFAULT).open()) {
            return session.run(input, StepListener.NONE).firstEntry().getValue();
        }
    }

    /// max |a − b| / max |a|; 0 where both are 0 everywhere.
    public static double relativeDifference(Tensor a, Tensor b) {
        double scale = 0;
        double largest = 0;
        for (int i = 0; i < a.size(); i++) {
            scale = Math.max(scale, Math.abs(a.get(i)));
            largest = Math.max(largest, Math.abs(a.get(i) - b.get(i)));
        }
        return largest == 0 ? 0 : largest / scale;
    }
}
