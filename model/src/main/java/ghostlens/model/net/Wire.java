package ghostlens.model.net;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.graph.Window;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A value on its way through a graph under construction, seen from a group. Each method adds one operator behind it,
/// named relative to that group, and returns the operator's output.
public record Wire(GraphBuilder builder, String scope, NodeId id) {

    public TensorShape shape() {
        return builder.shape(id);
    }

    public int channels() {
        return shape().channels();
    }

    public Form form() {
        return builder.form();
    }

    /// What `body` makes of this value inside the group `name`, seen from the present group again.
    public Wire within(String name, UnaryOperator<Wire> body) {
        var inner = scope.isEmpty() ? name : scope + "." + name;
        return new Wire(builder, scope, body.apply(new Wire(builder, inner, id)).id);
    }

    /// A dense convolution with padding k/2 and no bias.
    public Wire conv(String name, int out, int kernel, int stride) {
        return add(name, new Op.Conv2d(channels(), out, Window.square(kernel, stride), 1, false));
    }

    /// A 1×1 convolution without bias.
    public Wire pointwise(String name, int out) {
        return conv(name, out, 1, 1);
    }

    /// A 1×1 convolution with bias.
    public Wire pointwiseWithBias(String name, int out) {
        return add(name, new Op.Conv2d(channels(), out, Window.square(1, 1), 1, true));
    }

    /// A depthwise convolution with padding k/2 and no bias.
    public Wire depthwise(String name, int kernel, int stride) {
        return add(name, new Op.Conv2d(channels(), channels(), Window.square(kernel, stride), channels(), false));
    }

    /// A 3×3 depthwise convolution that makes `multiplier` channels of each, with padding and no bias.
    public Wire multipliedDepthwise(String name, int multiplier) {
        return add(name, new Op.Conv2d(channels(), channels() * multiplier, Window.square(3, 1), channels(), false));
    }

    /// A depthwise convolution without bias.
    public Wire depthwise(String name, Window window) {
        return add(name, new Op.Conv2d(channels(), channels(), window, channels(), false));
    }

    /// A convolution with padding k/2 and bias.
    public Wire convWithBias(String name, int out, int kernel, int stride) {
        return add(name, new Op.Conv2d(channels(), out, Window.square(kernel, stride), 1, true));
    }

    /// A transposed convolution without padding, with bias.
    public Wire convTranspose(String name, int out, int kernel, int stride) {
        return add(name, new MapOp.ConvTranspose2d(channels(), out, kernel, stride, true));
    }

    /// A depthwise convolution with stride 1, padding k/2 and bias.
    public Wire depthwiseWithBias(String name, int kernel) {
        return add(name, new Op.Conv2d(channels(), channels(), Window.square(kernel, 1), channels(), true));
    }

    /// BatchNorm with PyTorch's ε; in {@link Form#INFERENCE} a convolution before it takes it in as its bias.
    public Wire batchNorm(String name) {
        return builder.batchNorm(this, name, Op.BatchNorm.DEFAULT_EPSILON);
    }

    /// BatchNorm with an ε of its own.
    public Wire batchNorm(String name, double epsilon) {
        return builder.batchNorm(this, name, epsilon);
    }

    public Wire activation(String name, Kind kind) {
        return add(name, new Op.Activation(kind));
    }

    public Wire relu(String name) {
        return activation(name, Kind.RELU);
    }

    public Wire relu6(String name) {
        return activation(name, Kind.RELU6);
    }

    public Wire sigmoid(String name) {
        return activation(name, Kind.SIGMOID);
    }

    public Wire hardSigmoid(String name) {
        return activation(name, Kind.HARD_SIGMOID);
    }

    public Wire swish(String name) {
        return activation(name, Kind.SWISH);
    }

    public Wire hardSwish(String name) {
        return activation(name, Kind.HARD_SWISH);
    }

    public Wire plus(String name, Wire other) {
        return add(name, new Op.Add(), other);
    }

    /// The sum of all, from the first on: the additions are called `name`, `name1`, `name2`, …
    public static Wire sum(String name, List<Wire> terms) {
        var sum = terms.getFirst();
        for (int i = 1; i < terms.size(); i++) {
            sum = sum.plus(i == 1 ? name : name + (i - 1), terms.get(i));
        }
        return sum;
    }

    /// This feature map times the gate.
    public Wire times(String name, Wire gate) {
        return add(name, new Op.Multiply(), gate);
    }

    /// This value's channels, then the other's.
    public Wire concat(String name, Wire other) {
        return add(name, new Op.Concat(), other);
    }

    /// The first `channels` channels; this value itself where it has no more.
    public Wire firstChannels(String name, int channels) {
        return channels == channels() ? this : add(name, new Op.Slice(0, channels));
    }

    /// The channels from `from` up to but not including `to`.
    public Wire channels(String name, int from, int to) {
        return add(name, new Op.Slice(from, to));
    }

    public Wire channelShuffle(String name, int groups) {
        return add(name, new MapOp.ChannelShuffle(groups));
    }

    /// The largest value under a square kernel with padding k/2.
    public Wire maxPool(String name, int kernel, int stride) {
        return add(name, new MapOp.MaxPool(Window.square(kernel, stride)));
    }

    /// The mean under a square kernel without padding.
    public Wire averagePool(String name, int kernel, int stride) {
        return add(name, new MapOp.AveragePool(new Window(kernel, kernel, stride, stride, 0, 0)));
    }

    /// The nearest neighbour at another size.
    public Wire resize(String name, int height, int width) {
        return add(name, new MapOp.Resize(height, width));
    }

    public Wire globalAveragePool(String name) {
        return add(name, new Op.GlobalAveragePool());
    }

    public Wire flatten(String name) {
        return add(name, new Op.Flatten());
    }

    /// A fully connected layer with bias.
    public Wire linear(String name, int out) {
        return add(name, new Op.Linear(shape().get(1), out, true));
    }

    /// A fully connected layer without bias.
    public Wire linearWithoutBias(String name, int out) {
        return add(name, new Op.Linear(shape().get(1), out, false));
    }

    private Wire add(String name, Op op, Wire... others) {
        var inputs = new ArrayList<>(List.of(this));
        inputs.addAll(List.of(others));
        return builder.place(scope, name, op, inputs);
    }
}
