package ghostlens.model.run;

import ghostlens.model.graph.Node;
import java.util.List;

/// One timed piece of work of a plan.
///
/// @param node the operator it computes
/// @param folded the operators after it that the same kernel computes on the way, in their order; the step's value is
///     that of the last one
/// @param kernel what computes it, as the profile names it
public record Step(Node node, List<Node> folded, String kernel) {

    public Step {
        folded = List.copyOf(folded);
    }

    /// An operator by itself.
    public Step(Node node, String kernel) {
        this(node, List.of(), kernel);
    }
}
