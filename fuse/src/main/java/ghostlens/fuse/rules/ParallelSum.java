package ghostlens.fuse.rules;

import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.net.NetworkView;
import java.util.Optional;

/// The sum of two convolutions over one value is one convolution:
///
///     K₁∗x + b₁ + K₂∗x + b₂ = (K₁ + K₂)∗x + (b₁ + b₂)
///
/// both laid with zeros into the window and the groups that hold both, which costs nothing where one of them is that
/// already. The result keeps the name of the one that needs no more room, else of the first. It holds back as
/// {@link SumRule} says, and where strides differ.
public final class ParallelSum extends SumRule {

    ParallelSum(Budget budget) {
        super(budget);
    }

    @Override
    public String name() {
        return "parallel convolutions";
    }

    @Override
    public String formula() {
        return "K₁∗x + b₁ + K₂∗x + b₂ = (K₁ + K₂)∗x + (b₁ + b₂)";
    }

    /// The other way round the result would have the name of the smaller one.
    @Override
    boolean matches(Node conv, Op.Conv2d op, Node branch, GraphView graph) {
        return branch.op() instanceof Op.Conv2d other
                && !branch.id().equals(conv.id())
                && branch.inputs().equals(conv.inputs())
                && (holds(op, other) || !holds(other, op));
    }

    private static boolean holds(Op.Conv2d large, Op.Conv2d small) {
        return Windows.haveOneStride(large.window(), small.window())
                && Windows.sideBySide(large, small).equals(large.withBias());
    }

    @Override
    Optional<Obstacle> obstacle(Node conv, Op.Conv2d op, Node branch, NetworkView network) {
        return branch.op() instanceof Op.Conv2d other && !Windows.haveOneStride(op.window(), other.window())
                ? Optional.of(new Obstacle(
                        branch.id(),
                        "The convolutions %s and %s step over their input with different strides, so their taps never see the "
                                        .formatted(conv.id(), branch.id())
                                + "same values."))
                : Optional.empty();
    }

    @Override
    Op.Conv2d form(Node conv, Node branch, GraphView graph) {
        return Linear.convolution(branch).orElseThrow();
    }

    @Override
    Filter filter(Node conv, Node branch, NetworkView network) {
        return Linear.filter(branch, network);
    }

    @Override
    String explanation(Node conv, Node branch) {
        return "The kernel and bias of %s are added to those of %s.".formatted(branch.id(), conv.id());
    }
}
