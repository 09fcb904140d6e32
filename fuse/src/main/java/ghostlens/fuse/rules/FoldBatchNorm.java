package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome;
import ghostlens.fuse.Outcome.Blocked;
import ghostlens.fuse.Rewrite;
import ghostlens.fuse.RewriteRule;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Network;
import java.util.List;
import java.util.function.BiPredicate;

/// BatchNorm behind a convolution becomes part of the convolution, which keeps its name:
///
///     BN(K∗x + b) = (s·K)∗x + (s·b + t),  s = γ/√(σ² + ε),  t = β − s·μ,  per output channel
///
/// It holds back where anything else reads the convolution's own output, which would change, or where that is an output
/// of the network.
public final class FoldBatchNorm implements RewriteRule {
    private final BiPredicate<Node, OpGraph> where;

    private FoldBatchNorm(BiPredicate<Node, OpGraph> where) {
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
    public Outcome at(Node node, Network network) {
        if (!(node.op() instanceof Op.BatchNorm norm) || !where.test(node, network.graph())) {
            return Outcome.notApplicable();
        }
        var conv = network.graph().node(node.inputs().getFirst());
        return conv.op() instanceof Op.Conv2d op ? at(node, norm, conv, op, network) : Outcome.notApplicable();
    }

    private Outcome at(Node node, Op.BatchNorm norm, Node conv, Op.Conv2d op, Network network) {
        var other = Readers.other(node.id(), conv, network.graph());
        if (other.isPresent()) {
            return new Blocked(
                    name(),
                    node.id(),
                    other.get().culprit(),
                    "The convolution %s %s, so its values before the batch norm are still needed."
                            .formatted(conv.id(), other.get().words()));
        }
        var folded = Filter.of(conv, op, network).then(Affine.of(node, norm, network));
        return new Rewrite(
                name(),
                node.id(),
                List.of(conv.id(), node.id()),
                List.of(folded.draft(conv)),
                folded.tensors(conv),
                node.id(),
                conv.id(),
                "The batch norm %s scales the kernel of %s and becomes its bias.".formatted(node.id(), conv.id()));
    }
}
