package ghostlens.model.zoo;

import static java.util.Objects.requireNonNull;

import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.weights.Checkpoint;
import ghostlens.model.weights.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a checkpoint holds, told by the names and shapes of its tensors.
///
/// @param variant the network as the source computes it
/// @param source whose names the tensors have
/// @param graph with a place for every tensor
/// @param notes sentences on what one would not expect: tensors that fit several networks, a network half fused
public record Recognition(Variant variant, CheckpointSource source, Form form, OpGraph graph, List<String> notes) {
    public Recognition {
        notes = List.copyOf(notes);
    }

    static Recognition of(Fit fit) {
        return new Recognition(fit.variant().from(fit.source()), fit.source(), fit.form(), fit.graph(), List.of());
    }

    Recognition with(String note) {
        return new Recognition(
                variant,
                source,
                form,
                graph,
                Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    Recognition as(Variant other) {
        return new Recognition(other, source, form, graph, notes);
    }

    /// How many classes the network tells apart; 0 where it has no classifier.
    public int classes() {
        return variant.classes(graph);
    }

    /// The network with the tensors of the checkpoint that was recognized.
    public Network network(Checkpoint checkpoint) {
        var given = TensorNames.plain(checkpoint.source(), checkpoint.tensors());
        var placed = new HashMap<NodeId, Map<String, Tensor>>();
        for (var node : graph.nodes()) {
            for (var slot : node.op().weights()) {
                var tensor = requireNonNull(given.get(source.naming().name(node, slot)));
                placed.computeIfAbsent(node.id(), _ -> new HashMap<>())
                        .put(slot.name(), tensor.withShape(slot.shape()));
            }
        }
        return new Network(variant.name(), graph, Weights.of(graph, placed), form);
    }
}
