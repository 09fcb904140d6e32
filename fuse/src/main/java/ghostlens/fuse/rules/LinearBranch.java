package ghostlens.fuse.rules;

import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.net.NetworkView;
import java.util.List;
import java.util.Optional;

/// A branch of several linear operators beside a convolution, or an average pool, moves into its kernel as a whole
/// (the branches of a Diverse Branch Block):
///
///     K∗x + b + L₂(L₁(x)) = (K + K₂∘K₁)∗x + (b + K₂·b₁ + b₂)
///
/// On its own such a branch may cost less than the convolution that it is; beside one that has room for it, it is
/// free. It holds back as {@link SumRule} says, where strides differ, and where {@link Chain#obstacle} says that the
/// branch is no convolution at the border.
public final class LinearBranch extends SumRule {

    LinearBranch(Budget budget) {
        super(budget);
    }

    @Override
    public String name() {
        return "linear branch";
    }

    @Override
    public String formula() {
        return "K∗x + b + L₂(L₁(x)) = (K + K₂∘K₁)∗x + (b + K₂·b₁ + b₂)";
    }

    @Override
    boolean matches(Node conv, Op.Conv2d op, Node branch, GraphView graph) {
        return isUnevenPool(conv, branch) || chain(conv, branch, graph).isPresent();
    }

    private static boolean isUnevenPool(Node conv, Node branch) {
        return branch.inputs().equals(conv.inputs())
                && Linear.unevenMean(branch).isPresent();
    }

    private static Optional<Chain> chain(Node conv, Node branch, GraphView graph) {
        return Chain.between(conv.inputs().getFirst(), branch, graph)
                .filter(chain -> chain.nodes().size() > 1 || branch.op() instanceof MapOp.AveragePool);
    }

    @Override
    Optional<Obstacle> obstacle(Node conv, Op.Conv2d op, Node branch, NetworkView network) {
        return Linear.unevenMean(branch)
                .or(() -> chain(conv, branch, network.graph())
                        .flatMap(chain -> chain.obstacle(network).or(() -> striding(conv, op, branch, chain))));
    }

    private static Optional<Obstacle> striding(Node conv, Op.Conv2d op, Node branch, Chain chain) {
        return Windows.haveOneStride(op.window(), chain.form().window())
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        branch.id(),
                        "The convolution %s and the branch that ends at %s step over their input with different strides."
                                .formatted(conv.id(), branch.id())));
    }

    @Override
    Op.Conv2d form(Node conv, Node branch, GraphView graph) {
        return chain(conv, branch, graph).orElseThrow().form();
    }

    @Override
    Filter filter(Node conv, Node branch, NetworkView network) {
        return chain(conv, branch, network.graph()).orElseThrow().filter(network);
    }

    @Override
    List<NodeId> nodes(Node conv, Node branch, GraphView graph) {
        return chain(conv, branch, graph).orElseThrow().ids();
    }

    @Override
    String explanation(Node conv, Node branch) {
        return "The branch that ends at %s is one kernel, which is added to that of %s."
                .formatted(branch.id(), conv.id());
    }
}
