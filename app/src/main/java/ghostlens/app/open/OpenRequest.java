package ghostlens.app.open;

import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import java.nio.file.Path;
import java.util.Optional;

/// What a user asks to open.
///
/// @param name as on the command line: `repghostnet-1.0x`, or a file that says by itself what it is
/// @param form how far it is to be re-parameterized
/// @param weights a checkpoint; where empty, weights are drawn from the seed
/// @param input another input than the default: another batch or image size
/// @param classes as many as it is to tell apart; where empty, as many as the weights hold or ImageNet's
public record OpenRequest(
        String name,
        Form form,
        Optional<Path> weights,
        Optional<TensorShape> input,
        Optional<Integer> classes,
        long seed) {
    /// The seed of weights and inputs that nobody chose.
    public static final long DEFAULT_SEED = 1;

    /// A network as it comes: its default input and seeded weights.
    public static OpenRequest of(String name, Form form) {
        return new OpenRequest(name, form, Optional.empty(), Optional.empty(), Optional.empty(), DEFAULT_SEED);
    }

    public OpenRequest withWeights(Optional<Path> file) {
        return new OpenRequest(name, form, file, input, classes, seed);
    }

    public OpenRequest withInput(Optional<TensorShape> shape) {
        return new OpenRequest(name, form, weights, shape, classes, seed);
    }

    public OpenRequest withClasses(Optional<Integer> number) {
        return new OpenRequest(name, form, weights, input, number, seed);
    }
}
