package ghostlens.fuse.check;

import ghostlens.model.tensor.Tensor;

/// How far two tensors of one shape are apart. Values that are not finite leave figures that are not finite either.
///
/// @param largestAbsolute max |a − b|
/// @param meanAbsolute mean |a − b|
/// @param scale max |a|, a being the value before
/// @param largestRelative max |a − b| / max |a|; 0 where both are 0, infinite where only a is
/// @param largestUlps the largest distance in float32 steps at the scale: max |a − b| / ulp(max |a|)
public record Difference(
        double largestAbsolute, double meanAbsolute, double scale, double largestRelative, double largestUlps) {

    /// @param before a
    /// @param after b
    /// @throws IllegalArgumentException if the shapes differ
    public static Difference between(Tensor before, Tensor after) {
        if (!before.shape().equals(after.shape())) {
            throw new IllegalArgumentException(
                    "only tensors of one shape can be compared, not " + before.shape() + " and " + after.shape());
        }
        double largest = 0;
        double sum = 0;
        double scale = 0;
        for (int i = 0; i < before.size(); i++) {
            double apart = Math.abs(before.get(i) - after.get(i));
            largest = Math.max(largest, apart);
            sum += apart;
            scale = Math.max(scale, Math.abs(before.get(i)));
        }
        double relative = largest == 0 ? 0 : largest / scale;
        return new Difference(largest, sum / before.size(), scale, relative, largest / Math.ulp((float) scale));
    }

    /// Whether the largest relative difference stays within the tolerance; never where a value is not finite.
    public boolean isWithin(double tolerance) {
        return largestRelative <= tolerance;
    }
}
