package ghostlens.fuse.rules;

import ghostlens.fuse.Change;
import ghostlens.fuse.Outcome;
import ghostlens.fuse.Rewrite;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.NodeId;
import ghostlens.model.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A {@link Rewrite} whose price is known and whose tensors are not yet: they are not worth computing where it costs
/// too
/// much. The components are those of the rewrite.
record Proposal(
        String rule,
        NodeId site,
        List<NodeId> removed,
        List<Draft> replacements,
        NodeId replaced,
        NodeId by,
        List<NodeId> sources,
        String explanation) {

    /// The rewrite, or what it would cost if that is more than the budget.
    Outcome within(Budget budget, GraphView graph, Supplier<Map<NodeId, Map<String, Tensor>>> tensors) {
        var change = Change.of(graph, removed, replacements);
        return budget == Budget.ANYTHING || change.pays()
                ? new Rewrite(rule, site, removed, replacements, tensors.get(), replaced, by, sources, explanation)
                : new Outcome.Costly(rule, site, change, explanation);
    }
}
