package ghostlens.model.weights;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Every tensor that a graph's operators need, by node and slot. Immutable; changed copies share their tensors.
public final class Weights {
    private final Map<NodeId, Map<String, Tensor>> tensors;

    private Weights(Map<NodeId, Map<String, Tensor>> tensors) {
        this.tensors = tensors;
    }

    public static final Weights NONE = new Weights(Map.of());

    /// The tensors of these nodes, each with exactly the slots that the graph asks for.
    ///
    /// @throws IllegalArgumentException if a node's tensor is missing or has another shape; it names the tensor
    public static Weights of(OpGraph graph, Map<NodeId, Map<String, Tensor>> tensors) {
        var kept = new LinkedHashMap<NodeId, Map<String, Tensor>>();
        for (var node : graph.nodes()) {
            if (!node.op().weights().isEmpty()) {
                kept.put(node.id(), fitting(node, tensors.getOrDefault(node.id(), Map.of())));
            }
        }
        return new Weights(kept);
    }

    /// The tensors that a node's operator asks for, out of those given.
    ///
    /// @throws IllegalArgumentException if one is missing or has another shape; it names the tensor
    public static Map<String, Tensor> fitting(Node node, Map<String, Tensor> given) {
        var slots = new LinkedHashMap<String, Tensor>();
        for (var slot : node.op().weights()) {
            var tensor = given.get(slot.name());
            if (tensor == null || !tensor.shape().equals(slot.shape())) {
                throw new IllegalArgumentException("%s.%s must be %s but is %s"
                        .formatted(node.id(), slot.name(), slot.shape(), tensor == null ? "missing" : tensor.shape()));
            }
            slots.put(slot.name(), tensor);
        }
        return Map.copyOf(slots);
    }

    /// The weights of a rewritten graph: the nodes of `changed` get those tensors, all others share the ones they have.
    ///
    /// @throws IllegalArgumentException if a node's tensor is missing or a changed one has another shape; it names
    ///     the tensor
    public Weights with(OpGraph graph, Map<NodeId, Map<String, Tensor>> changed) {
        var kept = new LinkedHashMap<NodeId, Map<String, Tensor>>();
        for (var node : graph.nodes()) {
            if (!node.op().weights().isEmpty()) {
                var slots = changed.containsKey(node.id()) ? null : tensors.get(node.id());
                kept.put(node.id(), slots != null ? slots : fitting(node, changed.getOrDefault(node.id(), Map.of())));
            }
        }
        return new Weights(kept);
    }

    /// The tensor in a slot of a node.
    ///
    /// @throws IllegalArgumentException if there is none
    public Tensor get(NodeId node, String slot) {
        var tensor = tensors.getOrDefault(node, Map.of()).get(slot);
        if (tensor == null) {
            throw new IllegalArgumentException("there is no tensor " + node + "." + slot);
        }
        return tensor;
    }

    /// The tensor with this role in a node.
    ///
    /// @throws IllegalArgumentException if the node has no such slot or no tensor in it
    public Tensor get(Node node, Role role) {
        return node.slot(role)
                .map(slot -> get(node.id(), slot.name()))
                .orElseThrow(() -> new IllegalArgumentException(node.id() + " has no " + role));
    }

    /// All tensors of a node by slot name; empty where it needs none.
    public Map<String, Tensor> of(NodeId node) {
        return tensors.getOrDefault(node, Map.of());
    }

    /// The nodes that have tensors.
    public Set<NodeId> nodes() {
        return Set.copyOf(tensors.keySet());
    }

    /// All tensors by node, then slot.
    public Map<NodeId, Map<String, Tensor>> all() {
        return Map.copyOf(tensors);
    }
}
