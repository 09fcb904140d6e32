package ghostlens.model.zoo;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.names.Naming;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a checkpoint's tensors fit one form of a network as one of its sources has it: what is left over on either side.
///
/// @param missing names of tensors that the network needs and the checkpoint has not
/// @param misshapen a tensor's name with the shape it has and the one it should have
/// @param surplus names of tensors that the network has no use for
record Fit(
        Variant variant,
        CheckpointSource source,
        Form form,
        OpGraph graph,
        List<String> missing,
        List<String> misshapen,
        List<String> surplus) {
    private static final int NAMED = 5;

    /// With as many classes as the tensor of the last layer has rows.
    static Fit of(Variant variant, CheckpointSource source, Form form, Map<String, TensorShape> given) {
        var definition = source.definition();
        var graph = definition.graph(form, variant.input(), variant.classes());
        int classes = classes(graph, source.naming(), given).orElse(variant.classes());
        return of(
                variant,
                source,
                form,
                classes == variant.classes() ? graph : definition.graph(form, variant.input(), classes),
                given);
    }

    static Fit of(Variant variant, CheckpointSource source, Form form, OpGraph graph, Map<String, TensorShape> given) {
        var left = new LinkedHashSet<>(given.keySet());
        var fit = new Fit(variant, source, form, graph, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var node : graph.nodes()) {
            for (var slot : node.op().weights()) {
                var name = source.naming().name(node, slot);
                fit.compare(name, given.get(name), source.naming().shape(node, slot));
                left.remove(name);
            }
        }
        fit.surplus.addAll(left);
        return fit;
    }

    private static Optional<Integer> classes(OpGraph graph, Naming naming, Map<String, TensorShape> given) {
        var last = graph.node(graph.outputs().getFirst());
        if (last.shape().rank() != 2) {
            return Optional.empty();
        }
        return last.op().weights().stream()
                .filter(slot -> slot.role() == Role.KERNEL)
                .map(slot -> given.get(naming.name(last, slot)))
                .filter(Objects::nonNull)
                .filter(shape -> shape.rank() > 0 && shape.get(0) > 0)
                .map(shape -> shape.get(0))
                .findFirst();
    }

    private void compare(String name, @Nullable TensorShape shape, TensorShape wanted) {
        if (shape == null) {
            missing.add(name);
        } else if (!isSame(shape, wanted)) {
            misshapen.add("%s is %s, not %s".formatted(name, shape, wanted));
        }
    }

    /// Copies of one network differ in whether a fully connected layer is a 1×1 convolution.
    private static boolean isSame(TensorShape given, TensorShape wanted) {
        return withoutOnes(given).equals(withoutOnes(wanted));
    }

    private static List<Integer> withoutOnes(TensorShape shape) {
        int rank = shape.rank();
        while (rank > 2 && shape.get(rank - 1) == 1) {
            rank--;
        }
        return shape.extents().subList(0, rank);
    }

    boolean isPerfect() {
        return misfits() == 0;
    }

    int misfits() {
        return missing.size() + misshapen.size() + surplus.size();
    }

    /// What does not fit, by name; a handful of each.
    String complaints() {
        return Stream.of(list("missing", missing), list("misshapen", misshapen), list("surplus", surplus))
                .filter(list -> !list.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String list(String what, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        var all = names.stream().distinct().toList();
        var named = all.stream().limit(NAMED).collect(Collectors.joining(", "));
        return what + ": " + named + (all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "");
    }
}
