package ghostlens.model.run.nd4j;

import static java.util.Objects.requireNonNull;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.run.RunChecks;
import ghostlens.model.run.Session;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The weights, buffers and prepared calls of one runner, all outside the Java heap until it is closed.
final class Nd4jSession implements Session {
    private final Nd4jPlan plan;
    private final OffHeap memory = new OffHeap();
    private final Map<NodeId, INDArray> values;
    private final List<List<Call>> steps = new ArrayList<>();
    private boolean hasRun;

    private Nd4jSession(Nd4jPlan plan) {
        this.plan = plan;
        var graph = plan.network().graph();
        this.values = Buffers.of(graph, plan.options().keepValues(), memory);
    }

    static Nd4jSession open(Nd4jPlan plan) {
        var session = new Nd4jSession(plan);
        try {
            plan.work()
                    .forEach(planned ->
                            session.steps.add(planned.kernel().binding().at(session.site(planned.node()))));
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private Site site(Node node) {
        var inputs = node.inputs().stream().map(this::array).toList();
        return new Site(node, inputs, array(node.id()), plan.network().weights(), memory);
    }

    private INDArray array(NodeId node) {
        return requireNonNull(values.get(node));
    }

    @Override
    public SequencedMap<NodeId, Tensor> run(Tensor input, StepListener listener) {
        RunChecks.requireShape(plan.input(), input);
        NativeLibrary.useThreads(plan.options().threads());
        OffHeap.write(input, array(plan.input().id()));
        for (int step = 0; step < steps.size(); step++) {
            RunChecks.requireNotInterrupted();
            var start = System.nanoTime();
            for (var call : steps.get(step)) {
                call.execute();
            }
            listener.done(step, start, System.nanoTime());
        }
        hasRun = true;
        var outputs = new LinkedHashMap<NodeId, Tensor>();
        plan.network().graph().outputs().forEach(id -> outputs.put(id, read(id)));
        return outputs;
    }

    private Tensor read(NodeId node) {
        return OffHeap.read(array(node), plan.network().graph().node(node).shape());
    }

    @Override
    public Tensor value(NodeId node) {
        if (!plan.options().keepValues() || !hasRun || !values.containsKey(node)) {
            throw new IllegalStateException("no value of " + node + " was kept");
        }
        return read(node);
    }

    @Override
    public void close() {
        memory.close();
        values.clear();
        steps.clear();
        hasRun = false;
    }
}
