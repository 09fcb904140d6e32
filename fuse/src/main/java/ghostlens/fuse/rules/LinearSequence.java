package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome;
import ghostlens.fuse.RewriteRule;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.net.NetworkView;
import java.util.List;

/// Two convolutions in sequence, or a convolution and an average pool, are one convolution (ExpandNets, Diverse Branch
/// Blocks):
///
///     K₂∗(K₁∗x + b₁) + b₂ = (K₂∘K₁)∗x + (K₂·b₁ + b₂),  k = k₁ + (k₂ − 1)·s₁,  s = s₁·s₂
///
/// It holds back where anything else needs what stands between them, where weights are shared, and where the second
/// pads with zeros what the first would not leave at zero there ({@link Chain#obstacle}). It is often dearer than the
/// two: a thin layer between wide ones is what makes them cheap.
public final class LinearSequence implements RewriteRule {
    private final Budget budget;

    LinearSequence(Budget budget) {
        this.budget = budget;
    }

    @Override
    public String name() {
        return "convolutions in sequence";
    }

    @Override
    public String formula() {
        return "K₂∗(K₁∗x + b₁) + b₂ = (K₂∘K₁)∗x + (K₂·b₁ + b₂)";
    }

    @Override
    public Outcome at(Node second, NetworkView network) {
        if (!isKernel(second)) {
            return Outcome.notApplicable();
        }
        var first = network.graph().node(second.inputs().getFirst());
        return isKernel(first) && (first.op() instanceof Op.Conv2d || second.op() instanceof Op.Conv2d)
                ? merge(first, second, network)
                : Outcome.notApplicable();
    }

    private static boolean isKernel(Node node) {
        return node.op() instanceof Op.Conv2d || node.op() instanceof MapOp.AveragePool;
    }

    private Outcome merge(Node first, Node second, NetworkView network) {
        var graph = network.graph();
        var obstacle = Readers.other(second.id(), first, graph)
                .or(() -> Linear.unevenMean(first))
                .or(() -> Linear.unevenMean(second))
                .or(() -> new Chain(List.of(first, second)).obstacle(network));
        if (obstacle.isPresent()) {
            return obstacle.get().blocks(name(), second);
        }
        var chain = new Chain(List.of(first, second));
        var kept = first.op() instanceof Op.Conv2d ? first : second;
        return new Proposal(
                        name(),
                        second.id(),
                        chain.ids(),
                        List.of(new Draft(kept.id(), chain.form(), first.inputs())),
                        second.id(),
                        kept.id(),
                        chain.ids(),
                        "The kernels of %s and %s become their product, one kernel.".formatted(first.id(), second.id()))
                .within(budget, graph, () -> chain.filter(network).tensors(kept));
    }
}
