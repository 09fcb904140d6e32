package ghostlens.fuse.check;

import ghostlens.model.tensor.Tensor;

/// How far two tensors of one shape are apart. Values that are not finite leave figures that are not finite either.
///
/// @param largestAbsolute max |a − b|
/// @param meanAbsolute mean |a − b|
/// @param scale max |a|, a being the value before
/// @param largestRelative max |a − b| / max |a|; 0 where both are 0, infinite where only a is
/// @param meanRelative Σ|a − b| / Σ|a|, likewise
/// @param largestUlps the largest distance in float32 steps at the scale: max |a − b| / ulp(max |a|)
/// @param cosine of the angle between a and b as vectors
/// @param psnr the peak signal-to-noise ratio in dB: 10·log₁₀(scale² / mean (a − b)²); infinite where they are equal
/// @param apart the same as the first, with 0 where both values are the same and not finite, and infinite where they
/// differ
///     and one is not finite
public record Difference(
        double largestAbsolute,
        double meanAbsolute,
        double scale,
        double largestRelative,
        double meanRelative,
        double largestUlps,
        double cosine,
        double psnr,
        double apart) {

    /// @param before a
    /// @param after b
    /// @throws IllegalArgumentException if the shapes differ
    public static Difference between(Tensor before, Tensor after) {
        if (!before.shape().equals(after.shape())) {
            throw new IllegalArgumentException(
                    "only tensors of one shape can be compared, not " + before.shape() + " and " + after.shape());
        }
        double largest = 0;
        double scale = 0;
        double sum = 0;
        double size = 0;
        double squares = 0;
        double ofBefore = 0;
        double ofAfter = 0;
        double product = 0;
        double parted = 0;
        for (int i = 0; i < before.size(); i++) {
            double a = before.get(i);
            double b = after.get(i);
            double apart = Math.abs(a - b);
            largest = Math.max(largest, apart);
            scale = Math.max(scale, Math.abs(a));
            sum += apart;
            size += Math.abs(a);
            squares += apart * apart;
            ofBefore += a * a;
            ofAfter += b * b;
            product += a * b;
            parted = Math.max(
                    parted, Double.isFinite(apart) ? apart : Double.compare(a, b) == 0 ? 0 : Double.POSITIVE_INFINITY);
        }
        return new Difference(
                largest,
                sum / before.size(),
                scale,
                ratio(largest, scale),
                ratio(sum, size),
                largest / Math.ulp((float) scale),
                ofBefore == 0 && ofAfter == 0 ? 1 : product / Math.sqrt(ofBefore) / Math.sqrt(ofAfter),
                10 * Math.log10(scale * scale / (squares / before.size())),
                parted);
    }

    private static double ratio(double part, double whole) {
        return part == 0 ? 0 : part / whole;
    }

    /// Whether the largest relative difference stays within the tolerance; never where a value is not finite.
    public boolean isWithin(double tolerance) {
        return largestRelative <= tolerance;
    }
}
