package ghostlens.fuse.rules;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Network;

/// The sum of two convolutions over one value is one convolution:
///
///     K₁∗x + b₁ + K₂∗x + b₂ = (K₁ + K₂)∗x + (b₁ + b₂)
///
/// the smaller kernel being padded with zeros to the larger, whose name the result keeps. It holds back as
/// {@link SumRule} says, where strides or groups differ, and where the smaller kernel, laid so that both see the same
/// positions, does not lie inside the larger: with padding k/2 it does.
public final class ParallelSum extends SumRule {

    @Override
    public String name() {
        return "parallel convolutions";
    }

    @Override
    public String formula() {
        return "K₁∗x + b₁ + K₂∗x + b₂ = (K₁ + K₂)∗x + (b₁ + b₂)";
    }

    @Override
    boolean matches(Node conv, Op.Conv2d op, Node branch, OpGraph graph) {
        return branch.op() instanceof Op.Conv2d other
                && !branch.id().equals(conv.id())
                && branch.inputs().equals(conv.inputs())
                && op.groups() == other.groups()
                && holds(op.window(), other.window());
    }

    private static boolean holds(Window large, Window small) {
        return large.strideHeight() == small.strideHeight()
                && large.strideWidth() == small.strideWidth()
                && holds(large.kernelHeight(), large.padTop(), small.kernelHeight(), small.padTop())
                && holds(large.kernelWidth(), large.padLeft(), small.kernelWidth(), small.padLeft());
    }

    /// A kernel reaches from `pad` before the output's own position to `kernel − pad` after it.
    private static boolean holds(int kernel, int pad, int smallKernel, int smallPad) {
        return smallPad <= pad && smallKernel - smallPad <= kernel - pad;
    }

    @Override
    Filter merged(Filter conv, Node branch, Network network) {
        if (!(branch.op() instanceof Op.Conv2d other)) {
            throw new IllegalArgumentException(branch.id() + " is no convolution");
        }
        return conv.plus(Filter.of(branch, other, network));
    }

    @Override
    String explanation(Node conv, Node branch) {
        return "The kernel and bias of %s are added to those of %s.".formatted(branch.id(), conv.id());
    }
}
