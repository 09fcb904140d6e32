package ghostlens.fuse.check;

import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Network;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.Session;
import ghostlens.model.tensor.Tensor;
import java.util.Map;

/// A network that has run in float64 and kept all values, with what float32's rounding may come to at each node.
record Exact(Session session, Map<NodeId, Double> noise) {

    static Exact of(Network network, Tensor input) {
        var session = EquivalenceCheck.run(new ReferenceEngine(), network, input);
        return new Exact(session, RoundingNoise.reach(network, session, input));
    }
}
