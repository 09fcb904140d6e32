package ghostlens.model.run.fast;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Window;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// What summarizes the pixels under a window.
abstract class PoolKernel extends PlaneKernel {
    private final Window window;
    private final Place in;

    private PoolKernel(Window window, Place in, Place out) {
        super(out);
        this.window = window;
        this.in = in;
    }

    @Override
    void plane(int image, int block, Place out) {
        long x = in.at(image, block);
        long y = out.at(image, block);
        for (int row = 0; row < out.height(); row++) {
            int top = row * window.strideHeight() - window.padTop();
            int bottom = Math.min(in.height(), top + window.kernelHeight());
            for (int column = 0; column < out.width(); column++) {
                int left = column * window.strideWidth() - window.padLeft();
                int right = Math.min(in.width(), left + window.kernelWidth());
                pixel(x, Math.max(0, top), bottom, Math.max(0, left), right, y);
                y += Lanes.BYTES;
            }
        }
    }

    /// Summarizes the rows and columns of a plane that are under the window.
    abstract void pixel(long plane, int top, int bottom, int left, int right, long out);

    long row(long plane, int row) {
        return plane + (long) row * in.width() * Lanes.BYTES;
    }

    /// The largest value.
    static final class Largest extends PoolKernel {
        Largest(Window window, Place in, Place out) {
            super(window, in, out);
        }

        @Override
        void pixel(long plane, int top, int bottom, int left, int right, long out) {
            var largest = FloatVector.broadcast(Lanes.SPECIES, Float.NEGATIVE_INFINITY);
            for (int row = top; row < bottom; row++) {
                long end = row(plane, row) + (long) right * Lanes.BYTES;
                for (long x = row(plane, row) + (long) left * Lanes.BYTES; x < end; x += Lanes.BYTES) {
                    var v = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER);
                    largest = largest.blend(v, v.compare(VectorOperators.GT, largest));
                }
            }
            largest.intoMemorySegment(Lanes.ALL, out, Lanes.ORDER);
        }
    }

    /// The mean.
    static final class Mean extends PoolKernel {
        private final boolean countsPadding;
        private final float share;

        Mean(MapOp.AveragePool pool, Place in, Place out) {
            super(pool.window(), in, out);
            this.countsPadding = pool.countsPadding();
            this.share = 1f / (pool.window().kernelHeight() * pool.window().kernelWidth());
        }

        @Override
        void pixel(long plane, int top, int bottom, int left, int right, long out) {
            var sum = FloatVector.zero(Lanes.SPECIES);
            for (int row = top; row < bottom; row++) {
                long end = row(plane, row) + (long) right * Lanes.BYTES;
                for (long x = row(plane, row) + (long) left * Lanes.BYTES; x < end; x += Lanes.BYTES) {
                    sum = sum.add(FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER));
                }
            }
            float factor = countsPadding ? share : 1f / ((bottom - top) * (right - left));
            sum.mul(factor).intoMemorySegment(Lanes.ALL, out, Lanes.ORDER);
        }
    }
}
