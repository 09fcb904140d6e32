package ghostlens.model.zoo;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.WeightSlot;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Weights;
import ghostlens.model.zoo.names.Naming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a checkpoint's tensors fit one form of a network under one source's names: which go where, and what is left over
/// on either side.
///
/// @param missing names of tensors that the network needs and the checkpoint has not
/// @param misshapen a tensor's name with the shape it has and the one it should have
/// @param surplus names of tensors that the network has no use for
record Fit(
        Form form,
        OpGraph graph,
        Naming naming,
        Map<NodeId, Map<String, Tensor>> tensors,
        List<String> missing,
        List<String> misshapen,
        List<String> surplus) {
    private static final int NAMED = 5;

    static Fit of(Form form, OpGraph graph, Naming naming, Map<String, Tensor> given) {
        var left = new LinkedHashSet<>(given.keySet());
        var fit =
                new Fit(form, graph, naming, new HashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var node : graph.nodes()) {
            for (var slot : node.op().weights()) {
                fit.take(node, slot, given);
                left.remove(naming.name(node, slot));
            }
        }
        fit.surplus.addAll(left);
        return fit;
    }

    private void take(Node node, WeightSlot slot, Map<String, Tensor> given) {
        var name = naming.name(node, slot);
        var tensor = given.get(name);
        if (tensor == null) {
            missing.add(name);
        } else if (!isSame(tensor.shape(), slot.shape())) {
            misshapen.add("%s is %s, not %s".formatted(name, tensor.shape(), slot.shape()));
        } else {
            tensors.computeIfAbsent(node.id(), _ -> new HashMap<>()).put(slot.name(), tensor.withShape(slot.shape()));
        }
    }

    /// Sources differ in whether a fully connected layer is a 1×1 convolution.
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

    Weights weights() {
        return Weights.of(graph, tensors);
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
