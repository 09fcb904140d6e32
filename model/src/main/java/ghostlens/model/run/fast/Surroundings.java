package ghostlens.model.run.fast;

import ghostlens.model.graph.Window;
import java.util.List;

/// A feature map copied with its padding, so that every tap of a convolution reads neighbouring pixels for neighbouring
/// outputs: with stride s, every s-th column of the map comes to lie side by side.
///
/// @param map the feature map
/// @param band what is computed from the copy
/// @param address of the first image's copy
/// @param rows with padding
/// @param columns of one of the `strideWidth` groups of columns
record Surroundings(Window window, Place map, Band band, long address, int rows, int columns) {

    /// One after the other at the same address.
    static List<Surroundings> of(Window window, Place map, long address) {
        int rows = window.outputHeight(map.height());
        var whole = of(window, map, new Band(0, 1, 0, rows), address);
        return Band.of(map.images(), rows, whole.imageBytes()).stream()
                .map(band -> of(window, map, band, address))
                .toList();
    }

    private static Surroundings of(Window window, Place map, Band band, long address) {
        int rows = (band.rows() - 1) * window.strideHeight() + window.kernelHeight();
        int columns = window.outputWidth(map.width()) + (window.kernelWidth() - 1) / window.strideWidth();
        return new Surroundings(window, map.images(band), band, address, rows, columns);
    }

    /// Whether the map can be read as it is.
    static boolean needed(Window window) {
        return window.strideHeight() != 1 || window.strideWidth() != 1 || window.isPadded();
    }

    long rowBytes() {
        return (long) columns * Lanes.BYTES;
    }

    long planeBytes() {
        return window.strideWidth() * rows * rowBytes();
    }

    /// From one image's copy to the next.
    long imageBytes() {
        return map.blocks() * planeBytes();
    }

    /// Of all images.
    long bytes() {
        return map.images() * imageBytes();
    }

    /// The row of the map that is copied to a row; outside of it where there is padding.
    int source(int row) {
        return band.firstRow() * window.strideHeight() + row - window.padTop();
    }

    /// Where a plane of an image begins.
    long plane(int image, int plane) {
        return address + image * imageBytes() + plane * planeBytes();
    }

    /// Where the padded map's pixel lies, relative to its plane.
    long offset(int row, int column) {
        int group = column % window.strideWidth();
        return ((long) group * rows + row) * rowBytes() + (long) (column / window.strideWidth()) * Lanes.BYTES;
    }

    /// Whether any tap reads this row.
    boolean reads(int row) {
        return row % window.strideHeight() < window.kernelHeight();
    }
}
