package ghostlens.model.run.fast;

import ghostlens.model.graph.Window;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// A depthwise convolution: each block of channels by itself, row by row. Threads share the rows, as they do in the
/// dense steps before and after it: what one has written, another reads from its cache far more slowly.
final class DepthwiseKernel implements Kernel {
    private final Window window;
    private final Place in;
    private final Place out;
    private final Finish finish;
    private final long weights;
    private final long bias;
    private final long zeros;
    private final int tiles;

    /// @param zeros where a vector of zeros is
    DepthwiseKernel(Window window, Parameters.Pair kernelAndBias, long zeros, Place in, Place out, Finish finish) {
        this.window = window;
        this.in = in;
        this.out = out;
        this.finish = finish;
        this.weights = kernelAndBias.first();
        this.bias = kernelAndBias.second();
        this.zeros = zeros;
        this.tiles = hasTiles(window, out.width()) ? 10 * window.kernelWidth() + window.strideWidth() : 0;
    }

    private int taps() {
        return window.kernelHeight() * window.kernelWidth();
    }

    /// Whether there are tiles for a window and a map of this width.
    static boolean hasTiles(Window w, int outWidth) {
        int k = w.kernelHeight();
        int s = w.strideHeight();
        return (k == 3 || k == 5) && s <= 2 && w.equals(Window.square(k, s)) && outWidth >= DepthwiseTiles.WIDTH;
    }

    @Override
    public int pieces() {
        return out.images() * out.blocks() * out.height();
    }

    @Override
    public void run(Tile tile, int image, int from, int to) {
        finish.bound(tile);
        tile.zeros = zeros;
        tile.inRow = (long) in.width() * Lanes.BYTES;
        for (int block = 0; block < out.blocks(); block++) {
            int end = Math.ceilDiv(to - block, out.blocks());
            for (int row = Math.ceilDiv(from - block, out.blocks()); row < end; row++) {
                row(tile, image + row / out.height(), block, row % out.height());
            }
        }
    }

    private void row(Tile tile, int image, int block, int row) {
        int top = row * window.strideHeight() - window.padTop();
        int firstTap = Math.max(0, -top);
        int lastTap = Math.min(window.kernelHeight(), in.height() - top);
        long line = (long) window.kernelWidth() * Lanes.BYTES;
        long first = weights + (long) block * taps() * Lanes.BYTES;
        tile.weights = first + firstTap * line;
        tile.weightsEnd = first + lastTap * line;
        tile.bias = bias + (long) block * Lanes.BYTES;
        long skipped = (long) row * out.width() * Lanes.BYTES;
        long residual = finish.residual(image, block);
        long x = in.at(image, block) + (top + firstTap) * tile.inRow;
        long y = out.at(image, block) + skipped;
        if (firstTap >= lastTap || tiles == 0) {
            pixels(tile, x, y, residual == 0 ? 0 : residual + skipped);
        } else {
            tiles(tile, x, y, residual == 0 ? 0 : residual + skipped);
        }
    }

    /// Covers a row with tiles; the last one overlaps the one before it where they do not come out even.
    private void tiles(Tile tile, long x, long y, long residual) {
        int stride = window.strideWidth();
        int reach = (DepthwiseTiles.WIDTH - 1) * stride + window.kernelWidth();
        for (int pixel = 0; pixel < out.width(); pixel += DepthwiseTiles.WIDTH) {
            int start = Math.min(pixel, out.width() - DepthwiseTiles.WIDTH);
            int left = start * stride - window.padLeft();
            long offset = (long) start * Lanes.BYTES;
            tile.in = x + (long) left * Lanes.BYTES;
            tile.out = y + offset;
            tile.residual = residual == 0 ? 0 : residual + offset;
            tile.leftOutside = Math.max(0, -left);
            tile.rightOutside = Math.max(0, left + reach - in.width());
            compute(tile);
        }
    }

    private void compute(Tile tile) {
        switch (tiles) {
            case 31 -> DepthwiseTiles.of3x3s1(tile);
            case 32 -> DepthwiseTiles.of3x3s2(tile);
            case 51 -> DepthwiseTiles.of5x5s1(tile);
            default -> DepthwiseTiles.of5x5s2(tile);
        }
    }

    private void pixels(Tile tile, long x, long y, long residual) {
        for (int pixel = 0; pixel < out.width(); pixel++) {
            long offset = (long) pixel * Lanes.BYTES;
            pixel(
                    tile,
                    pixel * window.strideWidth() - window.padLeft(),
                    x,
                    y + offset,
                    residual == 0 ? 0 : residual + offset);
        }
    }

    /// One pixel of any window.
    private void pixel(Tile tile, int left, long x, long y, long residual) {
        var sum = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, tile.bias, Lanes.ORDER);
        long line = x;
        for (long w = tile.weights; w < tile.weightsEnd; w += (long) window.kernelWidth() * Lanes.BYTES) {
            for (int tap = Math.max(0, -left); tap < window.kernelWidth() && left + tap < in.width(); tap++) {
                var value = FloatVector.fromMemorySegment(
                        Lanes.SPECIES, Lanes.ALL, line + (long) (left + tap) * Lanes.BYTES, Lanes.ORDER);
                var weight = FloatVector.fromMemorySegment(
                        Lanes.SPECIES, Lanes.ALL, w + (long) tap * Lanes.BYTES, Lanes.ORDER);
                sum = value.fma(weight, sum);
            }
            line += tile.inRow;
        }
        if (residual != 0) {
            sum = sum.add(FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, residual, Lanes.ORDER));
        }
        var low = FloatVector.broadcast(Lanes.SPECIES, tile.low);
        var high = FloatVector.broadcast(Lanes.SPECIES, tile.high);
        VectorMask<Float> below = sum.compare(VectorOperators.LT, low);
        VectorMask<Float> above = sum.compare(VectorOperators.GT, high);
        sum.blend(low, below).blend(high, above).intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
    }
}
