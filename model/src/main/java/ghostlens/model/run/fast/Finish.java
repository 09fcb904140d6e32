package ghostlens.model.run.fast;

import org.jspecify.annotations.Nullable;

/// What a kernel does to a result before it writes it: adds another value, then keeps it between bounds.
record Finish(@Nullable Place residual, Clamp clamp) {
    static final Finish NONE = new Finish(null, Clamp.NONE);

    /// Tells a tile about the bounds.
    void bound(Tile tile) {
        tile.low = clamp.low();
        tile.high = clamp.high();
    }

    /// Where the value to add lies; 0 where there is none.
    long residual(int image, int block) {
        return residual == null ? 0 : residual.at(image, block);
    }

    Finish part(Band band) {
        return residual == null ? this : new Finish(residual.part(band), clamp);
    }

    Finish imagesAsPixels() {
        return residual == null ? this : new Finish(residual.imagesAsPixels(), clamp);
    }
}
