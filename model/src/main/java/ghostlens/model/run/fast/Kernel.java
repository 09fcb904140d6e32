package ghostlens.model.run.fast;

/// One operator at fixed addresses. Its work falls into pieces that do not depend on one another, so that several
/// threads can share them.
interface Kernel {

    /// How many pieces there are.
    int pieces();

    /// Computes the pieces from `from` up to but not including `to`.
    ///
    /// @param tile the calling thread's own
    /// @param image which one of a batch that goes image by image; 0 where the kernel computes all of them at once
    void run(Tile tile, int image, int from, int to);
}
