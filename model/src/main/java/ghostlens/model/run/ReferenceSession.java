package ghostlens.model.run;

import static java.util.Objects.requireNonNull;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.run.ReferenceKernels.Values;
import ghostlens.model.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// One runner of a {@link ReferencePlan}; it holds the values that are still to be read.
final class ReferenceSession implements Session {
    private final ReferencePlan plan;
    private final Node input;
    private final List<Node> work;
    private final Liveness liveness;
    private final Map<NodeId, Values> values = new HashMap<>();

    ReferenceSession(ReferencePlan plan) {
        this.plan = plan;
        this.input = RunChecks.onlyInput(plan.network());
        this.work = RunChecks.work(plan.network());
        this.liveness = Liveness.of(plan.network().graph());
    }

    @Override
    public SequencedMap<NodeId, Tensor> run(Tensor value, StepListener listener) {
        RunChecks.requireShape(input, value);
        values.clear();
        values.put(input.id(), new Values(value.shape(), value.toDoubles()));
        for (int step = 0; step < work.size(); step++) {
            RunChecks.requireNotInterrupted();
            var node = work.get(step);
            var start = System.nanoTime();
            var inputs = node.inputs().stream().map(this::present).toList();
            var computed = plan.kernels().compute(node, inputs);
            plan.disturbance().apply(node, inputs.stream().map(Values::data).toList(), computed.data());
            values.put(node.id(), computed);
            listener.done(step, start, System.nanoTime());
            if (!plan.keepValues()) {
                values.keySet().removeAll(liveness.deadAfter(node.id()));
            }
        }
        var outputs = new LinkedHashMap<NodeId, Tensor>();
        plan.network()
                .graph()
                .outputs()
                .forEach(id -> outputs.put(id, present(id).toTensor()));
        return outputs;
    }

    @Override
    public Tensor value(NodeId node) {
        if (!plan.keepValues() || !values.containsKey(node)) {
            throw new IllegalStateException("no value of " + node + " was kept");
        }
        return present(node).toTensor();
    }

    private Values present(NodeId node) {
        return requireNonNull(values.get(node));
    }

    @Override
    public void close() {
        values.clear();
    }
}
