package ghostlens.model.detect;

/// How a network's four numbers turn a box into another: where the centre goes, in widths and heights, and the
/// logarithms
/// of how width and height grow.
///
/// @param centre what an offset of the centre is multiplied with
/// @param size what a logarithm is multiplied with
public record BoxCoder(double centre, double size) {
    /// For anchors.
    public static final BoxCoder OF_ANCHORS = new BoxCoder(1, 1);
    /// For regions of interest.
    public static final BoxCoder OF_REGIONS = new BoxCoder(0.1, 0.2);

    /// A box grows or shrinks 62.5 times at the most, so that no exponential overflows.
    private static final double LARGEST_LOGARITHM = Math.log(1000.0 / 16);

    public Box decode(Box box, double x, double y, double width, double height) {
        double middleX = (box.left() + box.right()) / 2;
        double middleY = (box.top() + box.bottom()) / 2;
        return Box.around(
                middleX + box.width() * centre * x,
                middleY + box.height() * centre * y,
                box.width() * growth(width),
                box.height() * growth(height));
    }

    private double growth(double logarithm) {
        return Math.exp(Math.clamp(size * logarithm, -LARGEST_LOGARITHM, LARGEST_LOGARITHM));
    }
}
