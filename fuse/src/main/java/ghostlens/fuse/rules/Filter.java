package ghostlens.fuse.rules;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.graph.Window;
import ghostlens.model.net.NetworkView;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.Arrays;
import java.util.Map;

/// The normal form of what is linear: a convolution with its kernel and bias in float64, and the algebra on them. The
/// kernel is laid out out × in/groups × height × width; a missing bias is 0. What becomes of kernel size, stride,
/// padding and groups is {@link Windows}'.
record Filter(Op.Conv2d conv, double[] kernel, double[] bias) {

    static Filter of(Node node, Op.Conv2d conv, NetworkView network) {
        var kernel = network.tensor(node, Role.KERNEL).toDoubles();
        var bias = conv.bias() ? network.tensor(node, Role.BIAS).toDoubles() : new double[conv.out()];
        return new Filter(conv.withBias(), kernel, bias);
    }

    /// An affine function as a depthwise 1×1 convolution.
    static Filter diagonal(Affine affine) {
        return new Filter(Linear.diagonal(affine.scale().length), affine.scale(), affine.shift());
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

    /// The affine function before this convolution: each input channel's part of the kernel times its scale, and what
    /// the kernel makes of the shift in the bias. Where padding is read, the shift must be 0.
    Filter after(Affine affine) {
        var scaled = kernel.clone();
        var moved = bias.clone();
        int taps = taps();
        for (int i = 0; i < kernel.length; i++) {
            int in = input(i / taps);
            scaled[i] *= affine.scale()[in];
            moved[i / taps / inPerGroup()] += kernel[i] * affine.shift()[in];
        }
        return new Filter(conv, scaled, moved);
    }

    /// This convolution, then another, as {@link Windows#inSequence} allows: every path from an input channel through a
    /// middle one to an output channel is a product of taps.
    Filter then(Filter next) {
        var both = Windows.inSequence(conv, next.conv);
        var product = new Filter(both, new double[size(both)], next.bias.clone());
        for (int i = 0; i < next.kernel.length; i++) {
            product.addPaths(i, next, this);
        }
        return product;
    }

    private void addPaths(int i, Filter next, Filter first) {
        int plane = i / next.taps();
        int out = plane / next.inPerGroup();
        int middle = next.input(plane);
        double factor = next.kernel[i];
        bias[out] += factor * first.bias[middle];
        var window = first.conv.window();
        int row = i % next.taps() / next.conv.window().kernelWidth() * window.strideHeight();
        int column = i % next.conv.window().kernelWidth() * window.strideWidth();
        for (int j = 0; j < first.inPerGroup() * first.taps(); j++) {
            int firstPlane = middle * first.inPerGroup() + j / first.taps();
            int target = plane(out, first.input(firstPlane));
            int tapRow = row + j % first.taps() / window.kernelWidth();
            int tapColumn = column + j % window.kernelWidth();
            kernel[position(target, tapRow, tapColumn)] +=
                    factor * first.kernel[firstPlane * first.taps() + j % first.taps()];
        }
    }

    /// The sum of two convolutions over one input, laid so that taps that see the same position meet.
    Filter plus(Filter other) {
        var both = Windows.sideBySide(conv, other.conv);
        var sum = as(both.window(), both.groups()).copy();
        sum.add(other.as(both.window(), both.groups()));
        return sum;
    }

    private Filter copy() {
        return new Filter(conv, kernel.clone(), bias.clone());
    }

    private void add(Filter other) {
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] += other.kernel[i];
        }
        for (int c = 0; c < bias.length; c++) {
            bias[c] += other.bias[c];
        }
    }

    /// The same function with a wider window and fewer groups, zeros between.
    Filter as(Window window, int groups) {
        var wide = new Op.Conv2d(conv.in(), conv.out(), window, groups, true);
        if (wide.equals(conv)) {
            return this;
        }
        var own = conv.window();
        int down = window.padTop() - own.padTop();
        int right = window.padLeft() - own.padLeft();
        var wider = new Filter(wide, new double[size(wide)], bias);
        for (int i = 0; i < kernel.length; i++) {
            int plane = i / taps();
            int target = wider.plane(plane / inPerGroup(), input(plane));
            int row = i % taps() / own.kernelWidth() + down;
            int column = i % own.kernelWidth() + right;
            wider.kernel[wider.position(target, row, column)] = kernel[i];
        }
        return wider;
    }

    /// Two convolutions over one input whose output channels stand one after the other; neither has groups.
    Filter stackedOn(Filter other) {
        var window = Windows.union(conv.window(), other.conv.window());
        var upper = as(window, 1);
        var lower = other.as(window, 1);
        var stacked = new Op.Conv2d(conv.in(), conv.out() + other.conv.out(), window, 1, true);
        return new Filter(stacked, joined(upper.kernel, lower.kernel), joined(bias, other.bias));
    }

    private static double[] joined(double[] first, double[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// What this convolution without groups makes of some of its input channels alone.
    ///
    /// @param withBias whether this part adds the bias
    Filter part(int from, int to, boolean withBias) {
        var some = new Op.Conv2d(to - from, conv.out(), conv.window(), 1, true);
        var cut = new double[size(some)];
        int length = (to - from) * taps();
        for (int out = 0; out < conv.out(); out++) {
            System.arraycopy(kernel, (out * conv.in() + from) * taps(), cut, out * length, length);
        }
        return new Filter(some, cut, withBias ? bias : new double[conv.out()]);
    }

    private int taps() {
        return conv.window().kernelHeight() * conv.window().kernelWidth();
    }

    private int inPerGroup() {
        return conv.in() / conv.groups();
    }

    /// Which input channel a plane of the kernel reads.
    private int input(int plane) {
        int out = plane / inPerGroup();
        return out / (conv.out() / conv.groups()) * inPerGroup() + plane % inPerGroup();
    }

    /// The plane of the kernel that leads from an input channel to an output channel.
    private int plane(int out, int in) {
        return out * inPerGroup() + in % inPerGroup();
    }

    private int position(int plane, int row, int column) {
        return plane * taps() + row * conv.window().kernelWidth() + column;
    }

    private static int size(Op.Conv2d conv) {
        return Math.toIntExact(conv.weights().getFirst().shape().elements());
    }

    Map<NodeId, Map<String, Tensor>> tensors(Node node) {
        return Map.of(node.id(), tensors());
    }

    Map<String, Tensor> tensors() {
        return tensors(conv.weights().getFirst().shape());
    }

    /// @param shape as the operator has its kernel
    Map<String, Tensor> tensors(TensorShape shape) {
        return Map.of("weight", Tensor.of(shape, kernel), "bias", Tensor.of(TensorShape.of(conv.out()), bias));
    }
}
