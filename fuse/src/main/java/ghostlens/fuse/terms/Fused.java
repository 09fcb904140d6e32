package ghostlens.fuse.terms;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Network;
import java.util.TreeMap;

/// Reads one channel's numbers from an operator's weights.
final class Fused {
    private static final Window POINT = Window.square(1, 1);

    private Fused() {}

    /// A convolution's, linear layer's or BatchNorm's, over what it reads.
    ///
    /// @throws IllegalArgumentException if the operator is none of these
    static Taps taps(Node node, int channel, Network network) {
        if (node.op() instanceof Op.BatchNorm norm) {
            var affine = Norm.of(node, norm, channel, network);
            return Taps.identity(channel).then(affine.scale(), affine.shift());
        }
        if (node.op() instanceof Op.Conv2d conv) {
            return kernel(node, conv, channel, network).withBias(bias(node, conv.bias(), channel, network));
        }
        if (node.op() instanceof Op.Linear linear) {
            return kernel(node, pointwise(linear), channel, network)
                    .withBias(bias(node, linear.bias(), channel, network));
        }
        throw new IllegalArgumentException(node.id() + " has no weights of its channels");
    }

    /// A linear layer sees a map of one pixel.
    static Op.Conv2d pointwise(Op.Linear linear) {
        return new Op.Conv2d(linear.in(), linear.out(), POINT, 1, linear.bias());
    }

    /// The kernel of one output channel without the bias, over the channels that it reads.
    static Taps kernel(Node node, Op.Conv2d conv, int channel, Network network) {
        var tensor = network.weights().get(node, Role.KERNEL);
        var window = conv.window();
        int taps = window.kernelHeight() * window.kernelWidth();
        int perGroup = conv.in() / conv.groups();
        int first = firstInput(conv, channel);
        var weights = new TreeMap<Tap, Double>();
        for (int i = 0; i < perGroup * taps; i++) {
            var tap = new Tap(
                    first + i / taps,
                    i % taps / window.kernelWidth() - window.padTop(),
                    i % window.kernelWidth() - window.padLeft());
            weights.put(tap, tensor.get(channel * perGroup * taps + i));
        }
        return new Taps(weights, 0);
    }

    /// The first input channel of the group that an output channel belongs to.
    static int firstInput(Op.Conv2d conv, int channel) {
        return channel / (conv.out() / conv.groups()) * (conv.in() / conv.groups());
    }

    static double bias(Node node, boolean has, int channel, Network network) {
        return has ? network.weights().get(node, Role.BIAS).get(channel) : 0;
    }
}
