package ghostlens.model.run.fast;

import ghostlens.model.graph.MapOp;
import ghostlens.model.tensor.TensorShape;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;

/// The nearest neighbour at another size.
final class ResizeKernel extends PlaneKernel {
    private final Place in;
    private final int[] rows;
    private final int[] columns;

    ResizeKernel(MapOp.Resize resize, Place in, Place out) {
        super(out);
        this.in = in;
        var shape = TensorShape.of(1, in.channels(), in.height(), in.width());
        this.rows =
                IntStream.range(0, out.height()).map(y -> resize.row(y, shape)).toArray();
        this.columns = IntStream.range(0, out.width())
                .map(x -> resize.column(x, shape))
                .toArray();
    }

    @Override
    void plane(int image, int block, Place out) {
        long x = in.at(image, block);
        long y = out.at(image, block);
        for (int row : rows) {
            long line = x + (long) row * in.width() * Lanes.BYTES;
            for (int column : columns) {
                FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, line + (long) column * Lanes.BYTES, Lanes.ORDER)
                        .intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
                y += Lanes.BYTES;
            }
        }
    }
}
