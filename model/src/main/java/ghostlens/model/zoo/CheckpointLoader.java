package ghostlens.model.zoo;

import ghostlens.model.Problem;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.weights.Checkpoint;
import ghostlens.model.zoo.names.Naming;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Puts the tensors of a checkpoint, named as any source of the network's names them, into a network. A `module.` in
/// front of the
/// names and the count of training batches are passed over.
public final class CheckpointLoader {
    private static final String PARALLEL = "module.";
    private static final String BATCH_COUNT = "num_batches_tracked";

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

    /// How the tensors fit under the form and the names that they fit best.
    private static Fit nearest(Variant variant, Map<String, Tensor> tensors) {
        return Arrays.stream(Form.values())
                .flatMap(form -> variant.namings().stream().map(naming -> fit(variant, form, naming, tensors)))
                .min(Comparator.comparingInt(Fit::misfits))
                .orElseThrow();
    }

    private static Fit fit(Variant variant, Form form, Naming naming, Map<String, Tensor> tensors) {
        var graph = variant.graph(form);
        int classes = classes(graph, naming, tensors).orElse(variant.classes());
        var fitting =
                classes == variant.classes() ? graph : variant.definition().graph(form, variant.input(), classes);
        return Fit.of(form, fitting, naming, tensors);
    }

    /// As many as the tensor of the last layer has rows.
    private static Optional<Integer> classes(OpGraph graph, Naming naming, Map<String, Tensor> tensors) {
        var last = graph.node(graph.outputs().getFirst());
        if (last.shape().rank() != 2) {
            return Optional.empty();
        }
        return last.op().weights().stream()
                .filter(slot -> slot.role() == Role.KERNEL)
                .map(slot -> tensors.get(naming.name(last, slot)))
                .filter(Objects::nonNull)
                .map(tensor -> tensor.shape().get(0))
                .findFirst();
    }

    private static String hint(Variant variant, Map<String, Tensor> tensors) {
        return Zoo.variants().stream()
                .filter(other -> other != variant && nearest(other, tensors).isPerfect())
                .findFirst()
                .map(other -> "; it fits %s (%s)".formatted(other.title(), other.name()))
                .orElse("");
    }
}
