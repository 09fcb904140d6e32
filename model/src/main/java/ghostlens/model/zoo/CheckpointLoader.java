package ghostlens.model.zoo;

import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.weights.Checkpoint;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Puts the tensors of a checkpoint, named as in the official ones, into a network. A `module.` in front of the
/// names and the count of training batches are passed over.
public final class CheckpointLoader {
    private static final String PARALLEL = "module.";
    private static final String BATCH_COUNT = "num_batches_tracked";
    private static final String CLASSIFIER = "classifier.weight";

    private CheckpointLoader() {}

    /// The network in the form that the checkpoint holds, with as many classes as it holds.
    ///
    /// @throws Problem if a tensor is missing, has another shape, or is too many; it lists them by name, and
    ///     names the network that the checkpoint is for if the zoo has it
    public static Network load(Variant variant, Checkpoint checkpoint) {
        var tensors = tensors(checkpoint);
        var fit = nearest(variant, tensors);
        if (!fit.isPerfect()) {
            throw new Problem("%s does not fit %s in its %s form (%s)%s."
                    .formatted(
                            checkpoint.source(),
                            variant.title(),
                            fit.form().label(),
                            fit.complaints(),
                            hint(variant, tensors)));
        }
        return new Network(variant.name(), fit.graph(), fit.weights(), fit.form());
    }

    private static Map<String, Tensor> tensors(Checkpoint checkpoint) {
        var tensors = new LinkedHashMap<String, Tensor>();
        checkpoint.tensors().forEach((name, tensor) -> {
            if (!name.endsWith(BATCH_COUNT) && tensors.put(officialName(name), tensor) != null) {
                throw new Problem("%s holds %s twice, with and without '%s' in front."
                        .formatted(checkpoint.source(), officialName(name), PARALLEL));
            }
        });
        return tensors;
    }

    private static String officialName(String name) {
        return name.startsWith(PARALLEL) ? name.substring(PARALLEL.length()) : name;
    }

    /// How the tensors fit the form that they fit best.
    private static Fit nearest(Variant variant, Map<String, Tensor> tensors) {
        int classes = classes(tensors).orElse(variant.classes());
        return Arrays.stream(Form.values())
                .map(form -> Fit.of(form, variant.definition().graph(form, variant.input(), classes), tensors))
                .min(Comparator.comparingInt(Fit::misfits))
                .orElseThrow();
    }

    private static Optional<Integer> classes(Map<String, Tensor> tensors) {
        return Optional.ofNullable(tensors.get(CLASSIFIER))
                .filter(tensor -> tensor.shape().rank() == 2)
                .map(tensor -> tensor.shape().get(0));
    }

    private static String hint(Variant variant, Map<String, Tensor> tensors) {
        return Zoo.variants().stream()
                .filter(other -> other != variant && nearest(other, tensors).isPerfect())
                .findFirst()
                .map(other -> "; it fits %s (%s)".formatted(other.title(), other.name()))
                .orElse("");
    }
}
