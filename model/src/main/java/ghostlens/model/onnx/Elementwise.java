package ghostlens.model.onnx;

import ghostlens.model.graph.Op;
import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.onnx.Value.Computed;
import ghostlens.model.onnx.Value.Origin;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/// Operators on each number by itself: activations, sums, products, scales and shifts.
final class Elementwise {
    private static final double CLOSE = 1e-5;
    /// What older files write for no bound.
    private static final double ALMOST_ENDLESS = 3.4e38;

    private Elementwise() {}

    static void activation(Site site, Kind kind) {
        site.become(new Op.Activation(kind), site.computed(0));
    }

    static void sigmoid(Site site) {
        var x = site.computed(0);
        site.become(new Op.Activation(Kind.SIGMOID), List.of(x), Map.of(), new Origin.Gate(x));
    }

    static void hardSigmoid(Site site) {
        double alpha = site.attributes().real("alpha", 0.2f);
        double beta = site.attributes().real("beta", 0.5f);
        if (Math.abs(alpha - 1.0 / 6) > CLOSE || Math.abs(beta - 0.5) > CLOSE) {
            throw new Unmapped("is %sx + %s, the engines know x/6 + 1/2".formatted((float) alpha, (float) beta));
        }
        activation(site, Kind.HARD_SIGMOID);
    }

    static void clip(Site site) {
        boolean isOld = site.operatorSet() < 11;
        double low = isOld
                ? site.attributes().real("min", -Float.MAX_VALUE)
                : site.findConstant(1).map(Constant::number).orElse(Double.NEGATIVE_INFINITY);
        double high = isOld
                ? site.attributes().real("max", Float.MAX_VALUE)
                : site.findConstant(2).map(Constant::number).orElse(Double.POSITIVE_INFINITY);
        if (low <= -ALMOST_ENDLESS && high >= ALMOST_ENDLESS) {
            site.pass(site.computed(0));
        } else if (low == 0 && high >= ALMOST_ENDLESS) {
            activation(site, Kind.RELU);
        } else if (low == 0 && high == 6) {
            activation(site, Kind.RELU6);
        } else {
            throw new Unmapped(
                    "keeps values between %s and %s, the engines know 0 to 6".formatted((float) low, (float) high));
        }
    }

    static void sum(Site site) {
        requireNoAxis(site);
        if (site.inputs().size() == 1) {
            site.pass(site.computed(0));
        } else if (site.inputs().stream().allMatch(Computed.class::isInstance)) {
            site.become(new Op.Add(), site.inputs().stream().map(Site::usable).toList(), Map.of());
        } else {
            shifted(site);
        }
    }

    private static void shifted(Site site) {
        var pair = Pair.of(site);
        var x = pair.x;
        if (x.origin().orElse(null) instanceof Origin.Product(var vector, var linear, var weights)
                && isRow(pair.constant, linear.out())) {
            var bias = pair.constant.withExtents(List.of(linear.out())).tensor();
            site.become(
                    new Op.Linear(linear.in(), linear.out(), true), List.of(vector), Windows.tensors(weights, bias));
        } else {
            affine(site, x, _ -> 1, pair.constant, v -> v);
        }
    }

    private static boolean isRow(Constant constant, int length) {
        return constant.extents().equals(List.of(length)) || constant.extents().equals(List.of(1, length));
    }

    static void difference(Site site) {
        requireNoAxis(site);
        var pair = Pair.of(site);
        affine(site, pair.x, _ -> pair.isFirst ? 1 : -1, pair.constant, v -> pair.isFirst ? -v : v);
    }

    static void product(Site site) {
        requireNoAxis(site);
        if (site.inputs().size() == 2 && site.inputs().stream().allMatch(Computed.class::isInstance)) {
            gated(site, site.computed(0), site.computed(1));
        } else {
            affine(site, Pair.of(site).x, v -> v, Pair.of(site).constant, _ -> 0);
        }
    }

    private static void gated(Site site, Computed a, Computed b) {
        if (isGateOf(a, b) || isGateOf(b, a)) {
            site.become(new Op.Activation(Kind.SWISH), isGateOf(a, b) ? a : b);
        } else if (a.shape().elements() < b.shape().elements()) {
            site.become(new Op.Multiply(), b, a);
        } else {
            site.become(new Op.Multiply(), a, b);
        }
    }

    private static boolean isGateOf(Computed x, Computed gate) {
        return gate.origin().orElse(null) instanceof Origin.Gate(var of)
                && of.id().equals(x.id());
    }

    static void quotient(Site site) {
        requireNoAxis(site);
        var pair = Pair.of(site);
        if (!pair.isFirst) {
            throw new Unmapped("divides a constant by a value");
        }
        affine(site, pair.x, v -> 1 / v, pair.constant, _ -> 0);
    }

    private static void requireNoAxis(Site site) {
        if (site.attributes().has("broadcast")) {
            throw new Unmapped("stretches its input along an axis, as before operator set 7");
        }
    }

    /// A value and a constant, in either order.
    private record Pair(Computed x, Constant constant, boolean isFirst) {
        static Pair of(Site site) {
            if (site.inputs().size() != 2) {
                throw new Unmapped("has %d inputs".formatted(site.inputs().size()));
            }
            boolean isFirst = site.input(0) instanceof Computed;
            return new Pair(site.computed(isFirst ? 0 : 1), site.constant(isFirst ? 1 : 0), isFirst);
        }
    }

    /// A scale and a shift per channel, which is a batch norm with a mean of 0 and a variance of 1.
    private static void affine(
            Site site, Computed x, DoubleUnaryOperator scale, Constant constant, DoubleUnaryOperator shift) {
        int channels = x.shape().rank() == 4 ? x.shape().channels() : 0;
        if (channels == 0 || !isPerChannel(constant.extents(), channels)) {
            throw new Unmapped("reads the constant %s beside %s, the engines know one number per channel of N×C×H×W"
                    .formatted(constant, x.shape()));
        }
        var values = constant.tensor();
        var shape = TensorShape.of(channels);
        site.become(
                new Op.BatchNorm(channels, 0),
                List.of(x),
                Map.of(
                        "weight", Tensor.generate(shape, c -> scale.applyAsDouble(values.get(c % values.size()))),
                        "bias", Tensor.generate(shape, c -> shift.applyAsDouble(values.get(c % values.size()))),
                        "running_mean", Tensor.generate(shape, _ -> 0),
                        "running_var", Tensor.generate(shape, _ -> 1)));
    }

    private static boolean isPerChannel(List<Integer> extents, int channels) {
        var aligned = new ArrayList<Integer>(extents);
        while (aligned.size() < 4) {
            aligned.addFirst(1);
        }
        return aligned.equals(List.of(1, 1, 1, 1)) || aligned.equals(List.of(1, channels, 1, 1));
    }

    static void batchNorm(Site site) {
        var x = site.map(0);
        if (site.attributes().integer("training_mode", 0) != 0
                || site.attributes().integer("spatial", 1) != 1) {
            throw new Unmapped("normalizes by the batch it is given, as in training");
        }
        // The number as it was written, 1e-5, not the float32 next to it.
        double epsilon = Double.parseDouble(Float.toString(site.attributes().real("epsilon", 1e-5f)));
        site.become(
                new Op.BatchNorm(x.shape().channels(), epsilon),
                List.of(x),
                Map.of(
                        "weight", site.constant(1).tensor(),
                        "bias", site.constant(2).tensor(),
                        "running_mean", site.constant(3).tensor(),
                        "running_var", site.constant(4).tensor()));
    }
}
