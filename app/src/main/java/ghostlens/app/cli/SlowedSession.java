package ghostlens.app.cli;

import ghostlens.model.graph.NodeId;
import ghostlens.model.run.Engine;
import ghostlens.model.run.Session;
import ghostlens.model.run.StepListener;
import ghostlens.model.run.WrappedEngine;
import ghostlens.model.tensor.Tensor;
import java.util.SequencedMap;

/// A session after each of whose steps the thread spins for a while, to see whether a comparison finds that.
///
/// @param share of each step's own time, 0.1 for a tenth
record SlowedSession(Session session, double share) implements Session {

    /// The engine with such sessions.
    static Engine of(Engine engine, double share) {
        var description = "%s, slowed by %.0f %%".formatted(engine.description(), 100 * share);
        return new WrappedEngine(engine, description, (session, _) -> new SlowedSession(session, share));
    }

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
