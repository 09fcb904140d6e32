package ghostlens.fuse.check;

import ghostlens.model.graph.NodeId;
import java.util.List;

/// A network before and after rewriting, run on the same inputs.
///
/// @param engine what both ran on
/// @param output the difference of the output; of several, the one that is furthest apart
/// @param topClassAgrees whether the largest value stands at the same place for every image of the batch
/// @param tolerance the largest relative difference that counts as rounding
/// @param holds whether the output's largest relative difference stays within the tolerance
/// @param verdict one sentence for people
/// @param nodes node by node where they correspond, in the order in which the rewritten network runs
public record Equivalence(
        String engine,
        Difference output,
        boolean topClassAgrees,
        double tolerance,
        boolean holds,
        String verdict,
        List<NodeDifference> nodes) {

    public Equivalence {
        nodes = List.copyOf(nodes);
    }

    /// One node of the rewritten network beside the node of the original that computes the same value.
    public record NodeDifference(NodeId after, NodeId before, Difference difference) {}
}
