package ghostlens.fuse.rules;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.net.NetworkView;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What BatchNorm is at inference: y = scale·x + shift per channel, with scale = γ/√(σ² + ε) and
/// shift = β − scale·μ.
record Affine(double[] scale, double[] shift) {

    static Affine of(Node node, Op.BatchNorm norm, NetworkView network) {
        var gamma = network.tensor(node, Role.SCALE);
        var beta = network.tensor(node, Role.SHIFT);
        var mean = network.tensor(node, Role.RUNNING_MEAN);
        var variance = network.tensor(node, Role.RUNNING_VARIANCE);
        var scale = new double[norm.channels()];
        var shift = new double[norm.channels()];
        for (int c = 0; c < scale.length; c++) {
            scale[c] = gamma.get(c) / Math.sqrt(variance.get(c) + norm.epsilon());
            shift[c] = beta.get(c) - scale[c] * mean.get(c);
        }
        return new Affine(scale, shift);
    }

    /// A BatchNorm's channel whose statistics give no scale and shift; empty where all do.
    static Optional<Obstacle> withoutStatistics(Node node, Op.BatchNorm norm, NetworkView network) {
        var affine = of(node, norm, network);
        return IntStream.range(0, norm.channels())
                .filter(c -> !Double.isFinite(affine.scale[c]) || !Double.isFinite(affine.shift[c]))
                .boxed()
                .findFirst()
                .map(c -> new Obstacle(
                        node.id(),
                        "The batch norm %s has no usable statistics: channel %d has a mean of %s and a variance of %s."
                                .formatted(
                                        node.id(),
                                        c,
                                        network.tensor(node, Role.RUNNING_MEAN).get(c),
                                        network.tensor(node, Role.RUNNING_VARIANCE)
                                                .get(c))));
    }

    /// y = x.
    static Affine identity(int channels) {
        var ones = new double[channels];
        Arrays.fill(ones, 1);
        return new Affine(ones, new double[channels]);
    }

    /// This function, then another.
    Affine then(Affine next) {
        int channels = scale.length;
        var product = new double[channels];
        var moved = new double[channels];
        for (int c = 0; c < channels; c++) {
            product[c] = next.scale[c] * scale[c];
            moved[c] = next.scale[c] * shift[c] + next.shift[c];
        }
        return new Affine(product, moved);
    }

    /// Both over one value, added.
    Affine plus(Affine other) {
        int channels = scale.length;
        var sum = new double[channels];
        var moved = new double[channels];
        for (int c = 0; c < channels; c++) {
            sum[c] = scale[c] + other.scale[c];
            moved[c] = shift[c] + other.shift[c];
        }
        return new Affine(sum, moved);
    }

    /// As the tensors of a BatchNorm with a mean of 0, a variance of 1 and no ε.
    Map<String, Tensor> tensors() {
        var shape = TensorShape.of(scale.length);
        return Map.of(
                "weight", Tensor.of(shape, scale),
                "bias", Tensor.of(shape, shift),
                "running_mean", Tensor.generate(shape, _ -> 0),
                "running_var", Tensor.generate(shape, _ -> 1));
    }
}
