package ghostlens.model.zoo;

import ghostlens.model.net.Network;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.zoo.Variant.Definition;
import ghostlens.model.zoo.names.Naming;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Who publishes checkpoints of a network.
///
/// @param naming how its tensors are called there
/// @param preprocessing what pictures go through there
/// @param definition the network as the code there computes it
public record CheckpointSource(Naming naming, Preprocessing preprocessing, Definition definition) {

    /// As on the command line: `torchvision`.
    public String name() {
        return naming.source();
    }

    /// The network's tensors, called and shaped as there.
    public SequencedMap<String, Tensor> named(Network network) {
        var named = new LinkedHashMap<String, Tensor>();
        for (var node : network.graph().nodes()) {
            for (var slot : node.op().weights()) {
                var tensor = network.weights().get(node.id(), slot.name());
                named.put(naming.name(node, slot), tensor.withShape(naming.shape(node, slot)));
            }
        }
        return named;
    }
}
