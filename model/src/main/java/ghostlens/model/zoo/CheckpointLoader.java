package ghostlens.model.zoo;

import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Checkpoint;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// Puts the tensors of a checkpoint, named as any source of the network's names them, into a network that is known.
public final class CheckpointLoader {
    private CheckpointLoader() {}

    /// The network in the form that the checkpoint holds, with as many classes as it holds.
    ///
    /// @throws Problem if a tensor is missing, has another shape, or is too many; it lists them by name, and
    ///     names the network that the checkpoint is for if the zoo has it
    public static Network load(Variant variant, Checkpoint checkpoint) {
        return recognize(variant, checkpoint).network(checkpoint);
    }

    /// As which source's, and in which form, a checkpoint holds the network.
    ///
    /// @throws Problem as {@link #load}
    public static Recognition recognize(Variant variant, Checkpoint checkpoint) {
        var shapes = TensorNames.plain(checkpoint.source(), checkpoint.shapes());
        var fit = nearest(variant, shapes);
        if (!fit.isPerfect()) {
            throw new Problem("%s does not fit %s in its %s form (%s)%s."
                    .formatted(
                            checkpoint.source(),
                            variant.title(),
                            fit.form().label(),
                            fit.complaints(),
                            hint(shapes, checkpoint.source())));
        }
        return Recognition.of(fit);
    }

    /// The same, or empty if the checkpoint does not fit.
    public static Optional<Recognition> find(Variant variant, Checkpoint checkpoint) {
        return Optional.of(nearest(variant, TensorNames.plain(checkpoint.source(), checkpoint.shapes())))
                .filter(Fit::isPerfect)
                .map(Recognition::of);
    }

    /// How the tensors fit under the form and the names that they fit best.
    static Fit nearest(Variant variant, Map<String, TensorShape> shapes) {
        return Arrays.stream(Form.values())
                .flatMap(form -> variant.sources().stream().map(source -> Fit.of(variant, source, form, shapes)))
                .min(Comparator.comparingInt(Fit::misfits))
                .orElseThrow();
    }

    private static String hint(Map<String, TensorShape> shapes, String file) {
        return Recognizer.find(file, shapes)
                .map(Recognition::variant)
                .map(other -> "; it fits %s (%s)".formatted(other.title(), other.name()))
                .orElse("");
    }
}
