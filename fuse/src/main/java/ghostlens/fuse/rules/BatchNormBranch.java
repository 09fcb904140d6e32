package ghostlens.fuse.rules;

import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.net.NetworkView;
import java.util.Optional;

/// A BatchNorm beside a convolution moves into its kernel (Section 3.2, Fig. 3d to 3e):
///
///     K∗x + b + BN(x) = (K + s·δ)∗x + (b + t),  s = γ/√(σ² + ε),  t = β − s·μ
///
/// where δ is 1 on the centre tap from each channel to itself and 0 elsewhere. It holds back as {@link SumRule}
/// says, where the convolution strides: no tap sees each input position once then, and where the BatchNorm has no
/// statistics. That the kernel is odd and padded by k/2 follows from the sum, whose inputs have one shape.
public final class BatchNormBranch extends SumRule {

    BatchNormBranch() {
        super(Budget.NOTHING);
    }

    @Override
    public String name() {
        return "batch norm branch";
    }

    @Override
    public String formula() {
        return "K∗x + b + BN(x) = (K + s·δ)∗x + (b + β − s·μ), s = γ/√(σ² + ε)";
    }

    @Override
    boolean matches(Node conv, Op.Conv2d op, Node branch, GraphView graph) {
        return branch.op() instanceof Op.BatchNorm && branch.inputs().equals(conv.inputs());
    }

    @Override
    Optional<Obstacle> obstacle(Node conv, Op.Conv2d op, Node branch, NetworkView network) {
        return striding(conv, op, branch)
                .or(() -> branch.op() instanceof Op.BatchNorm norm
                        ? Affine.withoutStatistics(branch, norm, network)
                        : Optional.empty());
    }

    @Override
    Op.Conv2d form(Node conv, Node branch, GraphView graph) {
        return Linear.diagonal(branch.shape().channels());
    }

    @Override
    Filter filter(Node conv, Node branch, NetworkView network) {
        return Linear.filter(branch, network);
    }

    @Override
    String explanation(Node conv, Node branch) {
        return "The scale of the batch norm %s goes on the centre tap of %s, and its shift into the bias."
                .formatted(branch.id(), conv.id());
    }
}
