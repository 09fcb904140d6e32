package ghostlens.fuse.check;

import ghostlens.model.tensor.Tensor;
import java.util.Arrays;

/// How the absolute differences of all elements are spread.
///
/// @param median half of them are at most this
/// @param p99 ninety-nine of a hundred are
/// @param p999 all but one of a thousand are
public record Quantiles(double median, double p99, double p999) {

    /// Of tensors of one shape.
    static Quantiles of(Tensor before, Tensor after) {
        var apart = new double[before.size()];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = Math.abs(before.get(i) - after.get(i));
        }
        Arrays.sort(apart);
        return new Quantiles(at(apart, 0.5), at(apart, 0.99), at(apart, 0.999));
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
