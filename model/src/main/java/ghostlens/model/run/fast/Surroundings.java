package ghostlens.model.run.fast;

import ghostlens.model.graph.Window;

/// A feature map copied with its padding, so that every tap of a convolution reads neighbouring pixels for neighbouring
/// outputs: with stride s, every s-th column of the map comes to lie side by side.
///
/// @param map the feature map
/// @param address of the first image's copy
/// @param imageBytes from one image's copy to the next; 0 where there is room for one only
/// @param rows with padding
/// @param columns of one of the `strideWidth` groups of columns
record Surroundings(Window window, Place map, long address, long imageBytes, int rows, int columns) {

    static Surroundings of(Window window, Place map, long address, long imageBytes) {
        int outHeight = window.outputHeight(map.height());
        int outWidth = window.outputWidth(map.width());
        int rows = (outHeight - 1) * window.strideHeight() + window.kernelHeight();
        int columns = outWidth + (window.kernelWidth() - 1) / window.strideWidth();
        return new Surroundings(window, map, address, imageBytes, rows, columns);
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

    /// Bytes of one image.
    long bytes() {
        return map.blocks() * planeBytes();
    }

    /// Where a plane of an image begins.
    long plane(int image, int plane) {
        return address + image * imageBytes + plane * planeBytes();
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
