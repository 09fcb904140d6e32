package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome;
import ghostlens.fuse.Rewrite;
import ghostlens.fuse.RewriteRule;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.net.NetworkView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A BatchNorm added to its own input, or to another BatchNorm over it, is one BatchNorm:
///
///     BN₁(x) + BN₂(x) = (s₁ + s₂)·x + (t₁ + t₂),  BN(x) + x = (s + 1)·x + t
///
/// It holds back where anything else reads the BatchNorm that is kept.
public final class NormSum implements RewriteRule {

    @Override
    public String name() {
        return "parallel batch norms";
    }

    @Override
    public String formula() {
        return "BN₁(x) + BN₂(x) = (s₁ + s₂)·x + (t₁ + t₂), BN(x) + x = (s + 1)·x + t";
    }

    @Override
    public Outcome at(Node add, NetworkView network) {
        if (!(add.op() instanceof Op.Add)) {
            return Outcome.notApplicable();
        }
        var inputs = add.inputs().stream().map(network.graph()::node).toList();
        var outcomes = IntStream.range(0, inputs.size())
                .boxed()
                .flatMap(i -> IntStream.range(0, inputs.size())
                        .filter(j -> j != i)
                        .boxed()
                        .flatMap(j -> at(add, inputs.get(i), inputs.get(j), j, network)))
                .toList();
        return outcomes.stream()
                .filter(Rewrite.class::isInstance)
                .findFirst()
                .or(() -> outcomes.stream().findFirst())
                .orElseGet(Outcome::notApplicable);
    }

    private Stream<Outcome> at(Node add, Node kept, Node branch, int position, NetworkView network) {
        if (!(kept.op() instanceof Op.BatchNorm norm) || kept.id().equals(branch.id())) {
            return Stream.of();
        }
        return affine(kept, branch, network)
                .map(other -> merge(add, kept, norm, branch, other, position, network))
                .stream();
    }

    private static Optional<Affine> affine(Node kept, Node branch, NetworkView network) {
        if (kept.inputs().getFirst().equals(branch.id())) {
            return Optional.of(Affine.identity(branch.shape().channels()));
        }
        return branch.op() instanceof Op.BatchNorm norm && branch.inputs().equals(kept.inputs())
                ? Optional.of(Affine.of(branch, norm, network))
                : Optional.empty();
    }

    private Outcome merge(
            Node add, Node kept, Op.BatchNorm norm, Node branch, Affine other, int position, NetworkView network) {
        var graph = network.graph();
        var obstacle = Readers.other(add.id(), kept, graph)
                .or(() -> Readers.sharing(kept, graph))
                .or(() -> Affine.withoutStatistics(kept, norm, network))
                .or(() -> branch.op() instanceof Op.BatchNorm second
                        ? Affine.withoutStatistics(branch, second, network)
                        : Optional.empty());
        if (obstacle.isPresent()) {
            return obstacle.get().blocks(name(), add);
        }
        return proposal(add, kept, branch, position, graph)
                .within(
                        Budget.NOTHING,
                        graph,
                        () -> Map.of(
                                kept.id(),
                                Affine.of(kept, norm, network).plus(other).tensors()));
    }

    private Proposal proposal(Node add, Node kept, Node branch, int position, GraphView graph) {
        boolean nothingLeft = add.inputs().size() == 2;
        var removed = new ArrayList<NodeId>();
        if (Readers.isAlone(add.id(), branch.id(), graph)) {
            removed.add(branch.id());
        }
        if (nothingLeft) {
            removed.addAll(List.of(kept.id(), add.id()));
        }
        var draft = new Draft(kept.id(), new Op.BatchNorm(kept.shape().channels(), 0), kept.inputs());
        var rest = new ArrayList<>(add.inputs());
        rest.remove(position);
        return new Proposal(
                name(),
                add.id(),
                removed,
                nothingLeft ? List.of(draft) : List.of(draft, new Draft(add.id(), add.op(), rest)),
                add.id(),
                nothingLeft ? kept.id() : add.id(),
                kept.inputs().contains(branch.id()) ? List.of(kept.id()) : List.of(kept.id(), branch.id()),
                "The scales and shifts of %s and %s are added.".formatted(kept.id(), branch.id()));
    }
}
