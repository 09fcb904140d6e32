package ghostlens.model.run.fast;

import ghostlens.model.graph.MapOp;
import jdk.incubator.vector.FloatVector;

/// The second half of a transposed convolution: bias plus the shares that reach a pixel.
final class SpreadKernel extends PlaneKernel {
    private final MapOp.ConvTranspose2d conv;
    private final Place taps;
    private final long bias;

    /// @param taps for every block of output channels a block per tap, on the input's pixels
    SpreadKernel(MapOp.ConvTranspose2d conv, Place taps, long bias, Place out) {
        super(out);
        this.conv = conv;
        this.taps = taps;
        this.bias = bias;
    }

    @Override
    void plane(int image, int block, Place out) {
        var begin =
                FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, bias + (long) block * Lanes.BYTES, Lanes.ORDER);
        long y = out.at(image, block);
        for (int row = 0; row < out.height(); row++) {
            for (int column = 0; column < out.width(); column++) {
                pixel(image, block, row, column, begin).intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
                y += Lanes.BYTES;
            }
        }
    }

    private FloatVector pixel(int image, int block, int row, int column, FloatVector begin) {
        var sum = begin;
        int kernel = conv.kernel();
        int stride = conv.stride();
        for (int h = row % stride; h < kernel; h += stride) {
            for (int w = column % stride; w < kernel; w += stride) {
                int fromRow = Math.floorDiv(row - h, stride);
                int fromColumn = Math.floorDiv(column - w, stride);
                if (fromRow >= 0 && fromRow < taps.height() && fromColumn >= 0 && fromColumn < taps.width()) {
                    long plane = taps.at(image, (block * kernel + h) * kernel + w);
                    long offset = ((long) fromRow * taps.width() + fromColumn) * Lanes.BYTES;
                    sum = sum.add(FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, plane + offset, Lanes.ORDER));
                }
            }
        }
        return sum;
    }
}
