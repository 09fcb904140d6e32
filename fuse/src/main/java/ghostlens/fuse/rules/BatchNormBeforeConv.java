package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome;
import ghostlens.fuse.RewriteRule;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.net.NetworkView;
import java.util.List;

/// BatchNorm before a convolution becomes part of it:
///
///     K∗BN(x) + b = (K·s)∗x + (b + K·t),  s = γ/√(σ² + ε),  t = β − s·μ,  per input channel
///
/// It holds back where anything else reads the BatchNorm, and where the convolution pads and the BatchNorm shifts:
/// the padding's zeros come behind the shift, and inside the kernel they would come before it.
public final class BatchNormBeforeConv implements RewriteRule {

    @Override
    public String name() {
        return "batch norm + conv";
    }

    @Override
    public String formula() {
        return "K∗BN(x) + b = (K·s)∗x + (b + K·(β − s·μ)), s = γ/√(σ² + ε)";
    }

    @Override
    public Outcome at(Node conv, NetworkView network) {
        if (!(conv.op() instanceof Op.Conv2d op)) {
            return Outcome.notApplicable();
        }
        var node = network.graph().node(conv.inputs().getFirst());
        return node.op() instanceof Op.BatchNorm norm ? merge(node, norm, conv, op, network) : Outcome.notApplicable();
    }

    private Outcome merge(Node node, Op.BatchNorm norm, Node conv, Op.Conv2d op, NetworkView network) {
        var graph = network.graph();
        var obstacle = Readers.other(conv.id(), node, graph).or(() -> new Chain(List.of(node, conv)).obstacle(network));
        if (obstacle.isPresent()) {
            return obstacle.get().blocks(name(), conv);
        }
        return new Proposal(
                        name(),
                        conv.id(),
                        List.of(node.id()),
                        List.of(new Draft(conv.id(), op.withBias(), node.inputs())),
                        conv.id(),
                        conv.id(),
                        List.of(node.id(), conv.id()),
                        "The batch norm %s scales the input channels of %s and adds to its bias."
                                .formatted(node.id(), conv.id()))
                .within(
                        Budget.NOTHING,
                        graph,
                        () -> Filter.of(conv, op, network)
                                .after(Affine.of(node, norm, network))
                                .tensors(conv));
    }
}
