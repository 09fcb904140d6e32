package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome;
import ghostlens.fuse.RewriteRule;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.net.NetworkView;
import java.util.List;
import java.util.Map;

/// BatchNorm behind BatchNorm is one, which keeps the first one's name:
///
///     BN₂(BN₁(x)) = s₂·s₁·x + (s₂·t₁ + t₂),  s = γ/√(σ² + ε),  t = β − s·μ
///
/// It holds back where anything else reads what stands between them. A constant scale or shift is a BatchNorm too.
public final class ConsecutiveNorms implements RewriteRule {

    @Override
    public String name() {
        return "consecutive batch norms";
    }

    @Override
    public String formula() {
        return "BN₂(BN₁(x)) = s₂·s₁·x + (s₂·t₁ + t₂), s = γ/√(σ² + ε), t = β − s·μ";
    }

    @Override
    public Outcome at(Node second, NetworkView network) {
        if (!(second.op() instanceof Op.BatchNorm outer)) {
            return Outcome.notApplicable();
        }
        var first = network.graph().node(second.inputs().getFirst());
        return first.op() instanceof Op.BatchNorm inner
                ? merge(first, inner, second, outer, network)
                : Outcome.notApplicable();
    }

    private Outcome merge(Node first, Op.BatchNorm inner, Node second, Op.BatchNorm outer, NetworkView network) {
        var graph = network.graph();
        var obstacle = Readers.other(second.id(), first, graph)
                .or(() -> new Chain(List.of(first, second)).obstacle(network))
                .or(() -> Readers.sharing(first, graph));
        if (obstacle.isPresent()) {
            return obstacle.get().blocks(name(), second);
        }
        var norm = new Op.BatchNorm(inner.channels(), 0);
        return new Proposal(
                        name(),
                        second.id(),
                        List.of(first.id(), second.id()),
                        List.of(new Draft(first.id(), norm, first.inputs())),
                        second.id(),
                        first.id(),
                        List.of(first.id(), second.id()),
                        "The batch norms %s and %s scale and shift one after the other, as one can."
                                .formatted(first.id(), second.id()))
                .within(
                        Budget.NOTHING,
                        graph,
                        () -> Map.of(
                                first.id(),
                                Affine.of(first, inner, network)
                                        .then(Affine.of(second, outer, network))
                                        .tensors()));
    }
}
