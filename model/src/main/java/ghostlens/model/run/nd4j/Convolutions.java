package ghostlens.model.run.nd4j;

import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.graph.Window;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Which of ND4J's operators compute a convolution: it has one for dense and one for depthwise ones, and for 1×1
/// convolutions its matrix product is faster.
final class Convolutions {
    private Convolutions() {}

    /// @param output the shape of what it computes
    static Kernel of(Op.Conv2d conv, TensorShape output) {
        if (isProduct(conv) && output.height() * output.width() == 1) {
            return new Kernel(productName(conv, "add"), site -> gate(site, conv));
        }
        if (isProduct(conv)) {
            return new Kernel(productName(conv, "biasadd"), site -> pointwise(site, conv));
        }
        if (conv.groups() == 1) {
            return new Kernel(padName(conv) + "conv2d", site -> dense(site, conv, site.tensor(Role.KERNEL)));
        }
        return conv.groups() == conv.in()
                ? new Kernel(padName(conv) + "depthwise_conv2d", site -> depthwise(site, conv))
                : grouped(conv);
    }

    /// Whether the convolution is a matrix product: each pixel's channels times the weights.
    private static boolean isProduct(Op.Conv2d conv) {
        return conv.groups() == 1 && conv.window().equals(Window.square(1, 1));
    }

    private static String productName(Op.Conv2d conv, String biasOperator) {
        return conv.bias() ? "matmul, " + biasOperator : "matmul";
    }

    /// On 1×1 maps: images × channels times the weights transposed; three times as fast as `conv2d`.
    private static List<Call> gate(Site site, Op.Conv2d conv) {
        var x = site.input();
        var y = site.output();
        return Kernels.product(
                site, x.reshape('c', x.size(0), conv.in()), y.reshape('c', y.size(0), conv.out()), conv.bias());
    }

    /// Image by image: weights times channels × pixels; a third faster than `conv2d`, which packs the weights each
    /// time.
    private static List<Call> pointwise(Site site, Op.Conv2d conv) {
        var weights = site.weight(Role.KERNEL).reshape('c', conv.out(), conv.in());
        var calls = new ArrayList<Call>();
        forEachImage(
                site.input(),
                site.output(),
                (x, y) -> calls.add(site.call("matmul")
                        .reads(weights, x.reshape('c', true, conv.in(), x.length() / conv.in()))
                        .writes(y.reshape('c', true, conv.out(), y.length() / conv.out()))
                        .integers(0, 0, 0)));
        if (conv.bias()) {
            calls.add(site.call("biasadd")
                    .reads(site.output(), site.weight(Role.BIAS))
                    .writes(site.output())
                    .flags(true));
        }
        return calls;
    }

    /// Views of each image of the input and the output, with a batch of 1.
    private static void forEachImage(INDArray input, INDArray output, BiConsumer<INDArray, INDArray> body) {
        for (int image = 0; image < output.size(0); image++) {
            body.accept(image(input, image), image(output, image));
        }
    }

    private static INDArray image(INDArray map, int image) {
        return map.slice(image).reshape('c', true, 1, map.size(1), map.size(2), map.size(3));
    }

    private static String padName(Op.Conv2d conv) {
        return conv.window().isSymmetric() ? "" : "pad, ";
    }

    /// ND4J takes dense weights as [kH, kW, in, out].
    private static List<Call> dense(Site site, Op.Conv2d conv, Tensor kernel) {
        var calls = new ArrayList<Call>();
        var weights = site.memory().permuted(kernel, OffHeap.longs(kernel.shape()), 2, 3, 1, 0);
        var operands = operands(site, conv, weights);
        var window = pad(site, conv.window(), operands, calls);
        calls.add(site.call("conv2d").reads(operands).writes(site.output()).integers(windowArguments(window)));
        return calls;
    }

    /// Puts the padded input among the operands where ND4J cannot pad by itself; returns the window that is left.
    private static Window pad(Site site, Window window, INDArray[] operands, List<Call> calls) {
        if (window.isSymmetric()) {
            return window;
        }
        operands[0] = Padded.input(site, window, 0, calls);
        return Padded.unpadded(window);
    }

    /// Image by image, because oneDNN falls to a fifth of its speed on large batches. ND4J takes depthwise weights as
    /// [kH, kW, channels, outputs per channel].
    private static List<Call> depthwise(Site site, Op.Conv2d conv) {
        long[] shape = {
            conv.in(),
            conv.out() / conv.in(),
            conv.window().kernelHeight(),
            conv.window().kernelWidth()
        };
        var operands = operands(site, conv, site.memory().permuted(site.tensor(Role.KERNEL), shape, 2, 3, 0, 1));
        var calls = new ArrayList<Call>();
        var w = pad(site, conv.window(), operands, calls);
        forEachImage(operands[0], site.output(), (x, y) -> {
            operands[0] = x;
            calls.add(site.call("depthwise_conv2d").reads(operands).writes(y).integers(windowArguments(w)));
        });
        return calls;
    }

    /// ND4J has no grouped convolution: a dense one with zeros between the groups, and all the work that they cost.
    private static Kernel grouped(Op.Conv2d conv) {
        return new Kernel(
                "%sconv2d (%d groups as dense)".formatted(padName(conv), conv.groups()),
                site -> dense(site, conv, filled(conv, site.tensor(Role.KERNEL))));
    }

    private static Tensor filled(Op.Conv2d conv, Tensor kernel) {
        int taps = conv.window().kernelHeight() * conv.window().kernelWidth();
        int inPerGroup = conv.in() / conv.groups();
        int outPerGroup = conv.out() / conv.groups();
        return Tensor.generate(kernel.shape().with(1, conv.in()), position -> {
            int out = position / (conv.in() * taps);
            int in = position / taps % conv.in();
            boolean inside = in / inPerGroup == out / outPerGroup;
            return inside ? kernel.get((out * inPerGroup + in % inPerGroup) * taps + position % taps) : 0;
        });
    }

    private static INDArray[] operands(Site site, Op.Conv2d conv, INDArray weights) {
        return conv.bias()
                ? new INDArray[] {site.input(), weights, site.weight(Role.BIAS)}
                : new INDArray[] {site.input(), weights};
    }

    /// Kernel, stride, padding, dilation; then explicit padding, N×C×H×W, and weights with the kernel first.
    private static long[] windowArguments(Window w) {
        return new long[] {
            w.kernelHeight(), w.kernelWidth(), w.strideHeight(), w.strideWidth(), w.padTop(), w.padLeft(), 1, 1, 0, 0, 0
        };
    }
}
