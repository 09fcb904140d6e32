package ghostlens.fuse.check;

import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.run.Plan;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.Session;
import ghostlens.model.run.Step;
import ghostlens.model.run.StepListener;
import ghostlens.model.run.View;
import ghostlens.model.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// An engine that gets the outputs of all images but the first of a batch wrong by a thousandth: a fault that no
/// single image shows.
record BatchFault(Engine engine) implements Engine {
    private static final double FACTOR = 1.001;

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public String description() {
        return engine.description() + ", wrong from the second image on";
    }

    @Override
    public Plan plan(Network network, PlanOptions options) {
        return new FaultyPlan(engine.plan(network, options), network);
    }

    private record FaultyPlan(Plan plan, Network network) implements Plan {
        @Override
        public List<Step> steps() {
            return plan.steps();
        }

        @Override
        public View view() {
            return plan.view();
        }

        @Override
        public Session open() {
            return new FaultySession(plan.open(), network);
        }
    }

    private record FaultySession(Session session, Network network) implements Session {
        @Override
        public SequencedMap<NodeId, Tensor> run(Tensor input, StepListener listener) {
            var outputs = new LinkedHashMap<NodeId, Tensor>();
            session.run(input, listener).forEach((id, value) -> outputs.put(id, wrong(value)));
            return outputs;
        }

        @Override
        public Tensor value(NodeId node) {
            var value = session.value(node);
            return network.graph().isOutput(node) ? wrong(value) : value;
        }

        private static Tensor wrong(Tensor value) {
            int perImage = value.size() / value.shape().batch();
            return Tensor.generate(value.shape(), i -> value.get(i) * (i < perImage ? 1 : FACTOR));
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
