package ghostlens.model.net;

/// How a width multiplier makes channel counts.
public final class Widths {
    private Widths() {}

    /// The multiple of `divisor` nearest to `channels`, never under 90 % of it, as MobileNet and its successors round.
    public static int makeDivisible(double channels, int divisor) {
        int rounded = Math.max(divisor, (int) (channels + divisor / 2.0) / divisor * divisor);
        return rounded < 0.9 * channels ? rounded + divisor : rounded;
    }
}
