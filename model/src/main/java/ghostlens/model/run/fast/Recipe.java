package ghostlens.model.run.fast;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One step: an operator, and what is folded into its kernel.
///
/// @param folded the operators after it that the kernel computes on the way
/// @param residual the other input of a folded add
/// @param clamp what the folded activation, or the operator itself, keeps the result between
record Recipe(Node node, List<Node> folded, Optional<NodeId> residual, Clamp clamp) {

    /// Whose value it leaves.
    Node result() {
        return folded.isEmpty() ? node : folded.getLast();
    }

    List<NodeId> reads() {
        return Stream.concat(node.inputs().stream(), residual.stream()).toList();
    }
}
