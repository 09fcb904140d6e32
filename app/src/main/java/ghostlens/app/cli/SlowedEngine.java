package ghostlens.app.cli;

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
import java.util.List;
import java.util.SequencedMap;

/// An engine after each of whose steps the thread spins for a while, to see whether a comparison finds that.
///
/// @param share of each step's own time, 0.1 for a tenth
record SlowedEngine(Engine engine, double share) implements Engine {

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public String description() {
        return "%s, slowed by %.0f %%".formatted(engine.description(), 100 * share);
    }

    @Override
    public Plan plan(Network network, PlanOptions options) {
        return new SlowedPlan(engine.plan(network, options), share);
    }

    private record SlowedPlan(Plan plan, double share) implements Plan {
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
            return new SlowedSession(plan.open(), share);
        }
    }

    private record SlowedSession(Session session, double share) implements Session {
        @Override
        public SequencedMap<NodeId, Tensor> run(Tensor input, StepListener listener) {
            return session.run(input, (step, start, end) -> listener.done(step, start, spin(start, end)));
        }

        private long spin(long start, long end) {
            long now = end;
            while (now - end < share * (end - start)) {
                now = System.nanoTime();
            }
            return now;
        }

        @Override
        public Tensor value(NodeId node) {
            return session.value(node);
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
