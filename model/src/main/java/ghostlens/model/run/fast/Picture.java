package ghostlens.model.run.fast;

import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;

/// The network's input as a first convolution with stride 2 reads it: few channels, each with its padding in a plane of
/// its own. In blocks of channels most lanes would be empty.
///
/// @param map the input
/// @param address of the first image
/// @param imageBytes from one image to the next
record Picture(Window window, Place map, long address, long imageBytes) {
    /// How far apart the inputs of neighbouring outputs are.
    static final int STRIDE = 2;

    private static final int MOST_CHANNELS = 4;

    /// Whether a convolution's input can be kept like this.
    static boolean suits(Op.Conv2d conv, int outWidth) {
        return conv.in() <= MOST_CHANNELS
                && conv.groups() == 1
                && conv.window().strideWidth() == STRIDE
                && outWidth >= TileShape.onPicture(1).pixels();
    }

    int rows() {
        return (window.outputHeight(map.height()) - 1) * window.strideHeight() + window.kernelHeight();
    }

    int columns() {
        return (window.outputWidth(map.width()) - 1) * STRIDE + window.kernelWidth();
    }

    long rowBytes() {
        return (long) columns() * Float.BYTES;
    }

    long planeBytes() {
        return rows() * rowBytes();
    }

    /// Bytes of one image.
    long bytes() {
        return map.channels() * planeBytes();
    }

    /// Where a number lies, its row and column counted with the padding.
    long at(int image, int channel, int row, int column) {
        return address + image * imageBytes + channel * planeBytes() + offset(row, column);
    }

    /// Where a number lies, relative to its plane.
    long offset(int row, int column) {
        return row * rowBytes() + (long) column * Float.BYTES;
    }
}
