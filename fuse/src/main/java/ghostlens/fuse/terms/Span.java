package ghostlens.fuse.terms;

import ghostlens.fuse.Rewrite;
import ghostlens.fuse.Trace;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The part of the network before that a fused operator computes at once: everything from one value to another, all of
/// it linear.
///
/// @param graph before fusing
/// @param from the value that is read
/// @param to the value that is computed
/// @param apart the inputs of a sum at the end that are still added outside
/// @param passing nodes that went because they pass on what they read
record Span(OpGraph graph, NodeId from, NodeId to, Set<NodeId> apart, Set<NodeId> passing) {

    /// What a node of the network after computes; empty where no two values of the network before enclose that.
    static Optional<Span> of(Node node, Trace trace) {
        var from = partner(node.inputs().getFirst(), trace);
        var own = partner(node.id(), trace);
        return from.flatMap(start ->
                        own.map(end -> span(start, end, Set.of(), trace)).or(() -> throughReader(node, start, trace)))
                .filter(Span::isWhole);
    }

    private static Optional<NodeId> partner(NodeId node, Trace trace) {
        return Optional.ofNullable(trace.corresponding().get(node));
    }

    /// A linear layer's values come out as pixels, and a convolution may be one of several summands that are left: the
    /// reader is what was there before.
    private static Optional<Span> throughReader(Node node, NodeId from, Trace trace) {
        var graph = trace.after().graph();
        var readers = graph.consumers(node.id());
        if (readers.size() != 1) {
            return Optional.empty();
        }
        var reader = graph.node(readers.getFirst());
        var others = reader.inputs().stream()
                .filter(input -> !input.equals(node.id()))
                .flatMap(input -> partner(input, trace).stream())
                .collect(Collectors.toSet());
        return reader.op() instanceof Op.Unflatten || reader.op() instanceof Op.Add
                ? partner(reader.id(), trace).map(end -> span(from, end, others, trace))
                : Optional.empty();
    }

    private static Span span(NodeId from, NodeId to, Set<NodeId> apart, Trace trace) {
        var passing = trace.steps().stream()
                .map(Trace.Step::rewrite)
                .filter(rewrite -> rewrite.replacements().isEmpty())
                .map(Rewrite::replaced)
                .collect(Collectors.toSet());
        return new Span(trace.before().graph(), from, to, apart, passing);
    }

    private boolean isWhole() {
        return from.equals(to) || !operands(graph.node(to)).isEmpty() && isOver(to, new HashMap<>());
    }

    /// What the node reads that belongs to the span.
    List<NodeId> operands(Node node) {
        return node.id().equals(to) && node.op() instanceof Op.Add
                ? node.inputs().stream()
                        .filter(input -> !apart.contains(input) && isOver(input, new HashMap<>()))
                        .toList()
                : node.inputs();
    }

    /// Whether the node is a linear function of the value that is read, and of nothing else.
    private boolean isOver(NodeId id, Map<NodeId, Boolean> known) {
        if (id.equals(from)) {
            return true;
        }
        var answer = known.get(id);
        if (answer == null) {
            var node = graph.node(id);
            answer = isLinear(node)
                    && !node.inputs().isEmpty()
                    && (id.equals(to) && node.op() instanceof Op.Add
                            || node.inputs().stream().allMatch(input -> isOver(input, known)));
            known.put(id, answer);
        }
        return answer;
    }

    private boolean isLinear(Node node) {
        return passing.contains(node.id())
                || switch (node.op()) {
                    case Op.Conv2d _, Op.Linear _, Op.BatchNorm _, Op.Add _, Op.Concat _, MapOp.AveragePool _ -> true;
                    case Op.Unflatten _ ->
                        node.shape().height() == 1 && node.shape().width() == 1;
                    case Op.Input _,
                            Op.Activation _,
                            Op.Multiply _,
                            Op.Slice _,
                            Op.GlobalAveragePool _,
                            Op.Flatten _,
                            Op.Softmax _,
                            Op.Foreign _,
                            MapOp.MaxPool _,
                            MapOp.Resize _,
                            MapOp.ChannelShuffle _,
                            MapOp.ConvTranspose2d _ -> false;
                };
    }
}
