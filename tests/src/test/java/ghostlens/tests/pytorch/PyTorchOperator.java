package ghostlens.tests.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ghostlens.model.Problem;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.graph.Window;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What PyTorch is asked for in the place of an operator of ours.
interface PyTorchOperator {
    /// PyTorch's number for the nearest neighbour.
    int NEAREST = 0;

    NDArray apply(List<NDArray> inputs);

    /// An operator's tensors in PyTorch's memory.
    record Weights(Map<Role, NDArray> byRole) {
        NDArray get(Role role) {
            return Objects.requireNonNull(byRole.get(role));
        }

        @Nullable
        NDArray find(Role role) {
            return byRole.get(role);
        }
    }

    /// @throws Problem if PyTorch is not asked for this operator here
    static PyTorchOperator of(Node node, Weights weights) {
        return switch (node.op()) {
            case Op.Conv2d conv -> conv(conv, weights);
            case Op.BatchNorm norm -> batchNorm(norm.epsilon(), weights);
            case Op.Activation(var kind) -> activation(kind);
            case Op.Add _ -> PyTorchOperator::sum;
            case Op.Multiply _ -> inputs -> inputs.getFirst().mul(inputs.getLast());
            case Op.Concat _ -> inputs -> NDArrays.concat(new NDList(inputs), 1);
            case Op.Slice slice -> slice(slice);
            case Op.GlobalAveragePool _ -> each(x -> mean(x, shape(node)));
            case Op.Flatten _, Op.Unflatten _ -> each(x -> x.reshape(shape(node)));
            case Op.Softmax _ -> each(x -> x.softmax(1));
            case Op.Linear _ ->
                each(x -> Linear.linear(x, weights.get(Role.KERNEL), weights.find(Role.BIAS))
                        .singletonOrThrow());
            case MapOp.MaxPool(var window) ->
                each(x -> Pool.maxPool2d(x, kernel(window), stride(window), padding(window), false));
            case MapOp.AveragePool(var window, boolean countsPadding) ->
                each(x -> Pool.avgPool2d(x, kernel(window), stride(window), padding(window), false, countsPadding));
            case MapOp.ChannelShuffle shuffle -> each(x -> shuffle(x, shuffle.groups()));
            case MapOp.Resize resize -> each(x -> resized(x, resize.height(), resize.width()));
            case MapOp.ConvTranspose2d _, Op.Input _, Op.Foreign _ ->
                throw new Problem(
                        "PyTorch is not asked for %s (%s).".formatted(node.op().label(), node.id()));
        };
    }

    private static PyTorchOperator each(UnaryOperator<NDArray> function) {
        return inputs -> function.apply(inputs.getFirst());
    }

    private static PyTorchOperator slice(Op.Slice slice) {
        var channels = new NDIndex(":, %d:%d".formatted(slice.from(), slice.to()));
        return each(x -> x.get(channels));
    }

    private static PyTorchOperator conv(Op.Conv2d conv, Weights weights) {
        var window = conv.window();
        var kernel = weights.get(Role.KERNEL);
        var bias = weights.find(Role.BIAS);
        var padding = padding(window);
        return each(x -> Conv2d.conv2d(x, kernel, bias, stride(window), padding, new Shape(1, 1), conv.groups())
                .singletonOrThrow());
    }

    private static PyTorchOperator batchNorm(double epsilon, Weights weights) {
        return each(x -> BatchNorm.batchNorm(
                        x,
                        weights.get(Role.RUNNING_MEAN),
                        weights.get(Role.RUNNING_VARIANCE),
                        weights.get(Role.SCALE),
                        weights.get(Role.SHIFT),
                        1,
                        0,
                        (float) epsilon,
                        false)
                .singletonOrThrow());
    }

    private static PyTorchOperator activation(Kind kind) {
        return switch (kind) {
            case RELU -> each(Activation::relu);
            case RELU6 -> each(x -> x.clip(0, 6));
            case SIGMOID -> each(Activation::sigmoid);
            case HARD_SIGMOID -> each(PyTorchOperator::hardSigmoid);
            case SWISH -> each(x -> gated(x, Activation.sigmoid(x)));
            case HARD_SWISH -> each(x -> gated(x, hardSigmoid(x)));
        };
    }

    private static NDArray hardSigmoid(NDArray x) {
        try (var shifted = x.add(3)) {
            return shifted.clip(0, 6).divi(6);
        }
    }

    private static NDArray gated(NDArray x, NDArray gate) {
        return gate.muli(x);
    }

    private static NDArray sum(List<NDArray> inputs) {
        var sum = inputs.get(0).add(inputs.get(1));
        inputs.stream().skip(2).forEach(sum::addi);
        return sum;
    }

    private static NDArray mean(NDArray x, Shape shape) {
        try (var flat = Pool.globalAvgPool2d(x)) {
            return flat.reshape(shape);
        }
    }

    private static NDArray resized(NDArray x, long height, long width) {
        return x.getNDArrayInternal().interpolation(new long[] {height, width}, NEAREST, false);
    }

    private static NDArray shuffle(NDArray x, int groups) {
        var shape = x.getShape();
        long each = shape.get(1) / groups;
        try (var grouped = x.reshape(shape.get(0), groups, each, shape.get(2), shape.get(3));
                var swapped = grouped.swapAxes(1, 2)) {
            return swapped.reshape(shape);
        }
    }

    private static Shape shape(Node node) {
        return new Shape(
                node.shape().extents().stream().mapToLong(Integer::longValue).toArray());
    }

    private static Shape kernel(Window window) {
        return new Shape(window.kernelHeight(), window.kernelWidth());
    }

    private static Shape stride(Window window) {
        return new Shape(window.strideHeight(), window.strideWidth());
    }

    private static Shape padding(Window window) {
        if (!window.isSymmetric()) {
            throw new Problem("PyTorch pads both sides alike, not by %s.".formatted(window.padding()));
        }
        return new Shape(window.padTop(), window.padLeft());
    }
}
