package ghostlens.model.zoo;

import ghostlens.model.zoo.Variant.Definition;
import ghostlens.model.zoo.names.Naming;

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
}
