package ghostlens.fuse;

import ghostlens.fuse.Outcome.Blocked;
import ghostlens.fuse.Outcome.Costly;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import java.util.List;
import java.util.Map;

/// A rewriting from beginning to end.
///
/// @param steps in the order in which they were done; each has the network as it was after it
/// @param blocked what rules would have done but for something in the way, seen at the end
/// @param costly what rules could have done but it would not have paid, seen at the end
/// @param corresponding for each node of `after` the node of `before` that computes the same value, where there is one
public record Trace(
        Network before,
        Network after,
        List<Step> steps,
        List<Blocked> blocked,
        List<Costly> costly,
        Map<NodeId, NodeId> corresponding) {

    public Trace {
        steps = List.copyOf(steps);
        blocked = List.copyOf(blocked);
        costly = List.copyOf(costly);
        corresponding = Map.copyOf(corresponding);
    }

    /// The same, what is left being in another form.
    public Trace inForm(Form form) {
        return new Trace(before, after.withForm(form), steps, blocked, costly, corresponding);
    }

    /// One rewrite, what it changed and what it left.
    public record Step(Rewrite rewrite, Change change, Network after) {}
}
