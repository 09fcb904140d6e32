package ghostlens.model.net;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import java.util.List;
import java.util.stream.Stream;

/// The branches of a re-parameterized block: what a sum adds up of one value, directly or behind BatchNorms.
final class ParallelBranches {
    /// A sum of as many branches keeps the mean square about as it is.
    private static final double STEADY = 2;

    private ParallelBranches() {}

    /// What to multiply a BatchNorm's scale with, so that a sum of many branches is no larger than one of two; 1 where
    /// there are no more.
    static double calming(Node node, OpGraph graph) {
        if (!(node.op() instanceof Op.BatchNorm)) {
            return 1;
        }
        var source = source(node, graph);
        var terms = terms(wholeSum(node, graph), graph).toList();
        long identities = terms.stream().filter(source::equals).count();
        long norms = terms.stream()
                .map(graph::node)
                .filter(term ->
                        term.op() instanceof Op.BatchNorm && source(term, graph).equals(source))
                .count();
        return norms == 0 ? 1 : Math.min(1, Math.sqrt(Math.max(1, STEADY - identities) / norms));
    }

    /// What a BatchNorm sees, or the convolution before it.
    private static NodeId source(Node norm, OpGraph graph) {
        var before = graph.node(norm.inputs().getFirst());
        return before.op() instanceof Op.Conv2d ? before.inputs().getFirst() : before.id();
    }

    /// The last of the additions that this value goes through; itself where it goes through none.
    private static Node wholeSum(Node node, OpGraph graph) {
        var readers = graph.consumers(node.id());
        if (readers.size() != 1) {
            return node;
        }
        var reader = graph.node(readers.getFirst());
        return reader.op() instanceof Op.Add ? wholeSum(reader, graph) : node;
    }

    private static Stream<NodeId> terms(Node sum, OpGraph graph) {
        List<NodeId> inputs = sum.op() instanceof Op.Add ? sum.inputs() : List.of();
        return inputs.stream()
                .flatMap(id -> graph.node(id).op() instanceof Op.Add ? terms(graph.node(id), graph) : Stream.of(id));
    }
}
