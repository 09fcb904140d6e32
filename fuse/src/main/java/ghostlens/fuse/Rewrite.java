package ghostlens.fuse;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.NodeId;
import ghostlens.model.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// A change to a network as a value: some nodes go, some come or change, and what used to be read from one node is read
/// from another.
///
/// @param rule the rule's name
/// @param site the node at which the rule was asked
/// @param removed nodes that go; a replacement may take over the id, and with it the place, of one of them
/// @param replacements the nodes that come or change; empty where the ones that are there do
/// @param tensors the replacements' tensors by node and slot name, in float64
/// @param replaced the node whose value is now computed elsewhere
/// @param by where it is now read: a replacement's id or an existing node's; it has the same shape
/// @param sources the nodes whose weights went into the new ones
/// @param explanation one sentence about this step, with its own names
public record Rewrite(
        String rule,
        NodeId site,
        List<NodeId> removed,
        List<Draft> replacements,
        Map<NodeId, Map<String, Tensor>> tensors,
        NodeId replaced,
        NodeId by,
        List<NodeId> sources,
        String explanation)
        implements Outcome {

    public Rewrite {
        removed = List.copyOf(removed);
        replacements = List.copyOf(replacements);
        tensors = Map.copyOf(tensors);
        sources = List.copyOf(sources);
    }

    /// What it would add to the graph at which the rule was asked.
    public Change change(GraphView graph) {
        return Change.of(graph, removed, replacements);
    }
}
