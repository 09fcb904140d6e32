package ghostlens.model.detect;

import ghostlens.model.net.Network;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant;

/// A network of a detector, and how it is written down for other inputs.
public record Part(Variant variant, Network network) {

    Network on(TensorShape input) {
        return new Network(network.name(), variant.graphLike(network, input), network.weights(), network.form());
    }
}
