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
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Operators on each number by itself: activations, sums, products, scales and shifts.
final class Elementwise {
    private static final double CLOSE = 1e-5;
    /// What older files write for no bound.
    private static final double ALMOST_ENDLESS = 3.4e38;

    private Elementwise() {}

    static void activation(Site site, Kind kind) {
        activation(site, kind, site.computed(0), null);
    }

    static void sigmoid(Site site) {
        var x = site.computed(0);
        activation(site, Kind.SIGMOID, x, new Origin.Gate(x));
    }

    static void relu(Site site) {
        var x = site.computed(0);
        activation(
                site,
                Kind.RELU,
                x,
                x.origin().orElse(null) instanceof Origin.Raised raised ? raised : new Origin.Rectified(x));
    }

    /// PyTorch writes it as a ReLU and a clip of that.
    private static void relu6(Site site, Computed x) {
        var origin = x.origin().orElse(null);
        if (origin instanceof Origin.Rectified(var inner)) {
            activation(site, Kind.RELU6, inner, null);
        } else if (origin instanceof Origin.Raised(var inner, var _)) {
            activation(site, Kind.RELU6, x, new Origin.Raised(inner, true));
        } else {
            activation(site, Kind.RELU6, x, null);
        }
    }

    private static void activation(Site site, Kind kind, Computed x, @Nullable Origin origin) {
        site.become(new Op.Activation(kind), List.of(x), Map.of(), origin);
    }

    static void hardSigmoid(Site site) {
        double alpha = site.attributes().real("alpha", 0.2f);
        double beta = site.attributes().real("beta", 0.5f);
        if (Math.abs(alpha - 1.0 / 6) > CLOSE || Math.abs(beta - 0.5) > CLOSE) {
            throw new Unmapped("is %sx + %s, the engines know x/6 + 1/2".formatted((float) alpha, (float) beta));
        }
        hardGate(site, site.computed(0));
    }

    private static void hardGate(Site site, Computed x) {
        activation(site, Kind.HARD_SIGMOID, x, new Origin.HardGate(x));
    }

    /// A value plus 3, if that is what the site adds.
    static Optional<Origin> raised(Site site) {
        boolean isPair = site.inputs().size() == 2
                && site.inputs().stream().filter(Computed.class::isInstance).count() == 1;
        if (!isPair) {
            return Optional.empty();
        }
        var pair = Pair.of(site);
        return is(pair.constant, 3) ? Optional.of(new Origin.Raised(pair.x, false)) : Optional.empty();
    }

    private static boolean is(Constant constant, double value) {
        return constant.size() == 1 && Math.abs(constant.number() - value) <= CLOSE;
    }

    /// Whether the value is ⅙ of ReLU6(x + 3) once it is divided by 6.
    private static Optional<Computed> capped(Computed value) {
        return value.origin().orElse(null) instanceof Origin.Raised(var x, var isCapped) && isCapped
                ? Optional.of(x)
                : Optional.empty();
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
            relu6(site, site.computed(0));
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
            affine(site, x, _ -> 1, pair.constant, v -> v, raised(site).orElse(null));
        }
    }

    private static boolean isRow(Constant constant, int length) {
        return constant.extents().equals(List.of(length)) || constant.extents().equals(List.of(1, length));
    }

    static void difference(Site site) {
        requireNoAxis(site);
        var pair = Pair.of(site);
        affine(site, pair.x, _ -> pair.isFirst ? 1 : -1, pair.constant, v -> pair.isFirst ? -v : v, null);
    }

    static void product(Site site) {
        requireNoAxis(site);
        if (site.inputs().size() == 2 && site.inputs().stream().allMatch(Computed.class::isInstance)) {
            gated(site, site.computed(0), site.computed(1));
        } else {
            scaled(site, Pair.of(site), v -> v);
        }
    }

    private static void gated(Site site, Computed a, Computed b) {
        var gated = gatedByItself(a, b).or(() -> gatedByItself(b, a));
        if (gated.isPresent()) {
            site.become(new Op.Activation(gated.get()), gatedByItself(a, b).isPresent() ? a : b);
        } else if (a.shape().elements() < b.shape().elements()) {
            site.become(new Op.Multiply(), b, a);
        } else {
            site.become(new Op.Multiply(), a, b);
        }
    }

    /// The activation that a value times its own gate is.
    private static Optional<Kind> gatedByItself(Computed x, Computed gate) {
        var origin = gate.origin().orElse(null);
        if (origin instanceof Origin.Gate(var of) && of.id().equals(x.id())) {
            return Optional.of(Kind.SWISH);
        }
        return origin instanceof Origin.HardGate(var of) && of.id().equals(x.id())
                ? Optional.of(Kind.HARD_SWISH)
                : Optional.empty();
    }

    static void quotient(Site site) {
        requireNoAxis(site);
        var pair = Pair.of(site);
        if (!pair.isFirst) {
            throw new Unmapped("divides a constant by a value");
        }
        scaled(site, pair, v -> 1 / v);
    }

    private static void scaled(Site site, Pair pair, DoubleUnaryOperator scale) {
        var capped = capped(pair.x);
        if (capped.isPresent()
                && pair.constant.size() == 1
                && Math.abs(scale.applyAsDouble(pair.constant.number()) - 1.0 / 6) <= CLOSE) {
            hardGate(site, capped.get());
        } else {
            affine(site, pair.x, scale, pair.constant, _ -> 0, null);
        }
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
            Site site,
            Computed x,
            DoubleUnaryOperator scale,
            Constant constant,
            DoubleUnaryOperator shift,
            @Nullable Origin origin) {
        int channels = x.shape().rank() == 4 ? x.shape().channels() : 0;
        if (channels == 0 || !isPerChannel(constant.extents(), channels)) {
            throw new Unmapped("reads the constant %s beside %s, the engines know one number per channel of N×C×H×W"
                    .formatted(constant, x.shape()));
        }
        site.budget().take(4L * channels);
        var values = constant.tensor();
        var shape = TensorShape.of(channels);
        site.become(
                new Op.BatchNorm(channels, 0),
                List.of(x),
                Map.of(
                        "weight", Tensor.generate(shape, c -> scale.applyAsDouble(values.get(c % values.size()))),
                        "bias", Tensor.generate(shape, c -> shift.applyAsDouble(values.get(c % values.size()))),
                        "running_mean", Tensor.generate(shape, _ -> 0),
                        "running_var", Tensor.generate(shape, _ -> 1)),
                origin);
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
