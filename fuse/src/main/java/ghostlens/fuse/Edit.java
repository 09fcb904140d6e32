package ghostlens.fuse;

import static java.util.stream.Collectors.toSet;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// What a step took out of a network and what it put there, both in execution order; the other way round it is the way
/// back. A node that changed, or that reads from elsewhere now, is in both.
record Edit(List<Placed> out, List<Placed> in, List<NodeId> outputsBefore, List<NodeId> outputsAfter) {
    Edit {
        out = List.copyOf(out);
        in = List.copyOf(in);
    }

    /// A node in its place, with its tensors.
    ///
    /// @param place larger than those of all nodes that run before
    record Placed(long place, Node node, Map<String, Tensor> tensors) {
        NodeId id() {
            return node.id();
        }
    }

    Edit reversed() {
        return new Edit(in, out, outputsAfter, outputsBefore);
    }

    /// The nodes of one side whose ids the other does not have.
    static List<Node> only(List<Placed> some, List<Placed> others) {
        var ids = others.stream().map(Placed::id).collect(toSet());
        return some.stream()
                .filter(placed -> !ids.contains(placed.id()))
                .map(Placed::node)
                .toList();
    }
}
