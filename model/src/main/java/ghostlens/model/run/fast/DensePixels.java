package ghostlens.model.run.fast;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The inner loops of a dense convolution for a single pixel. Its weights are read once only, so that reading them is
/// what takes the time: at four places at once, which keeps four of the processor's prefetchers busy.
final class DensePixels {
    private static final VectorSpecies<Float> S = Lanes.SPECIES;
    private static final int V = Lanes.BYTES;
    private static final MemorySegment M = Lanes.ALL;
    private static final ByteOrder O = Lanes.ORDER;
    private static final ValueLayout.OfFloat F = Lanes.FLOAT;
    private static final ValueLayout.OfInt I = Lanes.INT;

    private DensePixels() {}

    /// 3 blocks.
    static void of1x3(Tile tile) {
        long in = tile.in;
        long bias = tile.bias;
        long y = tile.out;
        long block = tile.outBlock;
        long r = tile.residual;
        float low = tile.low;
        float high = tile.high;
        int entries = tile.entryCount;
        int quarter = entries / 4;
        long entry = tile.entries;
        long entryStep = 4L * quarter;
        long w = tile.weights;
        long apart = tile.weightBlock;
        long step = 4L * V * quarter;
        long end = w + step;
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
        while (w != end) {
            long from = w;
            long next = entry;
            long x = in + M.get(I, next);
            var x0 = FloatVector.broadcast(S, M.get(F, x));
            c00 = x0.fma(FloatVector.fromMemorySegment(S, M, from, O), c00);
            c01 = x0.fma(FloatVector.fromMemorySegment(S, M, from + apart, O), c01);
            c02 = x0.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart, O), c02);
            var x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            c00 = x1.fma(FloatVector.fromMemorySegment(S, M, from + V, O), c00);
            c01 = x1.fma(FloatVector.fromMemorySegment(S, M, from + apart + V, O), c01);
            c02 = x1.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart + V, O), c02);
            var x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            c00 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * V, O), c00);
            c01 = x2.fma(FloatVector.fromMemorySegment(S, M, from + apart + 2 * V, O), c01);
            c02 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart + 2 * V, O), c02);
            var x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            c00 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 3 * V, O), c00);
            c01 = x3.fma(FloatVector.fromMemorySegment(S, M, from + apart + 3 * V, O), c01);
            c02 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart + 3 * V, O), c02);
            from += step;
            next += entryStep;
            x = in + M.get(I, next);
            x0 = FloatVector.broadcast(S, M.get(F, x));
            s10 = x0.fma(FloatVector.fromMemorySegment(S, M, from, O), s10);
            s11 = x0.fma(FloatVector.fromMemorySegment(S, M, from + apart, O), s11);
            s12 = x0.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart, O), s12);
            x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            s10 = x1.fma(FloatVector.fromMemorySegment(S, M, from + V, O), s10);
            s11 = x1.fma(FloatVector.fromMemorySegment(S, M, from + apart + V, O), s11);
            s12 = x1.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart + V, O), s12);
            x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            s10 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * V, O), s10);
            s11 = x2.fma(FloatVector.fromMemorySegment(S, M, from + apart + 2 * V, O), s11);
            s12 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart + 2 * V, O), s12);
            x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            s10 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 3 * V, O), s10);
            s11 = x3.fma(FloatVector.fromMemorySegment(S, M, from + apart + 3 * V, O), s11);
            s12 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart + 3 * V, O), s12);
            from += step;
            next += entryStep;
            x = in + M.get(I, next);
            x0 = FloatVector.broadcast(S, M.get(F, x));
            s20 = x0.fma(FloatVector.fromMemorySegment(S, M, from, O), s20);
            s21 = x0.fma(FloatVector.fromMemorySegment(S, M, from + apart, O), s21);
            s22 = x0.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart, O), s22);
            x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            s20 = x1.fma(FloatVector.fromMemorySegment(S, M, from + V, O), s20);
            s21 = x1.fma(FloatVector.fromMemorySegment(S, M, from + apart + V, O), s21);
            s22 = x1.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart + V, O), s22);
            x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            s20 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * V, O), s20);
            s21 = x2.fma(FloatVector.fromMemorySegment(S, M, from + apart + 2 * V, O), s21);
            s22 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart + 2 * V, O), s22);
            x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            s20 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 3 * V, O), s20);
            s21 = x3.fma(FloatVector.fromMemorySegment(S, M, from + apart + 3 * V, O), s21);
            s22 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart + 3 * V, O), s22);
            from += step;
            next += entryStep;
            x = in + M.get(I, next);
            x0 = FloatVector.broadcast(S, M.get(F, x));
            s30 = x0.fma(FloatVector.fromMemorySegment(S, M, from, O), s30);
            s31 = x0.fma(FloatVector.fromMemorySegment(S, M, from + apart, O), s31);
            s32 = x0.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart, O), s32);
            x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            s30 = x1.fma(FloatVector.fromMemorySegment(S, M, from + V, O), s30);
            s31 = x1.fma(FloatVector.fromMemorySegment(S, M, from + apart + V, O), s31);
            s32 = x1.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart + V, O), s32);
            x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            s30 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * V, O), s30);
            s31 = x2.fma(FloatVector.fromMemorySegment(S, M, from + apart + 2 * V, O), s31);
            s32 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart + 2 * V, O), s32);
            x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            s30 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 3 * V, O), s30);
            s31 = x3.fma(FloatVector.fromMemorySegment(S, M, from + apart + 3 * V, O), s31);
            s32 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 2 * apart + 3 * V, O), s32);
            w += 4 * V;
            entry += 4;
        }
        w += 3 * step;
        entry += 3 * entryStep;
        end = tile.weightsEnd;
        while (w != end) {
            long x = in + M.get(I, entry);
            var x0 = FloatVector.broadcast(S, M.get(F, x));
            c00 = x0.fma(FloatVector.fromMemorySegment(S, M, w, O), c00);
            c01 = x0.fma(FloatVector.fromMemorySegment(S, M, w + apart, O), c01);
            c02 = x0.fma(FloatVector.fromMemorySegment(S, M, w + 2 * apart, O), c02);
            var x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            c00 = x1.fma(FloatVector.fromMemorySegment(S, M, w + V, O), c00);
            c01 = x1.fma(FloatVector.fromMemorySegment(S, M, w + apart + V, O), c01);
            c02 = x1.fma(FloatVector.fromMemorySegment(S, M, w + 2 * apart + V, O), c02);
            var x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            c00 = x2.fma(FloatVector.fromMemorySegment(S, M, w + 2 * V, O), c00);
            c01 = x2.fma(FloatVector.fromMemorySegment(S, M, w + apart + 2 * V, O), c01);
            c02 = x2.fma(FloatVector.fromMemorySegment(S, M, w + 2 * apart + 2 * V, O), c02);
            var x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            c00 = x3.fma(FloatVector.fromMemorySegment(S, M, w + 3 * V, O), c00);
            c01 = x3.fma(FloatVector.fromMemorySegment(S, M, w + apart + 3 * V, O), c01);
            c02 = x3.fma(FloatVector.fromMemorySegment(S, M, w + 2 * apart + 3 * V, O), c02);
            w += 4 * V;
            entry += 4;
        }
        c00 = c00.add(s10).add(s20.add(s30));
        c01 = c01.add(s11).add(s21.add(s31));
        c02 = c02.add(s12).add(s22.add(s32));
        if (r != 0) {
            long residual = r;
            c00 = c00.add(FloatVector.fromMemorySegment(S, M, residual, O));
            residual += block;
            c01 = c01.add(FloatVector.fromMemorySegment(S, M, residual, O));
            residual += block;
            c02 = c02.add(FloatVector.fromMemorySegment(S, M, residual, O));
        }
        if (low > Float.NEGATIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, low);
            c00 = c00.blend(bound, c00.compare(VectorOperators.LT, bound));
            c01 = c01.blend(bound, c01.compare(VectorOperators.LT, bound));
            c02 = c02.blend(bound, c02.compare(VectorOperators.LT, bound));
        }
        if (high < Float.POSITIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, high);
            c00 = c00.blend(bound, c00.compare(VectorOperators.GT, bound));
            c01 = c01.blend(bound, c01.compare(VectorOperators.GT, bound));
            c02 = c02.blend(bound, c02.compare(VectorOperators.GT, bound));
        }
        long out = y;
        c00.intoMemorySegment(M, out, O);
        out += block;
        c01.intoMemorySegment(M, out, O);
        out += block;
        c02.intoMemorySegment(M, out, O);
    }

    /// 2 blocks.
    static void of1x2(Tile tile) {
        long in = tile.in;
        long bias = tile.bias;
        long y = tile.out;
        long block = tile.outBlock;
        long r = tile.residual;
        float low = tile.low;
        float high = tile.high;
        int entries = tile.entryCount;
        int quarter = entries / 4;
        long entry = tile.entries;
        long entryStep = 4L * quarter;
        long w = tile.weights;
        long apart = tile.weightBlock;
        long step = 4L * V * quarter;
        long end = w + step;
        var c00 = FloatVector.fromMemorySegment(S, M, bias, O);
        var c01 = FloatVector.fromMemorySegment(S, M, bias + V, O);
        var s10 = FloatVector.zero(S);
        var s20 = FloatVector.zero(S);
        var s30 = FloatVector.zero(S);
        var s11 = FloatVector.zero(S);
        var s21 = FloatVector.zero(S);
        var s31 = FloatVector.zero(S);
        while (w != end) {
            long from = w;
            long next = entry;
            long x = in + M.get(I, next);
            var x0 = FloatVector.broadcast(S, M.get(F, x));
            c00 = x0.fma(FloatVector.fromMemorySegment(S, M, from, O), c00);
            c01 = x0.fma(FloatVector.fromMemorySegment(S, M, from + apart, O), c01);
            var x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            c00 = x1.fma(FloatVector.fromMemorySegment(S, M, from + V, O), c00);
            c01 = x1.fma(FloatVector.fromMemorySegment(S, M, from + apart + V, O), c01);
            var x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            c00 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * V, O), c00);
            c01 = x2.fma(FloatVector.fromMemorySegment(S, M, from + apart + 2 * V, O), c01);
            var x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            c00 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 3 * V, O), c00);
            c01 = x3.fma(FloatVector.fromMemorySegment(S, M, from + apart + 3 * V, O), c01);
            from += step;
            next += entryStep;
            x = in + M.get(I, next);
            x0 = FloatVector.broadcast(S, M.get(F, x));
            s10 = x0.fma(FloatVector.fromMemorySegment(S, M, from, O), s10);
            s11 = x0.fma(FloatVector.fromMemorySegment(S, M, from + apart, O), s11);
            x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            s10 = x1.fma(FloatVector.fromMemorySegment(S, M, from + V, O), s10);
            s11 = x1.fma(FloatVector.fromMemorySegment(S, M, from + apart + V, O), s11);
            x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            s10 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * V, O), s10);
            s11 = x2.fma(FloatVector.fromMemorySegment(S, M, from + apart + 2 * V, O), s11);
            x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            s10 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 3 * V, O), s10);
            s11 = x3.fma(FloatVector.fromMemorySegment(S, M, from + apart + 3 * V, O), s11);
            from += step;
            next += entryStep;
            x = in + M.get(I, next);
            x0 = FloatVector.broadcast(S, M.get(F, x));
            s20 = x0.fma(FloatVector.fromMemorySegment(S, M, from, O), s20);
            s21 = x0.fma(FloatVector.fromMemorySegment(S, M, from + apart, O), s21);
            x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            s20 = x1.fma(FloatVector.fromMemorySegment(S, M, from + V, O), s20);
            s21 = x1.fma(FloatVector.fromMemorySegment(S, M, from + apart + V, O), s21);
            x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            s20 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * V, O), s20);
            s21 = x2.fma(FloatVector.fromMemorySegment(S, M, from + apart + 2 * V, O), s21);
            x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            s20 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 3 * V, O), s20);
            s21 = x3.fma(FloatVector.fromMemorySegment(S, M, from + apart + 3 * V, O), s21);
            from += step;
            next += entryStep;
            x = in + M.get(I, next);
            x0 = FloatVector.broadcast(S, M.get(F, x));
            s30 = x0.fma(FloatVector.fromMemorySegment(S, M, from, O), s30);
            s31 = x0.fma(FloatVector.fromMemorySegment(S, M, from + apart, O), s31);
            x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            s30 = x1.fma(FloatVector.fromMemorySegment(S, M, from + V, O), s30);
            s31 = x1.fma(FloatVector.fromMemorySegment(S, M, from + apart + V, O), s31);
            x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            s30 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * V, O), s30);
            s31 = x2.fma(FloatVector.fromMemorySegment(S, M, from + apart + 2 * V, O), s31);
            x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            s30 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 3 * V, O), s30);
            s31 = x3.fma(FloatVector.fromMemorySegment(S, M, from + apart + 3 * V, O), s31);
            w += 4 * V;
            entry += 4;
        }
        w += 3 * step;
        entry += 3 * entryStep;
        end = tile.weightsEnd;
        while (w != end) {
            long x = in + M.get(I, entry);
            var x0 = FloatVector.broadcast(S, M.get(F, x));
            c00 = x0.fma(FloatVector.fromMemorySegment(S, M, w, O), c00);
            c01 = x0.fma(FloatVector.fromMemorySegment(S, M, w + apart, O), c01);
            var x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            c00 = x1.fma(FloatVector.fromMemorySegment(S, M, w + V, O), c00);
            c01 = x1.fma(FloatVector.fromMemorySegment(S, M, w + apart + V, O), c01);
            var x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            c00 = x2.fma(FloatVector.fromMemorySegment(S, M, w + 2 * V, O), c00);
            c01 = x2.fma(FloatVector.fromMemorySegment(S, M, w + apart + 2 * V, O), c01);
            var x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            c00 = x3.fma(FloatVector.fromMemorySegment(S, M, w + 3 * V, O), c00);
            c01 = x3.fma(FloatVector.fromMemorySegment(S, M, w + apart + 3 * V, O), c01);
            w += 4 * V;
            entry += 4;
        }
        c00 = c00.add(s10).add(s20.add(s30));
        c01 = c01.add(s11).add(s21.add(s31));
        if (r != 0) {
            long residual = r;
            c00 = c00.add(FloatVector.fromMemorySegment(S, M, residual, O));
            residual += block;
            c01 = c01.add(FloatVector.fromMemorySegment(S, M, residual, O));
        }
        if (low > Float.NEGATIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, low);
            c00 = c00.blend(bound, c00.compare(VectorOperators.LT, bound));
            c01 = c01.blend(bound, c01.compare(VectorOperators.LT, bound));
        }
        if (high < Float.POSITIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, high);
            c00 = c00.blend(bound, c00.compare(VectorOperators.GT, bound));
            c01 = c01.blend(bound, c01.compare(VectorOperators.GT, bound));
        }
        long out = y;
        c00.intoMemorySegment(M, out, O);
        out += block;
        c01.intoMemorySegment(M, out, O);
    }

    /// 1 block.
    static void of1x1(Tile tile) {
        long in = tile.in;
        long bias = tile.bias;
        long y = tile.out;
        long block = tile.outBlock;
        long r = tile.residual;
        float low = tile.low;
        float high = tile.high;
        int entries = tile.entryCount;
        int quarter = entries / 4;
        long entry = tile.entries;
        long entryStep = 4L * quarter;
        long w = tile.weights;
        long step = 4L * V * quarter;
        long end = w + step;
        var c00 = FloatVector.fromMemorySegment(S, M, bias, O);
        var s10 = FloatVector.zero(S);
        var s20 = FloatVector.zero(S);
        var s30 = FloatVector.zero(S);
        while (w != end) {
            long from = w;
            long next = entry;
            long x = in + M.get(I, next);
            var x0 = FloatVector.broadcast(S, M.get(F, x));
            c00 = x0.fma(FloatVector.fromMemorySegment(S, M, from, O), c00);
            var x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            c00 = x1.fma(FloatVector.fromMemorySegment(S, M, from + V, O), c00);
            var x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            c00 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * V, O), c00);
            var x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            c00 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 3 * V, O), c00);
            from += step;
            next += entryStep;
            x = in + M.get(I, next);
            x0 = FloatVector.broadcast(S, M.get(F, x));
            s10 = x0.fma(FloatVector.fromMemorySegment(S, M, from, O), s10);
            x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            s10 = x1.fma(FloatVector.fromMemorySegment(S, M, from + V, O), s10);
            x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            s10 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * V, O), s10);
            x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            s10 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 3 * V, O), s10);
            from += step;
            next += entryStep;
            x = in + M.get(I, next);
            x0 = FloatVector.broadcast(S, M.get(F, x));
            s20 = x0.fma(FloatVector.fromMemorySegment(S, M, from, O), s20);
            x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            s20 = x1.fma(FloatVector.fromMemorySegment(S, M, from + V, O), s20);
            x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            s20 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * V, O), s20);
            x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            s20 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 3 * V, O), s20);
            from += step;
            next += entryStep;
            x = in + M.get(I, next);
            x0 = FloatVector.broadcast(S, M.get(F, x));
            s30 = x0.fma(FloatVector.fromMemorySegment(S, M, from, O), s30);
            x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            s30 = x1.fma(FloatVector.fromMemorySegment(S, M, from + V, O), s30);
            x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            s30 = x2.fma(FloatVector.fromMemorySegment(S, M, from + 2 * V, O), s30);
            x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            s30 = x3.fma(FloatVector.fromMemorySegment(S, M, from + 3 * V, O), s30);
            w += 4 * V;
            entry += 4;
        }
        w += 3 * step;
        entry += 3 * entryStep;
        end = tile.weightsEnd;
        while (w != end) {
            long x = in + M.get(I, entry);
            var x0 = FloatVector.broadcast(S, M.get(F, x));
            c00 = x0.fma(FloatVector.fromMemorySegment(S, M, w, O), c00);
            var x1 = FloatVector.broadcast(S, M.get(F, x + 4));
            c00 = x1.fma(FloatVector.fromMemorySegment(S, M, w + V, O), c00);
            var x2 = FloatVector.broadcast(S, M.get(F, x + 8));
            c00 = x2.fma(FloatVector.fromMemorySegment(S, M, w + 2 * V, O), c00);
            var x3 = FloatVector.broadcast(S, M.get(F, x + 12));
            c00 = x3.fma(FloatVector.fromMemorySegment(S, M, w + 3 * V, O), c00);
            w += 4 * V;
            entry += 4;
        }
        c00 = c00.add(s10).add(s20.add(s30));
        if (r != 0) {
            long residual = r;
            c00 = c00.add(FloatVector.fromMemorySegment(S, M, residual, O));
        }
        if (low > Float.NEGATIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, low);
            c00 = c00.blend(bound, c00.compare(VectorOperators.LT, bound));
        }
        if (high < Float.POSITIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, high);
            c00 = c00.blend(bound, c00.compare(VectorOperators.GT, bound));
        }
        long out = y;
        c00.intoMemorySegment(M, out, O);
    }
}
