package ghostlens.fuse.check;

import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.run.Session;
import ghostlens.model.run.StepListener;
import ghostlens.model.run.WrappedEngine;
import ghostlens.model.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A session that gets the outputs of all images but the first of a batch wrong by a thousandth: a fault that no
/// single image shows.
record BatchFault(Session session, Network network) implements Session {
    private static final double FACTOR = 1.001;

    /// The engine with this fault.
    static Engine in(Engine engine) {
        return new WrappedEngine(engine, engine.description() + ", wrong from the second image on", BatchFault::new);
    }

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
