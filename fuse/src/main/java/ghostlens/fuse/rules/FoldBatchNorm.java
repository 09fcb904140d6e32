package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome;
import ghostlens.fuse.Outcome.Blocked;
import ghostlens.fuse.RewriteRule;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.net.NetworkView;
import java.util.List;
import java.util.function.BiPredicate;

/// BatchNorm behind a convolution becomes part of the convolution, which keeps its name:
///
///     BN(K∗x + b) = (s·K)∗x + (s·b + t),  s = γ/√(σ² + ε),  t = β − s·μ,  per output channel
///
/// It holds back where anything else reads the convolution's own output, which would change, or where that is an output
/// of the network; where another node has the convolution's weights; where an activation stands between; where the
/// BatchNorm has no statistics or, in a file, normalizes by the batch as in training.
public final class FoldBatchNorm implements RewriteRule {
    private final BiPredicate<Node, GraphView> where;

    private FoldBatchNorm(BiPredicate<Node, GraphView> where) {
        this.where = where;
    }

    /// Behind every convolution.
    public static FoldBatchNorm everywhere() {
        return new FoldBatchNorm((_, _) -> true);
    }

    /// Only where the BatchNorm stands between a convolution and a sum that one of the rules would then merge.
    static FoldBatchNorm beforeSums(List<SumRule> sums) {
        return new FoldBatchNorm((norm, graph) -> sums.stream().anyMatch(rule -> rule.waitsFor(norm, graph)));
    }

    @Override
    public String name() {
        return "conv + batch norm";
    }

    @Override
    public String formula() {
        return "BN(K∗x + b) = (s·K)∗x + (s·b + β − s·μ), s = γ/√(σ² + ε)";
    }

    @Override
    public Outcome at(Node node, NetworkView network) {
        if (node.op() instanceof Op.Foreign foreign) {
            return atForeign(node, foreign, network);
        }
        if (!(node.op() instanceof Op.BatchNorm norm) || !where.test(node, network.graph())) {
            return Outcome.notApplicable();
        }
        var before = network.graph().node(node.inputs().getFirst());
        if (before.op() instanceof Op.Conv2d conv) {
            return fold(node, norm, before, conv, network);
        }
        return before.op() instanceof Op.Activation activation && isConvBefore(before, network)
                ? new Blocked(
                        name(),
                        node.id(),
                        before.id(),
                        "The %s %s stands between the convolution and the batch norm %s and is not linear."
                                .formatted(activation.label(), before.id(), node.id()))
                : Outcome.notApplicable();
    }

    private Outcome atForeign(Node node, Op.Foreign foreign, NetworkView network) {
        return foreign.type().equals("BatchNormalization") && isConvBefore(node, network)
                ? new Blocked(
                        name(),
                        node.id(),
                        node.id(),
                        "The batch norm %s %s, and what changes with the batch is no fixed kernel."
                                .formatted(node.id(), foreign.reason()))
                : Outcome.notApplicable();
    }

    private static boolean isConvBefore(Node node, NetworkView network) {
        return network.graph().node(node.inputs().getFirst()).op() instanceof Op.Conv2d;
    }

    private Outcome fold(Node node, Op.BatchNorm norm, Node conv, Op.Conv2d op, NetworkView network) {
        var graph = network.graph();
        var obstacle = Readers.other(node.id(), conv, graph)
                .or(() -> Readers.sharing(conv, graph))
                .or(() -> Affine.withoutStatistics(node, norm, network));
        if (obstacle.isPresent()) {
            return obstacle.get().blocks(name(), node);
        }
        return new Proposal(
                        name(),
                        node.id(),
                        List.of(conv.id(), node.id()),
                        List.of(new Draft(conv.id(), op.withBias(), conv.inputs())),
                        node.id(),
                        conv.id(),
                        List.of(conv.id(), node.id()),
                        "The batch norm %s scales the kernel of %s and becomes its bias."
                                .formatted(node.id(), conv.id()))
                .within(
                        Budget.NOTHING,
                        graph,
                        () -> Filter.of(conv, op, network)
                                .then(Affine.of(node, norm, network))
                                .tensors(conv));
    }
}
