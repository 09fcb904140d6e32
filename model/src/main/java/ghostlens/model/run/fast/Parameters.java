package ghostlens.model.run.fast;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.graph.Window;
import ghostlens.model.weights.Weights;
import java.util.HashMap;
import java.util.Map;

/// The network's weights in the order in which the kernels read them, outside the Java heap and shared by the workers.
final class Parameters {
    private final Weights weights;
    private final Memory memory;
    private final Map<NodeId, DenseWeights> dense = new HashMap<>();
    private final Map<NodeId, Pair> pairs = new HashMap<>();
    private final Map<NodeId, Transposed> transposed = new HashMap<>();
    private final long zeros;

    /// Where two lists of numbers are that belong to one operator.
    record Pair(long first, long second) {}

    /// A transposed convolution's weights, and where its bias is.
    record Transposed(DenseWeights taps, long bias) {}

    Parameters(Weights weights, Memory memory) {
        this.weights = weights;
        this.memory = memory;
        this.zeros = memory.allocate(Lanes.BYTES);
    }

    /// The address of a vector of zeros.
    long zeros() {
        return zeros;
    }

    DenseWeights dense(Node node, Op.Conv2d conv, int together) {
        return dense.computeIfAbsent(
                node.id(),
                _ -> DenseWeights.pack(
                        conv, floats(node, Role.KERNEL), bias(node, conv.bias(), conv.out()), together, memory));
    }

    /// Kernel and bias of a depthwise convolution: by block of channels, then by tap, then by channel.
    Pair depthwise(Node node, Op.Conv2d conv) {
        int taps = conv.window().kernelHeight() * conv.window().kernelWidth();
        return pairs.computeIfAbsent(
                node.id(),
                _ -> new Pair(
                        perChannel(floats(node, Role.KERNEL), taps),
                        perChannel(bias(node, conv.bias(), conv.out()), 1)));
    }

    /// Scale and shift of a batch normalisation.
    Pair affine(Node node, Op.BatchNorm norm) {
        return pairs.computeIfAbsent(node.id(), _ -> {
            var scale = floats(node, Role.SCALE);
            var shift = floats(node, Role.SHIFT);
            var mean = floats(node, Role.RUNNING_MEAN);
            var variance = floats(node, Role.RUNNING_VARIANCE);
            for (int c = 0; c < scale.length; c++) {
                double factor = scale[c] / Math.sqrt(variance[c] + norm.epsilon());
                scale[c] = (float) factor;
                shift[c] = (float) (shift[c] - mean[c] * factor);
            }
            return new Pair(perChannel(scale, 1), perChannel(shift, 1));
        });
    }

    /// A transposed convolution's weights as those of a 1×1 convolution whose outputs are every tap of the first block
    /// of channels, then of the second and so on.
    Transposed transposed(Node node, MapOp.ConvTranspose2d conv) {
        int taps = conv.kernel() * conv.kernel();
        var kernel = floats(node, Role.KERNEL);
        int channels = Lanes.blocks(conv.out()) * taps * Lanes.COUNT;
        var rows = new float[channels * conv.in()];
        for (int i = 0; i < kernel.length; i++) {
            int out = i / taps % conv.out();
            int channel = (out / Lanes.COUNT * taps + i % taps) * Lanes.COUNT + out % Lanes.COUNT;
            rows[channel * conv.in() + i / taps / conv.out()] = kernel[i];
        }
        var pointwise = new Op.Conv2d(conv.in(), channels, Window.square(1, 1), 1, false);
        return transposed.computeIfAbsent(
                node.id(),
                _ -> new Transposed(
                        DenseWeights.pack(pointwise, rows, new float[channels], DenseWeights.QUAD, memory),
                        perChannel(bias(node, conv.bias(), conv.out()), 1)));
    }

    private float[] floats(Node node, Role role) {
        return weights.get(node, role).toFloats();
    }

    private float[] bias(Node node, boolean present, int channels) {
        return present ? floats(node, Role.BIAS) : new float[channels];
    }

    private long perChannel(float[] values, int taps) {
        int blocks = Lanes.blocks(values.length / taps);
        var packed = new float[blocks * taps * Lanes.COUNT];
        for (int i = 0; i < values.length; i++) {
            int channel = i / taps;
            int row = channel / Lanes.COUNT * taps + i % taps;
            packed[row * Lanes.COUNT + channel % Lanes.COUNT] = values[i];
        }
        return memory.copy(packed);
    }
}
