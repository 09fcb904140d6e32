package ghostlens.fuse.rules;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.net.Network;
import java.util.Arrays;

/// What BatchNorm is at inference: y = scale·x + shift per channel, with scale = γ/√(σ² + ε) and
/// shift = β − scale·μ.
record Affine(double[] scale, double[] shift) {

    static Affine of(Node node, Op.BatchNorm norm, Network network) {
        var gamma = network.weights().get(node, Role.SCALE);
        var beta = network.weights().get(node, Role.SHIFT);
        var mean = network.weights().get(node, Role.RUNNING_MEAN);
        var variance = network.weights().get(node, Role.RUNNING_VARIANCE);
        var scale = new double[norm.channels()];
        var shift = new double[norm.channels()];
        for (int c = 0; c < scale.length; c++) {
            scale[c] = gamma.get(c) / Math.sqrt(variance.get(c) + norm.epsilon());
            shift[c] = beta.get(c) - scale[c] * mean.get(c);
        }
        return new Affine(scale, shift);
    }

    /// y = x.
    static Affine identity(int channels) {
        var ones = new double[channels];
        Arrays.fill(ones, 1);
        return new Affine(ones, new double[channels]);
    }
}
