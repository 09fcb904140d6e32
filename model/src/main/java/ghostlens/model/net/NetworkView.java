package ghostlens.model.net;

import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.tensor.Tensor;

/// A network as a rule looks at it, finished or being rewritten.
public interface NetworkView {

    GraphView graph();

    /// The tensor with this role in a node.
    ///
    /// @throws IllegalArgumentException if the node has no such slot or no tensor in it
    Tensor tensor(Node node, Role role);
}
