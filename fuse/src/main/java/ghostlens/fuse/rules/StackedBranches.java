package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome;
import ghostlens.fuse.Rewrite;
import ghostlens.fuse.RewriteRule;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.net.NetworkView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Two convolutions over one value that stand beside one another in a concat are one, with the kernels stacked:
///
///     concat(K₁∗x + b₁, K₂∗x + b₂) = [K₁; K₂]∗x + [b₁; b₂]
///
/// With nothing else in the concat, the convolution takes its place. It holds back where anything else needs either
/// convolution, where weights are shared, and where strides differ.
public final class StackedBranches implements RewriteRule {
    private final Budget budget;

    StackedBranches(Budget budget) {
        this.budget = budget;
    }

    @Override
    public String name() {
        return "stacked branches";
    }

    @Override
    public String formula() {
        return "concat(K₁∗x + b₁, K₂∗x + b₂) = [K₁; K₂]∗x + [b₁; b₂]";
    }

    @Override
    public Outcome at(Node concat, NetworkView network) {
        if (!(concat.op() instanceof Op.Concat)) {
            return Outcome.notApplicable();
        }
        var outcomes = IntStream.range(1, concat.inputs().size())
                .mapToObj(i -> atPair(concat, i, network))
                .flatMap(Optional::stream)
                .toList();
        return outcomes.stream()
                .filter(Rewrite.class::isInstance)
                .findFirst()
                .or(() -> outcomes.stream().findFirst())
                .orElseGet(Outcome::notApplicable);
    }

    private Optional<Outcome> atPair(Node concat, int position, NetworkView network) {
        var upper = network.graph().node(concat.inputs().get(position - 1));
        var lower = network.graph().node(concat.inputs().get(position));
        return upper.op() instanceof Op.Conv2d one
                        && lower.op() instanceof Op.Conv2d other
                        && upper.inputs().equals(lower.inputs())
                ? Optional.of(stack(concat, position, upper, one, lower, other, network))
                : Optional.empty();
    }

    private Outcome stack(
            Node concat, int position, Node upper, Op.Conv2d one, Node lower, Op.Conv2d other, NetworkView network) {
        var graph = network.graph();
        var obstacle = Readers.other(concat.id(), upper, graph)
                .or(() -> Readers.other(concat.id(), lower, graph))
                .or(() -> Readers.sharing(upper, graph))
                .or(() -> Readers.sharing(lower, graph))
                .or(() -> striding(upper, one, lower, other));
        if (obstacle.isPresent()) {
            return obstacle.get().blocks(name(), concat);
        }
        var window = Windows.union(one.window(), other.window());
        var stacked = new Op.Conv2d(one.in(), one.out() + other.out(), window, 1, true);
        return proposal(concat, position, upper, lower, stacked)
                .within(
                        budget,
                        graph,
                        () -> Filter.of(upper, one, network)
                                .stackedOn(Filter.of(lower, other, network))
                                .tensors(upper));
    }

    private static Optional<Obstacle> striding(Node upper, Op.Conv2d one, Node lower, Op.Conv2d other) {
        return Windows.haveOneStride(one.window(), other.window())
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        lower.id(),
                        "The convolutions %s and %s step over their input with different strides, so one cannot do for both."
                                .formatted(upper.id(), lower.id())));
    }

    private Proposal proposal(Node concat, int position, Node upper, Node lower, Op.Conv2d stacked) {
        boolean nothingLeft = concat.inputs().size() == 2;
        var draft = new Draft(upper.id(), stacked, upper.inputs());
        var rest = new ArrayList<NodeId>(concat.inputs());
        rest.remove(position);
        return new Proposal(
                name(),
                concat.id(),
                nothingLeft ? List.of(upper.id(), lower.id(), concat.id()) : List.of(lower.id()),
                nothingLeft ? List.of(draft) : List.of(draft, new Draft(concat.id(), concat.op(), rest)),
                concat.id(),
                nothingLeft ? upper.id() : concat.id(),
                List.of(upper.id(), lower.id()),
                "The kernels of %s and %s are stacked, and compute all their channels at once."
                        .formatted(upper.id(), lower.id()));
    }
}
