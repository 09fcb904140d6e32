package ghostlens.app.workspace;

import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Variant.Kind;
import java.nio.file.Path;
import java.util.Optional;

/// What is open.
///
/// @param source the network as it came, before any rewriting
/// @param network the same in the form that is shown and run
/// @param weights the file its weights came from; empty for seeded ones
/// @param input the value to run on that the user gave; empty for a seeded one
public record Opened(Variant variant, Network source, Network network, Optional<Path> weights, Optional<Tensor> input) {

    Opened withNetwork(Network changed) {
        return new Opened(variant, source, changed, weights, input);
    }

    Opened withInput(Tensor value) {
        return new Opened(variant, source, network, weights, Optional.of(value));
    }

    /// How many classes it tells apart; empty where it has no classifier.
    public Optional<Integer> classes() {
        return variant.classes() == 0 ? Optional.empty() : Optional.of(variant.classes(network));
    }

    /// As people write it, with its form: `RepGhostNet 1.0× · training`. A module of Fig. 3 is a stage by
    /// itself, so its first form goes without saying.
    public String title() {
        if (variant.kind() == Kind.MODULE && network.form() == Form.TRAINING) {
            return variant.title();
        }
        return variant.title() + " · " + network.form().label();
    }
}
