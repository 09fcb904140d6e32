package ghostlens.model.run;

import ghostlens.model.net.Network;
import java.util.List;
import java.util.function.DoubleConsumer;

/// An engine that puts another session around each of an engine's sessions, to change what it computes or how long it
/// takes; everything else is as the engine has it.
///
/// @param description with what is different
public record WrappedEngine(Engine engine, String description, Wrapping wrapping) implements Engine {

    /// Puts a session around another.
    @FunctionalInterface
    public interface Wrapping {
        Session around(Session session, Network network);
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public void prime(DoubleConsumer progress) {
        engine.prime(progress);
    }

    @Override
    public boolean isPrimed() {
        return engine.isPrimed();
    }

    @Override
    public Plan plan(Network network, PlanOptions options) {
        return new WrappedPlan(engine.plan(network, options), network, wrapping);
    }

    private record WrappedPlan(Plan plan, Network network, Wrapping wrapping) implements Plan {
        @Override
        public List<Step> steps() {
            return plan.steps();
        }

        @Override
        public View view() {
            return plan.view();
        }

        @Override
        public long memory() {
            return plan.memory();
        }

        @Override
        public Session open() {
            return wrapping.around(plan.open(), network);
        }
    }
}
