package ghostlens.model.run;

import static java.util.Objects.requireNonNull;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/// Every operator in float64, one method each. The only concession to speed is the order of the convolution's loops:
/// the innermost one runs along a row, and padding is left out by its bounds.
final class ReferenceKernels {
    private final Map<NodeId, Map<Role, double[]>> weights = new HashMap<>();

    ReferenceKernels(Network network) {
        for (var node : network.graph().nodes()) {
            var slots = new EnumMap<Role, double[]>(Role.class);
            for (var slot : node.op().weights()) {
                slots.put(
                        slot.role(),
                        network.weights().get(node.id(), slot.name()).toDoubles());
            }
            weights.put(node.id(), slots);
        }
    }

    /// Values with their shape; written only by the kernel that makes them.
    record Values(TensorShape shape, double[] data) {
        Values(TensorShape shape) {
            this(shape, new double[Math.toIntExact(shape.elements())]);
        }

        Tensor toTensor() {
            return Tensor.of(shape, data);
        }

        /// Height times width.
        int plane() {
            return shape.height() * shape.width();
        }
    }

    Values compute(Node node, List<Values> inputs) {
        var x = inputs.getFirst();
        return switch (node.op()) {
            case Op.Input _, Op.Foreign _ -> throw new IllegalArgumentException(node.id() + " is not work");
            case Op.Conv2d conv -> conv(conv, node, x);
            case Op.BatchNorm norm -> batchNorm(norm, node, x);
            case Op.Activation activation -> activation(activation, x);
            case Op.Add _ -> add(inputs);
            case Op.Multiply _ -> multiply(x, inputs.getLast());
            case Op.Concat _ -> concat(node, inputs);
            case Op.Slice slice -> slice(slice, node, x);
            case Op.GlobalAveragePool _ -> globalAveragePool(node, x);
            case Op.Flatten _, Op.Unflatten _ -> new Values(node.shape(), x.data);
            case Op.Softmax _ -> softmax(x);
            case Op.Linear linear -> linear(linear, node, x);
            case MapOp.MaxPool(var window) -> pool(window, node, x, PoolKind.LARGEST);
            case MapOp.AveragePool(var window, var countsPadding) ->
                pool(window, node, x, countsPadding ? PoolKind.MEAN : PoolKind.MEAN_INSIDE);
            case MapOp.Resize resize -> resize(resize, node, x);
            case MapOp.ChannelShuffle shuffle -> shuffle(shuffle, x);
            case MapOp.ConvTranspose2d conv -> convTranspose(conv, node, x);
        };
    }

    private double[] weight(Node node, Role role) {
        return requireNonNull(requireNonNull(weights.get(node.id())).get(role));
    }

    private double[] bias(Node node, boolean present, int channels) {
        return present ? weight(node, Role.BIAS) : new double[channels];
    }

    private Values conv(Op.Conv2d conv, Node node, Values x) {
        var y = new Values(node.shape());
        var kernel = weight(node, Role.KERNEL);
        var bias = bias(node, conv.bias(), conv.out());
        int taps = conv.window().kernelHeight() * conv.window().kernelWidth();
        int inPerGroup = conv.in() / conv.groups();
        int outPerGroup = conv.out() / conv.groups();
        for (int image = 0; image < y.shape.batch(); image++) {
            for (int out = 0; out < conv.out(); out++) {
                int yPlane = (image * conv.out() + out) * y.plane();
                Arrays.fill(y.data, yPlane, yPlane + y.plane(), bias[out]);
                for (int i = 0; i < inPerGroup; i++) {
                    int in = out / outPerGroup * inPerGroup + i;
                    int xPlane = (image * conv.in() + in) * x.plane();
                    addPlane(conv.window(), kernel, (out * inPerGroup + i) * taps, x, xPlane, y, yPlane);
                }
            }
        }
        return y;
    }

    /// Adds to one plane of `y` one plane of `x` under the kernel's taps that begin at `tap`.
    private static void addPlane(Window window, double[] kernel, int tap, Values x, int xPlane, Values y, int yPlane) {
        if (isPlain(window)) {
            addRow(kernel[tap], x.data, xPlane, 1, y.data, yPlane, y.plane());
            return;
        }
        int width = y.shape.width();
        for (int kh = 0; kh < window.kernelHeight(); kh++) {
            for (int kw = 0; kw < window.kernelWidth(); kw++) {
                double weight = kernel[tap + kh * window.kernelWidth() + kw];
                int left = kw - window.padLeft();
                int from = firstInside(left, window.strideWidth());
                int to = Math.min(width, firstInside(left - x.shape.width(), window.strideWidth()));
                for (int h = 0; h < y.shape.height(); h++) {
                    int row = h * window.strideHeight() + kh - window.padTop();
                    if (row >= 0 && row < x.shape.height()) {
                        int xStart = xPlane + row * x.shape.width() + from * window.strideWidth() + left;
                        int yStart = yPlane + h * width + from;
                        addRow(weight, x.data, xStart, window.strideWidth(), y.data, yStart, to - from);
                    }
                }
            }
        }
    }

    private static boolean isPlain(Window window) {
        return window.equals(new Window(1, 1, 1, 1, 0, 0));
    }

    /// The least position ≥ 0 at which `position · stride + offset` is not negative.
    private static int firstInside(int offset, int stride) {
        return Math.max(0, Math.ceilDiv(-offset, stride));
    }

    private static void addRow(double weight, double[] x, int xStart, int stride, double[] y, int yStart, int count) {
        if (stride == 1) {
            for (int i = 0; i < count; i++) {
                y[yStart + i] += weight * x[xStart + i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                y[yStart + i] += weight * x[xStart + i * stride];
            }
        }
    }

    private Values batchNorm(Op.BatchNorm norm, Node node, Values x) {
        var y = new Values(node.shape());
        var scale = weight(node, Role.SCALE);
        var shift = weight(node, Role.SHIFT);
        var mean = weight(node, Role.RUNNING_MEAN);
        var variance = weight(node, Role.RUNNING_VARIANCE);
        for (int i = 0; i < y.data.length; i++) {
            int c = i / x.plane() % norm.channels();
            y.data[i] = scale[c] * (x.data[i] - mean[c]) / Math.sqrt(variance[c] + norm.epsilon()) + shift[c];
        }
        return y;
    }

    private static Values activation(Op.Activation activation, Values x) {
        return switch (activation.kind()) {
            case RELU -> map(x, v -> Math.max(v, 0));
            case RELU6 -> map(x, v -> Math.clamp(v, 0.0, 6.0));
            case SIGMOID -> map(x, v -> 1 / (1 + Math.exp(-v)));
            case HARD_SIGMOID -> map(x, v -> Math.clamp(v + 3, 0.0, 6.0) / 6);
            case SWISH -> map(x, v -> v / (1 + Math.exp(-v)));
            case HARD_SWISH -> map(x, v -> v * Math.clamp(v + 3, 0.0, 6.0) / 6);
        };
    }

    private static Values map(Values x, DoubleUnaryOperator function) {
        var y = new Values(x.shape);
        for (int i = 0; i < y.data.length; i++) {
            y.data[i] = function.applyAsDouble(x.data[i]);
        }
        return y;
    }

    private static Values softmax(Values x) {
        int channels = x.shape.channels();
        var y = new Values(x.shape);
        for (int first = 0; first < y.data.length; first += channels) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = first; i < first + channels; i++) {
                largest = Math.max(largest, x.data[i]);
            }
            double sum = 0;
            for (int i = first; i < first + channels; i++) {
                y.data[i] = Math.exp(x.data[i] - largest);
                sum += y.data[i];
            }
            for (int i = first; i < first + channels; i++) {
                y.data[i] /= sum;
            }
        }
        return y;
    }

    private static Values add(List<Values> inputs) {
        var y = new Values(inputs.getFirst().shape);
        for (var x : inputs) {
            for (int i = 0; i < y.data.length; i++) {
                y.data[i] += x.data[i];
            }
        }
        return y;
    }

    private static Values multiply(Values x, Values gate) {
        var y = new Values(x.shape);
        for (int i = 0; i < y.data.length; i++) {
            y.data[i] = x.data[i] * gate.data[gate.plane() == x.plane() ? i : i / x.plane()];
        }
        return y;
    }

    private static Values concat(Node node, List<Values> inputs) {
        var y = new Values(node.shape());
        int position = 0;
        for (int image = 0; image < y.shape.batch(); image++) {
            for (var x : inputs) {
                int length = x.data.length / y.shape.batch();
                System.arraycopy(x.data, image * length, y.data, position, length);
                position += length;
            }
        }
        return y;
    }

    private static Values slice(Op.Slice slice, Node node, Values x) {
        var y = new Values(node.shape());
        int perChannel = x.data.length / (x.shape.batch() * x.shape.channels());
        int length = (slice.to() - slice.from()) * perChannel;
        for (int image = 0; image < y.shape.batch(); image++) {
            int start = (image * x.shape.channels() + slice.from()) * perChannel;
            System.arraycopy(x.data, start, y.data, image * length, length);
        }
        return y;
    }

    private static Values globalAveragePool(Node node, Values x) {
        var y = new Values(node.shape());
        for (int i = 0; i < x.data.length; i++) {
            y.data[i / x.plane()] += x.data[i] / x.plane();
        }
        return y;
    }

    private enum PoolKind {
        LARGEST,
        MEAN,
        /// Of what lies on the map.
        MEAN_INSIDE
    }

    private static Values pool(Window window, Node node, Values x, PoolKind kind) {
        var y = new Values(node.shape());
        for (int i = 0; i < y.data.length; i++) {
            int top = i % y.plane() / y.shape.width() * window.strideHeight() - window.padTop();
            int left = i % y.shape.width() * window.strideWidth() - window.padLeft();
            double largest = Double.NEGATIVE_INFINITY;
            double sum = 0;
            int inside = 0;
            for (int h = Math.max(0, top); h < Math.min(x.shape.height(), top + window.kernelHeight()); h++) {
                for (int w = Math.max(0, left); w < Math.min(x.shape.width(), left + window.kernelWidth()); w++) {
                    double value = x.data[i / y.plane() * x.plane() + h * x.shape.width() + w];
                    largest = Math.max(largest, value);
                    sum += value;
                    inside++;
                }
            }
            y.data[i] = switch (kind) {
                case LARGEST -> largest;
                case MEAN -> sum / (window.kernelHeight() * window.kernelWidth());
                case MEAN_INSIDE -> sum / inside;
            };
        }
        return y;
    }

    private static Values resize(MapOp.Resize resize, Node node, Values x) {
        var y = new Values(node.shape());
        for (int i = 0; i < y.data.length; i++) {
            int row = resize.row(i % y.plane() / resize.width(), x.shape);
            int column = resize.column(i % resize.width(), x.shape);
            y.data[i] = x.data[i / y.plane() * x.plane() + row * x.shape.width() + column];
        }
        return y;
    }

    private static Values shuffle(MapOp.ChannelShuffle shuffle, Values x) {
        var y = new Values(x.shape);
        int channels = x.shape.channels();
        for (int plane = 0; plane < x.shape.batch() * channels; plane++) {
            int source = plane / channels * channels + shuffle.source(plane % channels, channels);
            System.arraycopy(x.data, source * x.plane(), y.data, plane * x.plane(), x.plane());
        }
        return y;
    }

    private Values convTranspose(MapOp.ConvTranspose2d conv, Node node, Values x) {
        var y = new Values(node.shape());
        var kernel = weight(node, Role.KERNEL);
        var bias = bias(node, conv.bias(), conv.out());
        for (int i = 0; i < y.data.length; i++) {
            y.data[i] = bias[i / y.plane() % conv.out()];
        }
        int taps = conv.kernel() * conv.kernel();
        for (int i = 0; i < x.data.length; i++) {
            int image = i / x.plane() / conv.in();
            int in = i / x.plane() % conv.in();
            int corner = i % x.plane() / x.shape.width() * conv.stride() * y.shape.width()
                    + i % x.shape.width() * conv.stride();
            for (int out = 0; out < conv.out(); out++) {
                int plane = (image * conv.out() + out) * y.plane() + corner;
                for (int tap = 0; tap < taps; tap++) {
                    int offset = tap / conv.kernel() * y.shape.width() + tap % conv.kernel();
                    y.data[plane + offset] += kernel[(in * conv.out() + out) * taps + tap] * x.data[i];
                }
            }
        }
        return y;
    }

    private Values linear(Op.Linear linear, Node node, Values x) {
        var y = new Values(node.shape());
        var kernel = weight(node, Role.KERNEL);
        var bias = bias(node, linear.bias(), linear.out());
        for (int i = 0; i < y.data.length; i++) {
            int image = i / linear.out();
            int out = i % linear.out();
            double sum = bias[out];
            for (int in = 0; in < linear.in(); in++) {
                sum += kernel[out * linear.in() + in] * x.data[image * linear.in() + in];
            }
            y.data[i] = sum;
        }
        return y;
    }
}
