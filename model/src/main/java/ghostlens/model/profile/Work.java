package ghostlens.model.profile;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.run.Step;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a step computes and moves in one run. Operators that are folded into it count with it; the values between
/// them never leave the kernel.
///
/// @param bytes every value from outside once, every weight once, the last value once, four bytes each
record Work(Step step, long multiplyAdds, long bytes) {

    static Work of(OpGraph graph, Step step) {
        var nodes =
                Stream.concat(Stream.of(step.node()), step.folded().stream()).toList();
        long multiplyAdds = nodes.stream()
                .mapToLong(node -> graph.cost(node).multiplyAdds())
                .sum();
        long written = nodes.getLast().shape().elements();
        return new Work(step, multiplyAdds, Float.BYTES * (read(graph, nodes) + weights(nodes) + written));
    }

    private static long read(OpGraph graph, List<Node> nodes) {
        var inside = nodes.stream().map(Node::id).collect(Collectors.toSet());
        return nodes.stream()
                .map(Node::inputs)
                .flatMap(Collection::stream)
                .filter(id -> !inside.contains(id))
                .distinct()
                .mapToLong(id -> elements(graph, id))
                .sum();
    }

    private static long elements(OpGraph graph, NodeId id) {
        return graph.node(id).shape().elements();
    }

    private static long weights(List<Node> nodes) {
        return nodes.stream()
                .flatMap(node -> node.op().weights().stream())
                .mapToLong(slot -> slot.shape().elements())
                .sum();
    }
}
