package ghostlens.fuse.rules;

import ghostlens.fuse.Outcome;
import ghostlens.fuse.RewriteRule;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;
import ghostlens.model.net.NetworkView;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Map;

/// What passes its input on as it is goes away: f(x) = x. A pool of one pixel, a resize to the size that is there, a
/// cut
/// of all channels, a shuffle of one group.
public final class NoOperation implements RewriteRule {

    @Override
    public String name() {
        return "no operation";
    }

    @Override
    public String formula() {
        return "f(x) = x";
    }

    @Override
    public Outcome at(Node node, NetworkView network) {
        if (node.inputs().size() != 1) {
            return Outcome.notApplicable();
        }
        var input = network.graph().node(node.inputs().getFirst());
        if (!passesOn(node.op(), input.shape())) {
            return Outcome.notApplicable();
        }
        return new Proposal(
                        name(),
                        node.id(),
                        List.of(node.id()),
                        List.of(),
                        node.id(),
                        input.id(),
                        List.of(),
                        "The %s %s passes %s on as it is.".formatted(node.op().label(), node.id(), input.id()))
                .within(Budget.NOTHING, network.graph(), Map::of);
    }

    private static boolean passesOn(Op op, TensorShape x) {
        return switch (op) {
            case Op.Slice(int from, int to) -> from == 0 && to == x.channels();
            case MapOp.Resize(int height, int width) -> height == x.height() && width == x.width();
            case MapOp.ChannelShuffle(int groups) -> groups == 1 || groups == x.channels();
            case MapOp.MaxPool(Window window) -> window.equals(Window.square(1, 1));
            case MapOp.AveragePool(Window window, boolean _) -> window.equals(Window.square(1, 1));
            case Op.Input _,
                    Op.Conv2d _,
                    Op.BatchNorm _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.GlobalAveragePool _,
                    Op.Flatten _,
                    Op.Unflatten _,
                    Op.Softmax _,
                    Op.Linear _,
                    Op.Foreign _,
                    MapOp.ConvTranspose2d _ -> false;
        };
    }
}
