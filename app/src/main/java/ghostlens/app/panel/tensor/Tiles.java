package ghostlens.app.panel.tensor;

import ghostlens.model.tensor.Tensor;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// A tensor as equal tiles on a sheet, one pixel for each value: kernels, a matrix, or the channels of a feature map.
/// A tensor with more values than can be looked at is shown from its beginning on.
///
/// @param columns how many tiles stand beside one another
/// @param gap pixels between tiles
public record Tiles(Tensor tensor, int count, int height, int width, int columns, int gap) {
    private static final int MOST_PIXELS = 1 << 22;

    /// The weights of an operator: one tile for each kernel, with all kernels of an output channel in a row unless
    /// each has only one; a matrix, also that of a 1×1 convolution, is one tile.
    static Tiles ofWeights(Tensor tensor) {
        var shape = tensor.shape();
        boolean hasKernels = shape.rank() == 4 && shape.height() * shape.width() > 1;
        if (!hasKernels) {
            int rows = shape.rank() > 1 && tensor.size() > shape.get(0) ? shape.get(0) : 1;
            return one(tensor, rows, tensor.size() / rows);
        }
        int kernels = shape.get(0) * shape.get(1);
        int columns = shape.get(1) > 1 ? shape.get(1) : columns(kernels, 1);
        return new Tiles(tensor, kernels, shape.height(), shape.width(), columns, 1).cut();
    }

    /// The channels of the first image of a feature map.
    ///
    /// @param columns how many channels stand beside one another
    public static Tiles ofMap(Tensor map, int columns) {
        var shape = map.shape();
        return shape.rank() == 4 && shape.height() * shape.width() > 1
                ? new Tiles(map, shape.channels(), shape.height(), shape.width(), columns, 2).cut()
                : one(map, 1, map.size() / shape.batch());
    }

    private static Tiles one(Tensor tensor, int rows, int columns) {
        int shown = Math.max(1, Math.min(rows, MOST_PIXELS / columns));
        return new Tiles(tensor, 1, shown, columns, 1, 0);
    }

    private Tiles cut() {
        int rows = Math.max(1, MOST_PIXELS / (sheetWidth() * (height + gap)));
        return new Tiles(tensor, Math.min(count, rows * columns), height, width, columns, gap);
    }

    /// How many tiles stand beside one another so that all have room in a place of this shape.
    ///
    /// @param aspect the height of the place, of its width
    public static int columns(int tiles, double aspect) {
        return IntStream.rangeClosed(1, tiles)
                .filter(columns -> Math.ceilDiv(tiles, columns) <= aspect * columns)
                .findFirst()
                .orElse(tiles);
    }

    /// Whether it is a single row of values, which are seen better as bars.
    boolean isRow() {
        return count == 1 && height == 1;
    }

    /// How many values are shown.
    int shown() {
        return count * height * width;
    }

    int sheetWidth() {
        return columns * (width + gap) - gap;
    }

    int sheetHeight() {
        return Math.ceilDiv(count, columns) * (height + gap) - gap;
    }

    /// The position in the tensor of the value at a pixel; empty between tiles.
    OptionalInt at(int x, int y) {
        int tile = y / (height + gap) * columns + x / (width + gap);
        int inX = x % (width + gap);
        int inY = y % (height + gap);
        boolean isInside = x >= 0 && y >= 0 && x < sheetWidth() && tile < count && inX < width && inY < height;
        return isInside ? OptionalInt.of(position(tile, inY, inX)) : OptionalInt.empty();
    }

    int position(int tile, int y, int x) {
        return (tile * height + y) * width + x;
    }

    int tile(int position) {
        return position / (height * width);
    }

    int row(int position) {
        return position / width % height;
    }

    int column(int position) {
        return position % width;
    }

    /// The pixel column of a tile's left edge.
    int left(int tile) {
        return tile % columns * (width + gap);
    }

    /// The pixel row of a tile's upper edge.
    int top(int tile) {
        return tile / columns * (height + gap);
    }
}
