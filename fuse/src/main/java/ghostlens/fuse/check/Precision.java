package ghostlens.fuse.check;

/// How finely two networks can be told apart: as finely as their weights and sums are rounded.
public enum Precision {
    FLOAT32(1),
    FLOAT64(0x1p-29);

    private final double roundoff;

    Precision(double roundoff) {
        this.roundoff = roundoff;
    }

    /// The rounding of one operation as a multiple of float32's.
    double roundoff() {
        return roundoff;
    }
}
