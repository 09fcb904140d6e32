package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome;
import ghostlens.fuse.Outcome.Blocked;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Network;

/// A convolution's input added to its output moves into its kernel (Section 3.2, Fig. 3c):
///
///     K∗x + b + x = (K + δ)∗x + b
///
/// where δ is 1 on the centre tap from each channel to itself and 0 elsewhere. It holds back as {@link SumRule} says,
/// where the convolution strides, and where a concat stands instead of the sum, as in the Ghost module (Fig. 3a).
public final class IdentityBranch extends SumRule {

    @Override
    public String name() {
        return "identity branch";
    }

    @Override
    public String formula() {
        return "K∗x + b + x = (K + δ)∗x + b";
    }

    /// Whether one tap sees each input position once, in order.
    static boolean keepsPositions(Op.Conv2d op) {
        return op.window().strideHeight() == 1 && op.window().strideWidth() == 1;
    }

    @Override
    public Outcome at(Node node, Network network) {
        return node.op() instanceof Op.Concat && isGhost(node, network.graph())
                ? new Blocked(
                        name(),
                        node.id(),
                        node.id(),
                        "The concat %s keeps the features and their cheap copies side by side; only a sum of them can "
                                        .formatted(node.id())
                                + "move into a kernel.")
                : super.at(node, network);
    }

    /// Whether a value stands beside what a depthwise convolution makes of it.
    private static boolean isGhost(Node concat, OpGraph graph) {
        return concat.inputs().stream()
                .map(id -> depthwiseBehind(graph.node(id), graph))
                .anyMatch(node -> node.op() instanceof Op.Conv2d op
                        && op.isDepthwise()
                        && keepsPositions(op)
                        && concat.inputs().contains(node.inputs().getFirst()));
    }

    private static Node depthwiseBehind(Node node, OpGraph graph) {
        var linear =
                node.op() instanceof Op.Activation ? graph.node(node.inputs().getFirst()) : node;
        return beforeNorm(linear, graph);
    }

    @Override
    boolean matches(Node conv, Op.Conv2d op, Node branch, OpGraph graph) {
        return keepsPositions(op) && conv.inputs().contains(branch.id());
    }

    @Override
    Filter merged(Filter conv, Node branch, Network network) {
        return conv.plus(Affine.identity(conv.conv().out()));
    }

    @Override
    String explanation(Node conv, Node branch) {
        return "Adding %s becomes a 1 on the centre tap of %s.".formatted(branch.id(), conv.id());
    }
}
