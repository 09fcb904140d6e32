package ghostlens.model.run.fast;

/// The inner loop of a dense convolution: bias plus weights times inputs for a few neighbouring pixels by a few blocks
/// of channels at a time, along a run of pixels, all sums of a tile in registers.
interface TileLoop {

    /// Computes the run that `tile` describes.
    void run(Tile tile);
}
