package ghostlens.fuse.rules;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Network;

/// A BatchNorm beside a convolution moves into its kernel (Section 3.2, Fig. 3d to 3e):
///
///     K∗x + b + BN(x) = (K + s·δ)∗x + (b + t),  s = γ/√(σ² + ε),  t = β − s·μ
///
/// where δ is 1 on the centre tap from each channel to itself and 0 elsewhere. It holds back as {@link SumRule}
/// says and where the convolution strides: no tap sees each input position once then. That the kernel is odd
/// and padded by k/2 follows from the sum, whose inputs have one shape.
public final class BatchNormBranch extends SumRule {

    @Override
    public String name() {
        return "batch norm branch";
    }

    @Override
    public String formula() {
        return "K∗x + b + BN(x) = (K + s·δ)∗x + (b + β − s·μ), s = γ/√(σ² + ε)";
    }

    @Override
    boolean matches(Node conv, Op.Conv2d op, Node branch, OpGraph graph) {
        return branch.op() instanceof Op.BatchNorm
                && IdentityBranch.keepsPositions(op)
                && branch.inputs().equals(conv.inputs());
    }

    @Override
    Filter merged(Filter conv, Node branch, Network network) {
        if (!(branch.op() instanceof Op.BatchNorm norm)) {
            throw new IllegalArgumentException(branch.id() + " is no batch norm");
        }
        return conv.plus(Affine.of(branch, norm, network));
    }

    @Override
    String explanation(Node conv, Node branch) {
        return "The scale of the batch norm %s goes on the centre tap of %s, and its shift into the bias."
                .formatted(branch.id(), conv.id());
    }
}
