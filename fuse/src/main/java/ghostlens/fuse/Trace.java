package ghostlens.fuse;

import ghostlens.fuse.Outcome.Blocked;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Network;
import java.util.List;
import java.util.Map;

/// A rewriting from beginning to end.
///
/// @param steps in the order in which they were done; each has the network as it was after it
/// @param blocked what rules would have done but for something in the way, seen at the end
/// @param corresponding for each node of `after` the node of `before` that computes the same value, where there is one
public record Trace(
        Network before, Network after, List<Step> steps, List<Blocked> blocked, Map<NodeId, NodeId> corresponding) {

    public Trace {
        steps = List.copyOf(steps);
        blocked = List.copyOf(blocked);
        corresponding = Map.copyOf(corresponding);
    }

    /// One rewrite and what it left.
    public record Step(Rewrite rewrite, Network after) {}
}
