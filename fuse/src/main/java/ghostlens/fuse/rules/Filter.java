package ghostlens.fuse.rules;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.Map;

/// A convolution with its kernel and bias in float64, and the algebra on them. The kernel is laid out
/// out × in/groups × height × width; a missing bias is 0.
record Filter(Op.Conv2d conv, double[] kernel, double[] bias) {

    static Filter of(Node node, Op.Conv2d conv, Network network) {
        var kernel = network.weights().get(node, Role.KERNEL).toDoubles();
        var bias = conv.bias() ? network.weights().get(node, Role.BIAS).toDoubles() : new double[conv.out()];
        return new Filter(conv.withBias(), kernel, bias);
    }

    /// The affine function after this convolution: each output channel's kernel and bias times its scale, plus the
    /// shift.
    Filter then(Affine affine) {
        int perChannel = kernel.length / conv.out();
        var scaled = kernel.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= affine.scale()[i / perChannel];
        }
        var moved = bias.clone();
        for (int c = 0; c < moved.length; c++) {
            moved[c] = bias[c] * affine.scale()[c] + affine.shift()[c];
        }
        return new Filter(conv, scaled, moved);
    }

    /// The sum of this convolution and the affine function of its input: the scale goes on the tap that sees the
    /// output's own position, from each channel to itself.
    Filter plus(Affine affine) {
        var sum = kernel.clone();
        var moved = bias.clone();
        int inPerGroup = conv.in() / conv.groups();
        for (int c = 0; c < conv.out(); c++) {
            sum[tap(conv.window(), c * inPerGroup + c % inPerGroup, 0, 0)] += affine.scale()[c];
            moved[c] += affine.shift()[c];
        }
        return new Filter(conv, sum, moved);
    }

    /// The sum of two convolutions over one input, the other's window lying inside this one's: tap upon tap as they see
    /// the same position.
    Filter plus(Filter other) {
        var sum = kernel.clone();
        var moved = bias.clone();
        var small = other.conv.window();
        int rows = small.kernelHeight();
        int columns = small.kernelWidth();
        for (int i = 0; i < other.kernel.length; i++) {
            int row = i / columns % rows - small.padTop();
            int column = i % columns - small.padLeft();
            sum[tap(conv.window(), i / (rows * columns), row, column)] += other.kernel[i];
        }
        for (int c = 0; c < moved.length; c++) {
            moved[c] += other.bias[c];
        }
        return new Filter(conv, sum, moved);
    }

    /// Where the kernel's plane holds the tap that sees the position (row, column) beside the output's own.
    private static int tap(Window window, int plane, int row, int column) {
        return (plane * window.kernelHeight() + row + window.padTop()) * window.kernelWidth()
                + column
                + window.padLeft();
    }

    Draft draft(Node node) {
        return new Draft(node.id(), conv, node.inputs());
    }

    Map<NodeId, Map<String, Tensor>> tensors(Node node) {
        var slots = conv.weights();
        return Map.of(
                node.id(),
                Map.of(
                        slots.getFirst().name(), Tensor.of(slots.getFirst().shape(), kernel),
                        slots.getLast().name(), Tensor.of(TensorShape.of(conv.out()), bias)));
    }
}
