package ghostlens.app.panel.activation;

import ghostlens.app.panel.tensor.TensorSummary;
import ghostlens.app.workspace.Opened;
import ghostlens.model.graph.NodeId;
import ghostlens.model.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What every operator computed of one input.
///
/// @param opened the network in its form, and the input
/// @param values by operator
public record Activations(Opened opened, Map<String, Activation> values) {

    /// What one operator computed, and the same in a few numbers.
    public record Activation(Tensor tensor, TensorSummary summary) {
        static Activation of(Tensor tensor) {
            return new Activation(tensor, TensorSummary.of(tensor));
        }
    }

    public Activations {
        values = Map.copyOf(values);
    }

    public Optional<Activation> of(NodeId node) {
        return Optional.ofNullable(values.get(node.path()));
    }

    /// The mean of the values without their signs, by operator.
    public Map<String, Double> meanAbsolute() {
        var means = new HashMap<String, Double>();
        values.forEach((path, value) -> means.put(path, value.summary().meanAbsolute()));
        return means;
    }

    /// The share of values that are exactly 0, by operator.
    public Map<String, Double> zeros() {
        var zeros = new HashMap<String, Double>();
        values.forEach((path, value) -> zeros.put(path, value.summary().zeros()));
        return zeros;
    }
}
