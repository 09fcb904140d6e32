package ghostlens.fuse.rules;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;
import ghostlens.model.net.NetworkView;
import java.util.Arrays;
import java.util.Optional;

/// Which operators are convolutions, whatever they are called: convolutions themselves, BatchNorm as a diagonal 1×1,
/// and average pooling as a depthwise kernel of one value, unless it leaves its padding out of the mean.
final class Linear {
    private Linear() {}

    /// The convolution that the node is.
    static Optional<Op.Conv2d> convolution(Node node) {
        return switch (node.op()) {
            case Op.Conv2d conv -> Optional.of(conv.withBias());
            case Op.BatchNorm norm -> Optional.of(diagonal(norm.channels()));
            case MapOp.AveragePool(Window window, boolean countsPadding) ->
                countsPadding || !window.isPadded()
                        ? Optional.of(depthwise(node.shape().channels(), window))
                        : Optional.empty();
            case Op.Input _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.Slice _,
                    Op.GlobalAveragePool _,
                    Op.Flatten _,
                    Op.Unflatten _,
                    Op.Softmax _,
                    Op.Linear _,
                    Op.Foreign _,
                    MapOp.MaxPool _,
                    MapOp.Resize _,
                    MapOp.ChannelShuffle _,
                    MapOp.ConvTranspose2d _ -> Optional.empty();
        };
    }

    static Op.Conv2d diagonal(int channels) {
        return depthwise(channels, Window.square(1, 1));
    }

    private static Op.Conv2d depthwise(int channels, Window window) {
        return new Op.Conv2d(channels, channels, window, channels, true);
    }

    /// The same with its weights.
    ///
    /// @throws IllegalArgumentException if the node is no convolution
    static Filter filter(Node node, NetworkView network) {
        if (node.op() instanceof Op.Conv2d conv) {
            return Filter.of(node, conv, network);
        }
        if (node.op() instanceof Op.BatchNorm norm) {
            return Filter.diagonal(Affine.of(node, norm, network));
        }
        var pool = convolution(node).orElseThrow(() -> new IllegalArgumentException(node.id() + " is not linear"));
        int taps = pool.window().kernelHeight() * pool.window().kernelWidth();
        var kernel = new double[pool.out() * taps];
        Arrays.fill(kernel, 1.0 / taps);
        return new Filter(pool, kernel, new double[pool.out()]);
    }

    /// Average pooling that divides by what lies on the map: at the border by fewer than inside, which no kernel can.
    static Optional<Obstacle> unevenMean(Node node) {
        return node.op() instanceof MapOp.AveragePool(Window window, boolean countsPadding)
                        && !countsPadding
                        && window.isPadded()
                ? Optional.of(new Obstacle(
                        node.id(),
                        "The %s %s divides by fewer values at the border than inside, and a kernel has one divisor everywhere."
                                .formatted(noun(node), node.id())))
                : Optional.empty();
    }

    /// What a sentence calls the node.
    static String noun(Node node) {
        if (node.op() instanceof Op.Conv2d) {
            return "convolution";
        }
        return node.op() instanceof Op.Linear ? "linear layer" : node.op().label();
    }
}
