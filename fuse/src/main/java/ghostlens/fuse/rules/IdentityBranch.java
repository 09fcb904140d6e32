package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome;
import ghostlens.fuse.Outcome.Blocked;
import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.net.NetworkView;
import java.util.List;
import java.util.Optional;

/// A convolution's input added to its output moves into its kernel (Section 3.2, Fig. 3c):
///
///     K∗x + b + x = (K + δ)∗x + b
///
/// where δ is 1 on the centre tap from each channel to itself and 0 elsewhere. It holds back as {@link SumRule} says,
/// where the convolution strides, and where a concat stands instead of the sum, as in the Ghost module (Fig. 3a).
public final class IdentityBranch extends SumRule {

    IdentityBranch() {
        super(Budget.NOTHING);
    }

    @Override
    public String name() {
        return "identity branch";
    }

    @Override
    public String formula() {
        return "K∗x + b + x = (K + δ)∗x + b";
    }

    @Override
    public Outcome at(Node node, NetworkView network) {
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
    private static boolean isGhost(Node concat, GraphView graph) {
        return concat.inputs().stream()
                .map(id -> depthwiseBehind(graph.node(id), graph))
                .anyMatch(node -> node.op() instanceof Op.Conv2d op
                        && op.isDepthwise()
                        && keepsPositions(op)
                        && concat.inputs().contains(node.inputs().getFirst()));
    }

    private static Node depthwiseBehind(Node node, GraphView graph) {
        var linear =
                node.op() instanceof Op.Activation ? graph.node(node.inputs().getFirst()) : node;
        return beforeNorm(linear, graph);
    }

    @Override
    boolean matches(Node conv, Op.Conv2d op, Node branch, GraphView graph) {
        return conv.inputs().contains(branch.id());
    }

    @Override
    Optional<Obstacle> obstacle(Node conv, Op.Conv2d op, Node branch, NetworkView network) {
        return striding(conv, op, branch);
    }

    @Override
    Op.Conv2d form(Node conv, Node branch, GraphView graph) {
        return Linear.diagonal(branch.shape().channels());
    }

    @Override
    Filter filter(Node conv, Node branch, NetworkView network) {
        return Filter.diagonal(Affine.identity(branch.shape().channels()));
    }

    @Override
    List<NodeId> sources(Node conv, Node branch, GraphView graph) {
        return List.of();
    }

    @Override
    String explanation(Node conv, Node branch) {
        return "Adding %s becomes a 1 on the centre tap of %s.".formatted(branch.id(), conv.id());
    }
}
