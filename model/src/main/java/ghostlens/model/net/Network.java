package ghostlens.model.net;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Weights;

/// A graph with its weights: what can be run, rewritten and saved.
///
/// @param name as on the command line, such as `repghostnet-1.0x`
public record Network(String name, OpGraph graph, Weights weights, Form form) implements NetworkView {

    /// The same network for another input shape: another batch or another image size.
    public Network withInputShape(TensorShape shape) {
        return new Network(name, graph.withInputShape(shape), weights, form);
    }

    @Override
    public Tensor tensor(Node node, Role role) {
        return weights.get(node, role);
    }

    /// The same network under another form's name.
    public Network withForm(Form other) {
        return new Network(name, graph, weights, other);
    }
}
