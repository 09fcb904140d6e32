package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome;
import ghostlens.fuse.RewriteRule;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.GraphView;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.graph.Window;
import ghostlens.model.net.NetworkView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// BatchNorm over the vectors of a linear layer becomes part of it:
///
///     BN(W·x + b) = (s·W)·x + (s·b + β − s·μ),  s = γ/√(σ² + ε)
///
/// The vectors stand as maps of one pixel between the two. It holds back as {@link FoldBatchNorm} does.
public final class LinearLayerNorm implements RewriteRule {

    @Override
    public String name() {
        return "linear + batch norm";
    }

    @Override
    public String formula() {
        return "BN(W·x + b) = (s·W)·x + (s·b + β − s·μ), s = γ/√(σ² + ε)";
    }

    @Override
    public Outcome at(Node node, NetworkView network) {
        if (!(node.op() instanceof Op.BatchNorm norm)) {
            return Outcome.notApplicable();
        }
        var pixels = network.graph().node(node.inputs().getFirst());
        if (!(pixels.op() instanceof Op.Unflatten)) {
            return Outcome.notApplicable();
        }
        var layer = network.graph().node(pixels.inputs().getFirst());
        return layer.op() instanceof Op.Linear op
                ? fold(node, norm, pixels, layer, op, network)
                : Outcome.notApplicable();
    }

    private Outcome fold(Node node, Op.BatchNorm norm, Node pixels, Node layer, Op.Linear op, NetworkView network) {
        var obstacle = obstacle(node, norm, pixels, layer, network);
        if (obstacle.isPresent()) {
            return obstacle.get().blocks(name(), node);
        }
        return new Proposal(
                        name(),
                        node.id(),
                        List.of(node.id()),
                        List.of(
                                new Draft(layer.id(), new Op.Linear(op.in(), op.out(), true), layer.inputs()),
                                new Draft(pixels.id(), pixels.op(), pixels.inputs())),
                        node.id(),
                        pixels.id(),
                        List.of(layer.id(), node.id()),
                        "The batch norm %s scales the weights of %s and becomes its bias."
                                .formatted(node.id(), layer.id()))
                .within(Budget.NOTHING, network.graph(), () -> {
                    var folded = pointwise(layer, op, network).then(Affine.of(node, norm, network));
                    return Map.of(
                            layer.id(), folded.tensors(op.weights().getFirst().shape()));
                });
    }

    private static Optional<Obstacle> obstacle(
            Node node, Op.BatchNorm norm, Node pixels, Node layer, NetworkView network) {
        GraphView graph = network.graph();
        return Readers.other(node.id(), pixels, graph)
                .or(() -> Readers.other(pixels.id(), layer, graph))
                .or(() -> Readers.sharing(layer, graph))
                .or(() -> Affine.withoutStatistics(node, norm, network));
    }

    /// A linear layer is a 1×1 convolution of a map of one pixel.
    private static Filter pointwise(Node layer, Op.Linear op, NetworkView network) {
        var conv = new Op.Conv2d(op.in(), op.out(), Window.square(1, 1), 1, true);
        var kernel = network.tensor(layer, Role.KERNEL).toDoubles();
        var bias = op.bias() ? network.tensor(layer, Role.BIAS).toDoubles() : new double[op.out()];
        return new Filter(conv, kernel, bias);
    }
}
