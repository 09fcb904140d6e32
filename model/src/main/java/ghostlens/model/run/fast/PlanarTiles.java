package ghostlens.model.run.fast;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The inner loops of a dense convolution on a {@link Picture}: as in {@link DenseTiles}, with the inputs of
/// neighbouring
/// outputs two numbers apart and an entry for each channel under each tap.
final class PlanarTiles {
    private static final VectorSpecies<Float> S = Lanes.SPECIES;
    private static final int V = Lanes.BYTES;
    private static final MemorySegment M = Lanes.ALL;
    private static final ByteOrder O = Lanes.ORDER;
    private static final ValueLayout.OfFloat F = Lanes.FLOAT;
    private static final ValueLayout.OfInt I = Lanes.INT;

    /// Pixels of the widest tile.
    static final int WIDEST = 8;

    private PlanarTiles() {}

    /// 4 pixels × 3 blocks at a time.
    static void of4x3(Tile tile) {
        long in = tile.in;
        long y = tile.out;
        long end = tile.outEnd;
        long block = tile.outBlock;
        long r = tile.residual;
        long bias = tile.bias;
        long weightsEnd = tile.weightsEnd;
        float low = tile.low;
        float high = tile.high;
        do {
            long w = tile.weights;
            long entry = tile.entries;
            var c00 = FloatVector.fromMemorySegment(S, M, bias, O);
            var c10 = c00;
            var c20 = c00;
            var c30 = c00;
            var c01 = FloatVector.fromMemorySegment(S, M, bias + V, O);
            var c11 = c01;
            var c21 = c01;
            var c31 = c01;
            var c02 = FloatVector.fromMemorySegment(S, M, bias + 2 * V, O);
            var c12 = c02;
            var c22 = c02;
            var c32 = c02;
            do {
                long x = in + M.get(I, entry);
                var w0 = FloatVector.fromMemorySegment(S, M, w, O);
                var w1 = FloatVector.fromMemorySegment(S, M, w + V, O);
                var w2 = FloatVector.fromMemorySegment(S, M, w + 2 * V, O);
                var x0 = FloatVector.broadcast(S, M.get(F, x));
                c00 = x0.fma(w0, c00);
                c01 = x0.fma(w1, c01);
                c02 = x0.fma(w2, c02);
                var x1 = FloatVector.broadcast(S, M.get(F, x + 8));
                c10 = x1.fma(w0, c10);
                c11 = x1.fma(w1, c11);
                c12 = x1.fma(w2, c12);
                var x2 = FloatVector.broadcast(S, M.get(F, x + 16));
                c20 = x2.fma(w0, c20);
                c21 = x2.fma(w1, c21);
                c22 = x2.fma(w2, c22);
                var x3 = FloatVector.broadcast(S, M.get(F, x + 24));
                c30 = x3.fma(w0, c30);
                c31 = x3.fma(w1, c31);
                c32 = x3.fma(w2, c32);
                x = in + M.get(I, entry + 4);
                w0 = FloatVector.fromMemorySegment(S, M, w + 3 * V, O);
                w1 = FloatVector.fromMemorySegment(S, M, w + 4 * V, O);
                w2 = FloatVector.fromMemorySegment(S, M, w + 5 * V, O);
                x0 = FloatVector.broadcast(S, M.get(F, x));
                c00 = x0.fma(w0, c00);
                c01 = x0.fma(w1, c01);
                c02 = x0.fma(w2, c02);
                x1 = FloatVector.broadcast(S, M.get(F, x + 8));
                c10 = x1.fma(w0, c10);
                c11 = x1.fma(w1, c11);
                c12 = x1.fma(w2, c12);
                x2 = FloatVector.broadcast(S, M.get(F, x + 16));
                c20 = x2.fma(w0, c20);
                c21 = x2.fma(w1, c21);
                c22 = x2.fma(w2, c22);
                x3 = FloatVector.broadcast(S, M.get(F, x + 24));
                c30 = x3.fma(w0, c30);
                c31 = x3.fma(w1, c31);
                c32 = x3.fma(w2, c32);
                w += 6 * V;
                entry += 8;
            } while (w != weightsEnd);
            if (r != 0) {
                long residual = r;
                c00 = c00.add(FloatVector.fromMemorySegment(S, M, residual, O));
                c10 = c10.add(FloatVector.fromMemorySegment(S, M, residual + V, O));
                c20 = c20.add(FloatVector.fromMemorySegment(S, M, residual + 2 * V, O));
                c30 = c30.add(FloatVector.fromMemorySegment(S, M, residual + 3 * V, O));
                residual += block;
                c01 = c01.add(FloatVector.fromMemorySegment(S, M, residual, O));
                c11 = c11.add(FloatVector.fromMemorySegment(S, M, residual + V, O));
                c21 = c21.add(FloatVector.fromMemorySegment(S, M, residual + 2 * V, O));
                c31 = c31.add(FloatVector.fromMemorySegment(S, M, residual + 3 * V, O));
                residual += block;
                c02 = c02.add(FloatVector.fromMemorySegment(S, M, residual, O));
                c12 = c12.add(FloatVector.fromMemorySegment(S, M, residual + V, O));
                c22 = c22.add(FloatVector.fromMemorySegment(S, M, residual + 2 * V, O));
                c32 = c32.add(FloatVector.fromMemorySegment(S, M, residual + 3 * V, O));
                r += 4 * V;
            }
            if (low > Float.NEGATIVE_INFINITY) {
                var bound = FloatVector.broadcast(S, low);
                c00 = c00.blend(bound, c00.compare(VectorOperators.LT, bound));
                c10 = c10.blend(bound, c10.compare(VectorOperators.LT, bound));
                c20 = c20.blend(bound, c20.compare(VectorOperators.LT, bound));
                c30 = c30.blend(bound, c30.compare(VectorOperators.LT, bound));
                c01 = c01.blend(bound, c01.compare(VectorOperators.LT, bound));
                c11 = c11.blend(bound, c11.compare(VectorOperators.LT, bound));
                c21 = c21.blend(bound, c21.compare(VectorOperators.LT, bound));
                c31 = c31.blend(bound, c31.compare(VectorOperators.LT, bound));
                c02 = c02.blend(bound, c02.compare(VectorOperators.LT, bound));
                c12 = c12.blend(bound, c12.compare(VectorOperators.LT, bound));
                c22 = c22.blend(bound, c22.compare(VectorOperators.LT, bound));
                c32 = c32.blend(bound, c32.compare(VectorOperators.LT, bound));
            }
            if (high < Float.POSITIVE_INFINITY) {
                var bound = FloatVector.broadcast(S, high);
                c00 = c00.blend(bound, c00.compare(VectorOperators.GT, bound));
                c10 = c10.blend(bound, c10.compare(VectorOperators.GT, bound));
                c20 = c20.blend(bound, c20.compare(VectorOperators.GT, bound));
                c30 = c30.blend(bound, c30.compare(VectorOperators.GT, bound));
                c01 = c01.blend(bound, c01.compare(VectorOperators.GT, bound));
                c11 = c11.blend(bound, c11.compare(VectorOperators.GT, bound));
                c21 = c21.blend(bound, c21.compare(VectorOperators.GT, bound));
                c31 = c31.blend(bound, c31.compare(VectorOperators.GT, bound));
                c02 = c02.blend(bound, c02.compare(VectorOperators.GT, bound));
                c12 = c12.blend(bound, c12.compare(VectorOperators.GT, bound));
                c22 = c22.blend(bound, c22.compare(VectorOperators.GT, bound));
                c32 = c32.blend(bound, c32.compare(VectorOperators.GT, bound));
            }
            long out = y;
            c00.intoMemorySegment(M, out, O);
            c10.intoMemorySegment(M, out + V, O);
            c20.intoMemorySegment(M, out + 2 * V, O);
            c30.intoMemorySegment(M, out + 3 * V, O);
            out += block;
            c01.intoMemorySegment(M, out, O);
            c11.intoMemorySegment(M, out + V, O);
            c21.intoMemorySegment(M, out + 2 * V, O);
            c31.intoMemorySegment(M, out + 3 * V, O);
            out += block;
            c02.intoMemorySegment(M, out, O);
            c12.intoMemorySegment(M, out + V, O);
            c22.intoMemorySegment(M, out + 2 * V, O);
            c32.intoMemorySegment(M, out + 3 * V, O);
            in += 32;
            y += 4 * V;
        } while (y != end);
    }

    /// 6 pixels × 2 blocks at a time.
    static void of6x2(Tile tile) {
        long in = tile.in;
        long y = tile.out;
        long end = tile.outEnd;
        long block = tile.outBlock;
        long r = tile.residual;
        long bias = tile.bias;
        long weightsEnd = tile.weightsEnd;
        float low = tile.low;
        float high = tile.high;
        do {
            long w = tile.weights;
            long entry = tile.entries;
            var c00 = FloatVector.fromMemorySegment(S, M, bias, O);
            var c10 = c00;
            var c20 = c00;
            var c30 = c00;
            var c40 = c00;
            var c50 = c00;
            var c01 = FloatVector.fromMemorySegment(S, M, bias + V, O);
            var c11 = c01;
            var c21 = c01;
            var c31 = c01;
            var c41 = c01;
            var c51 = c01;
            do {
                long x = in + M.get(I, entry);
                var w0 = FloatVector.fromMemorySegment(S, M, w, O);
                var w1 = FloatVector.fromMemorySegment(S, M, w + V, O);
                var x0 = FloatVector.broadcast(S, M.get(F, x));
                c00 = x0.fma(w0, c00);
                c01 = x0.fma(w1, c01);
                var x1 = FloatVector.broadcast(S, M.get(F, x + 8));
                c10 = x1.fma(w0, c10);
                c11 = x1.fma(w1, c11);
                var x2 = FloatVector.broadcast(S, M.get(F, x + 16));
                c20 = x2.fma(w0, c20);
                c21 = x2.fma(w1, c21);
                var x3 = FloatVector.broadcast(S, M.get(F, x + 24));
                c30 = x3.fma(w0, c30);
                c31 = x3.fma(w1, c31);
                var x4 = FloatVector.broadcast(S, M.get(F, x + 32));
                c40 = x4.fma(w0, c40);
                c41 = x4.fma(w1, c41);
                var x5 = FloatVector.broadcast(S, M.get(F, x + 40));
                c50 = x5.fma(w0, c50);
                c51 = x5.fma(w1, c51);
                x = in + M.get(I, entry + 4);
                w0 = FloatVector.fromMemorySegment(S, M, w + 2 * V, O);
                w1 = FloatVector.fromMemorySegment(S, M, w + 3 * V, O);
                x0 = FloatVector.broadcast(S, M.get(F, x));
                c00 = x0.fma(w0, c00);
                c01 = x0.fma(w1, c01);
                x1 = FloatVector.broadcast(S, M.get(F, x + 8));
                c10 = x1.fma(w0, c10);
                c11 = x1.fma(w1, c11);
                x2 = FloatVector.broadcast(S, M.get(F, x + 16));
                c20 = x2.fma(w0, c20);
                c21 = x2.fma(w1, c21);
                x3 = FloatVector.broadcast(S, M.get(F, x + 24));
                c30 = x3.fma(w0, c30);
                c31 = x3.fma(w1, c31);
                x4 = FloatVector.broadcast(S, M.get(F, x + 32));
                c40 = x4.fma(w0, c40);
                c41 = x4.fma(w1, c41);
                x5 = FloatVector.broadcast(S, M.get(F, x + 40));
                c50 = x5.fma(w0, c50);
                c51 = x5.fma(w1, c51);
                w += 4 * V;
                entry += 8;
            } while (w != weightsEnd);
            if (r != 0) {
                long residual = r;
                c00 = c00.add(FloatVector.fromMemorySegment(S, M, residual, O));
                c10 = c10.add(FloatVector.fromMemorySegment(S, M, residual + V, O));
                c20 = c20.add(FloatVector.fromMemorySegment(S, M, residual + 2 * V, O));
                c30 = c30.add(FloatVector.fromMemorySegment(S, M, residual + 3 * V, O));
                c40 = c40.add(FloatVector.fromMemorySegment(S, M, residual + 4 * V, O));
                c50 = c50.add(FloatVector.fromMemorySegment(S, M, residual + 5 * V, O));
                residual += block;
                c01 = c01.add(FloatVector.fromMemorySegment(S, M, residual, O));
                c11 = c11.add(FloatVector.fromMemorySegment(S, M, residual + V, O));
                c21 = c21.add(FloatVector.fromMemorySegment(S, M, residual + 2 * V, O));
                c31 = c31.add(FloatVector.fromMemorySegment(S, M, residual + 3 * V, O));
                c41 = c41.add(FloatVector.fromMemorySegment(S, M, residual + 4 * V, O));
                c51 = c51.add(FloatVector.fromMemorySegment(S, M, residual + 5 * V, O));
                r += 6 * V;
            }
            if (low > Float.NEGATIVE_INFINITY) {
                var bound = FloatVector.broadcast(S, low);
                c00 = c00.blend(bound, c00.compare(VectorOperators.LT, bound));
                c10 = c10.blend(bound, c10.compare(VectorOperators.LT, bound));
                c20 = c20.blend(bound, c20.compare(VectorOperators.LT, bound));
                c30 = c30.blend(bound, c30.compare(VectorOperators.LT, bound));
                c40 = c40.blend(bound, c40.compare(VectorOperators.LT, bound));
                c50 = c50.blend(bound, c50.compare(VectorOperators.LT, bound));
                c01 = c01.blend(bound, c01.compare(VectorOperators.LT, bound));
                c11 = c11.blend(bound, c11.compare(VectorOperators.LT, bound));
                c21 = c21.blend(bound, c21.compare(VectorOperators.LT, bound));
                c31 = c31.blend(bound, c31.compare(VectorOperators.LT, bound));
                c41 = c41.blend(bound, c41.compare(VectorOperators.LT, bound));
                c51 = c51.blend(bound, c51.compare(VectorOperators.LT, bound));
            }
            if (high < Float.POSITIVE_INFINITY) {
                var bound = FloatVector.broadcast(S, high);
                c00 = c00.blend(bound, c00.compare(VectorOperators.GT, bound));
                c10 = c10.blend(bound, c10.compare(VectorOperators.GT, bound));
                c20 = c20.blend(bound, c20.compare(VectorOperators.GT, bound));
                c30 = c30.blend(bound, c30.compare(VectorOperators.GT, bound));
                c40 = c40.blend(bound, c40.compare(VectorOperators.GT, bound));
                c50 = c50.blend(bound, c50.compare(VectorOperators.GT, bound));
                c01 = c01.blend(bound, c01.compare(VectorOperators.GT, bound));
                c11 = c11.blend(bound, c11.compare(VectorOperators.GT, bound));
                c21 = c21.blend(bound, c21.compare(VectorOperators.GT, bound));
                c31 = c31.blend(bound, c31.compare(VectorOperators.GT, bound));
                c41 = c41.blend(bound, c41.compare(VectorOperators.GT, bound));
                c51 = c51.blend(bound, c51.compare(VectorOperators.GT, bound));
            }
            long out = y;
            c00.intoMemorySegment(M, out, O);
            c10.intoMemorySegment(M, out + V, O);
            c20.intoMemorySegment(M, out + 2 * V, O);
            c30.intoMemorySegment(M, out + 3 * V, O);
            c40.intoMemorySegment(M, out + 4 * V, O);
            c50.intoMemorySegment(M, out + 5 * V, O);
            out += block;
            c01.intoMemorySegment(M, out, O);
            c11.intoMemorySegment(M, out + V, O);
            c21.intoMemorySegment(M, out + 2 * V, O);
            c31.intoMemorySegment(M, out + 3 * V, O);
            c41.intoMemorySegment(M, out + 4 * V, O);
            c51.intoMemorySegment(M, out + 5 * V, O);
            in += 48;
            y += 6 * V;
        } while (y != end);
    }

    /// 8 pixels × 1 block at a time.
    static void of8x1(Tile tile) {
        long in = tile.in;
        long y = tile.out;
        long end = tile.outEnd;
        long block = tile.outBlock;
        long r = tile.residual;
        long bias = tile.bias;
        long weightsEnd = tile.weightsEnd;
        float low = tile.low;
        float high = tile.high;
        do {
            long w = tile.weights;
            long entry = tile.entries;
            var c00 = FloatVector.fromMemorySegment(S, M, bias, O);
            var c10 = c00;
            var c20 = c00;
            var c30 = c00;
            var c40 = c00;
            var c50 = c00;
            var c60 = c00;
            var c70 = c00;
            do {
                long x = in + M.get(I, entry);
                var w0 = FloatVector.fromMemorySegment(S, M, w, O);
                var x0 = FloatVector.broadcast(S, M.get(F, x));
                c00 = x0.fma(w0, c00);
                var x1 = FloatVector.broadcast(S, M.get(F, x + 8));
                c10 = x1.fma(w0, c10);
                var x2 = FloatVector.broadcast(S, M.get(F, x + 16));
                c20 = x2.fma(w0, c20);
                var x3 = FloatVector.broadcast(S, M.get(F, x + 24));
                c30 = x3.fma(w0, c30);
                var x4 = FloatVector.broadcast(S, M.get(F, x + 32));
                c40 = x4.fma(w0, c40);
                var x5 = FloatVector.broadcast(S, M.get(F, x + 40));
                c50 = x5.fma(w0, c50);
                var x6 = FloatVector.broadcast(S, M.get(F, x + 48));
                c60 = x6.fma(w0, c60);
                var x7 = FloatVector.broadcast(S, M.get(F, x + 56));
                c70 = x7.fma(w0, c70);
                x = in + M.get(I, entry + 4);
                w0 = FloatVector.fromMemorySegment(S, M, w + V, O);
                x0 = FloatVector.broadcast(S, M.get(F, x));
                c00 = x0.fma(w0, c00);
                x1 = FloatVector.broadcast(S, M.get(F, x + 8));
                c10 = x1.fma(w0, c10);
                x2 = FloatVector.broadcast(S, M.get(F, x + 16));
                c20 = x2.fma(w0, c20);
                x3 = FloatVector.broadcast(S, M.get(F, x + 24));
                c30 = x3.fma(w0, c30);
                x4 = FloatVector.broadcast(S, M.get(F, x + 32));
                c40 = x4.fma(w0, c40);
                x5 = FloatVector.broadcast(S, M.get(F, x + 40));
                c50 = x5.fma(w0, c50);
                x6 = FloatVector.broadcast(S, M.get(F, x + 48));
                c60 = x6.fma(w0, c60);
                x7 = FloatVector.broadcast(S, M.get(F, x + 56));
                c70 = x7.fma(w0, c70);
                w += 2 * V;
                entry += 8;
            } while (w != weightsEnd);
            if (r != 0) {
                long residual = r;
                c00 = c00.add(FloatVector.fromMemorySegment(S, M, residual, O));
                c10 = c10.add(FloatVector.fromMemorySegment(S, M, residual + V, O));
                c20 = c20.add(FloatVector.fromMemorySegment(S, M, residual + 2 * V, O));
                c30 = c30.add(FloatVector.fromMemorySegment(S, M, residual + 3 * V, O));
                c40 = c40.add(FloatVector.fromMemorySegment(S, M, residual + 4 * V, O));
                c50 = c50.add(FloatVector.fromMemorySegment(S, M, residual + 5 * V, O));
                c60 = c60.add(FloatVector.fromMemorySegment(S, M, residual + 6 * V, O));
                c70 = c70.add(FloatVector.fromMemorySegment(S, M, residual + 7 * V, O));
                r += 8 * V;
            }
            if (low > Float.NEGATIVE_INFINITY) {
                var bound = FloatVector.broadcast(S, low);
                c00 = c00.blend(bound, c00.compare(VectorOperators.LT, bound));
                c10 = c10.blend(bound, c10.compare(VectorOperators.LT, bound));
                c20 = c20.blend(bound, c20.compare(VectorOperators.LT, bound));
                c30 = c30.blend(bound, c30.compare(VectorOperators.LT, bound));
                c40 = c40.blend(bound, c40.compare(VectorOperators.LT, bound));
                c50 = c50.blend(bound, c50.compare(VectorOperators.LT, bound));
                c60 = c60.blend(bound, c60.compare(VectorOperators.LT, bound));
                c70 = c70.blend(bound, c70.compare(VectorOperators.LT, bound));
            }
            if (high < Float.POSITIVE_INFINITY) {
                var bound = FloatVector.broadcast(S, high);
                c00 = c00.blend(bound, c00.compare(VectorOperators.GT, bound));
                c10 = c10.blend(bound, c10.compare(VectorOperators.GT, bound));
                c20 = c20.blend(bound, c20.compare(VectorOperators.GT, bound));
                c30 = c30.blend(bound, c30.compare(VectorOperators.GT, bound));
                c40 = c40.blend(bound, c40.compare(VectorOperators.GT, bound));
                c50 = c50.blend(bound, c50.compare(VectorOperators.GT, bound));
                c60 = c60.blend(bound, c60.compare(VectorOperators.GT, bound));
                c70 = c70.blend(bound, c70.compare(VectorOperators.GT, bound));
            }
            long out = y;
            c00.intoMemorySegment(M, out, O);
            c10.intoMemorySegment(M, out + V, O);
            c20.intoMemorySegment(M, out + 2 * V, O);
            c30.intoMemorySegment(M, out + 3 * V, O);
            c40.intoMemorySegment(M, out + 4 * V, O);
            c50.intoMemorySegment(M, out + 5 * V, O);
            c60.intoMemorySegment(M, out + 6 * V, O);
            c70.intoMemorySegment(M, out + 7 * V, O);
            in += 64;
            y += 8 * V;
        } while (y != end);
    }
}
