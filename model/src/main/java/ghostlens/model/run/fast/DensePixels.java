package ghostlens.model.run.fast;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The inner loops of a dense convolution: bias plus weights times inputs for a single pixel, all sums
/// in registers. Written out, since C2 neither unrolls nor keeps arrays in registers.
final class DensePixels {
    private static final VectorSpecies<Float> S = Lanes.SPECIES;
    private static final int V = Lanes.BYTES;
    private static final MemorySegment M = Lanes.ALL;
    private static final ByteOrder O = Lanes.ORDER;
    private static final ValueLayout.OfFloat F = Lanes.FLOAT;
    private static final ValueLayout.OfInt I = Lanes.INT;

    private DensePixels() {}

    /// One pixel × 3 blocks; four sums each, so that no sum waits for the one before it.
    static void of1x3(Tile tile) {
        long w = tile.weights;
        long end = tile.weightsEnd;
        long entry = tile.entries;
        long in = tile.in;
        long bias = tile.bias;
        var c00 = FloatVector.fromMemorySegment(S, M, bias, O);
        var c01 = FloatVector.fromMemorySegment(S, M, bias + V, O);
        var c02 = FloatVector.fromMemorySegment(S, M, bias + 2 * V, O);
        var s10 = FloatVector.zero(S);
        var s20 = FloatVector.zero(S);
        var s30 = FloatVector.zero(S);
        var s11 = FloatVector.zero(S);
        var s21 = FloatVector.zero(S);
        var s31 = FloatVector.zero(S);
        var s12 = FloatVector.zero(S);
        var s22 = FloatVector.zero(S);
        var s32 = FloatVector.zero(S);
        do {
            long x = in + M.get(I, entry);
            var x0 = FloatVector.broadcast(S, M.get(F, x));
            c00 = x0.fma(FloatVector.fromMemorySegment(S, M, w, O), c00);
            c01 = x0.fma(FloatVector.fromMemorySegment(S, M, w + V, O), c01);
            c02 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 2 * V, O), c02);
            x0 = FloatVector.broadcast(S, M.get(F, x + 4));
            s10 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 3 * V, O), s10);
            s11 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 4 * V, O), s11);
            s12 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 5 * V, O), s12);
            x0 = FloatVector.broadcast(S, M.get(F, x + 8));
            s20 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 6 * V, O), s20);
            s21 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 7 * V, O), s21);
            s22 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 8 * V, O), s22);
            x0 = FloatVector.broadcast(S, M.get(F, x + 12));
            s30 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 9 * V, O), s30);
            s31 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 10 * V, O), s31);
            s32 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 11 * V, O), s32);
            w += 12 * V;
            entry += 4;
        } while (w != end);
        c00 = c00.add(s10).add(s20.add(s30));
        c01 = c01.add(s11).add(s21.add(s31));
        c02 = c02.add(s12).add(s22.add(s32));
        if (tile.residual != 0) {
            long r = tile.residual;
            c00 = c00.add(FloatVector.fromMemorySegment(S, M, r, O));
            r += tile.outBlock;
            c01 = c01.add(FloatVector.fromMemorySegment(S, M, r, O));
            r += tile.outBlock;
            c02 = c02.add(FloatVector.fromMemorySegment(S, M, r, O));
        }
        if (tile.low > Float.NEGATIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, tile.low);
            c00 = c00.blend(bound, c00.compare(VectorOperators.LT, bound));
            c01 = c01.blend(bound, c01.compare(VectorOperators.LT, bound));
            c02 = c02.blend(bound, c02.compare(VectorOperators.LT, bound));
        }
        if (tile.high < Float.POSITIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, tile.high);
            c00 = c00.blend(bound, c00.compare(VectorOperators.GT, bound));
            c01 = c01.blend(bound, c01.compare(VectorOperators.GT, bound));
            c02 = c02.blend(bound, c02.compare(VectorOperators.GT, bound));
        }
        long y = tile.out;
        c00.intoMemorySegment(M, y, O);
        y += tile.outBlock;
        c01.intoMemorySegment(M, y, O);
        y += tile.outBlock;
        c02.intoMemorySegment(M, y, O);
    }

    /// One pixel × 2 blocks; four sums each, so that no sum waits for the one before it.
    static void of1x2(Tile tile) {
        long w = tile.weights;
        long end = tile.weightsEnd;
        long entry = tile.entries;
        long in = tile.in;
        long bias = tile.bias;
        var c00 = FloatVector.fromMemorySegment(S, M, bias, O);
        var c01 = FloatVector.fromMemorySegment(S, M, bias + V, O);
        var s10 = FloatVector.zero(S);
        var s20 = FloatVector.zero(S);
        var s30 = FloatVector.zero(S);
        var s11 = FloatVector.zero(S);
        var s21 = FloatVector.zero(S);
        var s31 = FloatVector.zero(S);
        do {
            long x = in + M.get(I, entry);
            var x0 = FloatVector.broadcast(S, M.get(F, x));
            c00 = x0.fma(FloatVector.fromMemorySegment(S, M, w, O), c00);
            c01 = x0.fma(FloatVector.fromMemorySegment(S, M, w + V, O), c01);
            x0 = FloatVector.broadcast(S, M.get(F, x + 4));
            s10 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 2 * V, O), s10);
            s11 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 3 * V, O), s11);
            x0 = FloatVector.broadcast(S, M.get(F, x + 8));
            s20 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 4 * V, O), s20);
            s21 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 5 * V, O), s21);
            x0 = FloatVector.broadcast(S, M.get(F, x + 12));
            s30 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 6 * V, O), s30);
            s31 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 7 * V, O), s31);
            w += 8 * V;
            entry += 4;
        } while (w != end);
        c00 = c00.add(s10).add(s20.add(s30));
        c01 = c01.add(s11).add(s21.add(s31));
        if (tile.residual != 0) {
            long r = tile.residual;
            c00 = c00.add(FloatVector.fromMemorySegment(S, M, r, O));
            r += tile.outBlock;
            c01 = c01.add(FloatVector.fromMemorySegment(S, M, r, O));
        }
        if (tile.low > Float.NEGATIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, tile.low);
            c00 = c00.blend(bound, c00.compare(VectorOperators.LT, bound));
            c01 = c01.blend(bound, c01.compare(VectorOperators.LT, bound));
        }
        if (tile.high < Float.POSITIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, tile.high);
            c00 = c00.blend(bound, c00.compare(VectorOperators.GT, bound));
            c01 = c01.blend(bound, c01.compare(VectorOperators.GT, bound));
        }
        long y = tile.out;
        c00.intoMemorySegment(M, y, O);
        y += tile.outBlock;
        c01.intoMemorySegment(M, y, O);
    }

    /// One pixel × 1 block; four sums each, so that no sum waits for the one before it.
    static void of1x1(Tile tile) {
        long w = tile.weights;
        long end = tile.weightsEnd;
        long entry = tile.entries;
        long in = tile.in;
        long bias = tile.bias;
        var c00 = FloatVector.fromMemorySegment(S, M, bias, O);
        var s10 = FloatVector.zero(S);
        var s20 = FloatVector.zero(S);
        var s30 = FloatVector.zero(S);
        do {
            long x = in + M.get(I, entry);
            var x0 = FloatVector.broadcast(S, M.get(F, x));
            c00 = x0.fma(FloatVector.fromMemorySegment(S, M, w, O), c00);
            x0 = FloatVector.broadcast(S, M.get(F, x + 4));
            s10 = x0.fma(FloatVector.fromMemorySegment(S, M, w + V, O), s10);
            x0 = FloatVector.broadcast(S, M.get(F, x + 8));
            s20 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 2 * V, O), s20);
            x0 = FloatVector.broadcast(S, M.get(F, x + 12));
            s30 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 3 * V, O), s30);
            w += 4 * V;
            entry += 4;
        } while (w != end);
        c00 = c00.add(s10).add(s20.add(s30));
        if (tile.residual != 0) {
            long r = tile.residual;
            c00 = c00.add(FloatVector.fromMemorySegment(S, M, r, O));
        }
        if (tile.low > Float.NEGATIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, tile.low);
            c00 = c00.blend(bound, c00.compare(VectorOperators.LT, bound));
        }
        if (tile.high < Float.POSITIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, tile.high);
            c00 = c00.blend(bound, c00.compare(VectorOperators.GT, bound));
        }
        long y = tile.out;
        c00.intoMemorySegment(M, y, O);
    }
}
