package ghostlens.model.run.fast;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The inner loops of a depthwise convolution: seven neighbouring pixels of a block of channels, whose width divides
/// that of most feature maps; each input vector is loaded once. Written out, since C2 neither unrolls nor keeps arrays
/// in registers.
final class DepthwiseTiles {
    private static final VectorSpecies<Float> S = Lanes.SPECIES;
    private static final int V = Lanes.BYTES;
    private static final MemorySegment M = Lanes.ALL;
    private static final ByteOrder O = Lanes.ORDER;

    /// How many pixels a tile is wide.
    static final int WIDTH = 7;

    private DepthwiseTiles() {}

    /// 3×3.
    static void of3x3s1(Tile tile) {
        long w = tile.weights;
        long end = tile.weightsEnd;
        long x = tile.in;
        long row = tile.inRow;
        long zero = tile.zeros;
        int left = tile.leftOutside;
        int right = tile.rightOutside;
        var c0 = FloatVector.fromMemorySegment(S, M, tile.bias, O);
        var c1 = c0;
        var c2 = c0;
        var c3 = c0;
        var c4 = c0;
        var c5 = c0;
        var c6 = c0;
        do {
            var w0 = FloatVector.fromMemorySegment(S, M, w, O);
            var w1 = FloatVector.fromMemorySegment(S, M, w + V, O);
            var w2 = FloatVector.fromMemorySegment(S, M, w + 2 * V, O);
            var v = FloatVector.fromMemorySegment(S, M, left > 0 ? zero : x, O);
            c0 = v.fma(w0, c0);
            v = FloatVector.fromMemorySegment(S, M, x + V, O);
            c1 = v.fma(w0, c1);
            c0 = v.fma(w1, c0);
            v = FloatVector.fromMemorySegment(S, M, x + 2 * V, O);
            c2 = v.fma(w0, c2);
            c1 = v.fma(w1, c1);
            c0 = v.fma(w2, c0);
            v = FloatVector.fromMemorySegment(S, M, x + 3 * V, O);
            c3 = v.fma(w0, c3);
            c2 = v.fma(w1, c2);
            c1 = v.fma(w2, c1);
            v = FloatVector.fromMemorySegment(S, M, x + 4 * V, O);
            c4 = v.fma(w0, c4);
            c3 = v.fma(w1, c3);
            c2 = v.fma(w2, c2);
            v = FloatVector.fromMemorySegment(S, M, x + 5 * V, O);
            c5 = v.fma(w0, c5);
            c4 = v.fma(w1, c4);
            c3 = v.fma(w2, c3);
            v = FloatVector.fromMemorySegment(S, M, x + 6 * V, O);
            c6 = v.fma(w0, c6);
            c5 = v.fma(w1, c5);
            c4 = v.fma(w2, c4);
            v = FloatVector.fromMemorySegment(S, M, x + 7 * V, O);
            c6 = v.fma(w1, c6);
            c5 = v.fma(w2, c5);
            v = FloatVector.fromMemorySegment(S, M, right > 0 ? zero : x + 8 * V, O);
            c6 = v.fma(w2, c6);
            w += 3 * V;
            x += row;
        } while (w != end);
        if (tile.residual != 0) {
            long r = tile.residual;
            c0 = c0.add(FloatVector.fromMemorySegment(S, M, r, O));
            c1 = c1.add(FloatVector.fromMemorySegment(S, M, r + V, O));
            c2 = c2.add(FloatVector.fromMemorySegment(S, M, r + 2 * V, O));
            c3 = c3.add(FloatVector.fromMemorySegment(S, M, r + 3 * V, O));
            c4 = c4.add(FloatVector.fromMemorySegment(S, M, r + 4 * V, O));
            c5 = c5.add(FloatVector.fromMemorySegment(S, M, r + 5 * V, O));
            c6 = c6.add(FloatVector.fromMemorySegment(S, M, r + 6 * V, O));
        }
        if (tile.low > Float.NEGATIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, tile.low);
            c0 = c0.blend(bound, c0.compare(VectorOperators.LT, bound));
            c1 = c1.blend(bound, c1.compare(VectorOperators.LT, bound));
            c2 = c2.blend(bound, c2.compare(VectorOperators.LT, bound));
            c3 = c3.blend(bound, c3.compare(VectorOperators.LT, bound));
            c4 = c4.blend(bound, c4.compare(VectorOperators.LT, bound));
            c5 = c5.blend(bound, c5.compare(VectorOperators.LT, bound));
            c6 = c6.blend(bound, c6.compare(VectorOperators.LT, bound));
        }
        if (tile.high < Float.POSITIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, tile.high);
            c0 = c0.blend(bound, c0.compare(VectorOperators.GT, bound));
            c1 = c1.blend(bound, c1.compare(VectorOperators.GT, bound));
            c2 = c2.blend(bound, c2.compare(VectorOperators.GT, bound));
            c3 = c3.blend(bound, c3.compare(VectorOperators.GT, bound));
            c4 = c4.blend(bound, c4.compare(VectorOperators.GT, bound));
            c5 = c5.blend(bound, c5.compare(VectorOperators.GT, bound));
            c6 = c6.blend(bound, c6.compare(VectorOperators.GT, bound));
        }
        long y = tile.out;
        c0.intoMemorySegment(M, y, O);
        c1.intoMemorySegment(M, y + V, O);
        c2.intoMemorySegment(M, y + 2 * V, O);
        c3.intoMemorySegment(M, y + 3 * V, O);
        c4.intoMemorySegment(M, y + 4 * V, O);
        c5.intoMemorySegment(M, y + 5 * V, O);
        c6.intoMemorySegment(M, y + 6 * V, O);
    }

    /// 3×3, every second pixel.
    static void of3x3s2(Tile tile) {
        long w = tile.weights;
        long end = tile.weightsEnd;
        long x = tile.in;
        long row = tile.inRow;
        long zero = tile.zeros;
        int left = tile.leftOutside;
        int right = tile.rightOutside;
        var c0 = FloatVector.fromMemorySegment(S, M, tile.bias, O);
        var c1 = c0;
        var c2 = c0;
        var c3 = c0;
        var c4 = c0;
        var c5 = c0;
        var c6 = c0;
        do {
            var w0 = FloatVector.fromMemorySegment(S, M, w, O);
            var w1 = FloatVector.fromMemorySegment(S, M, w + V, O);
            var w2 = FloatVector.fromMemorySegment(S, M, w + 2 * V, O);
            var v = FloatVector.fromMemorySegment(S, M, left > 0 ? zero : x, O);
            c0 = v.fma(w0, c0);
            v = FloatVector.fromMemorySegment(S, M, x + V, O);
            c0 = v.fma(w1, c0);
            v = FloatVector.fromMemorySegment(S, M, x + 2 * V, O);
            c1 = v.fma(w0, c1);
            c0 = v.fma(w2, c0);
            v = FloatVector.fromMemorySegment(S, M, x + 3 * V, O);
            c1 = v.fma(w1, c1);
            v = FloatVector.fromMemorySegment(S, M, x + 4 * V, O);
            c2 = v.fma(w0, c2);
            c1 = v.fma(w2, c1);
            v = FloatVector.fromMemorySegment(S, M, x + 5 * V, O);
            c2 = v.fma(w1, c2);
            v = FloatVector.fromMemorySegment(S, M, x + 6 * V, O);
            c3 = v.fma(w0, c3);
            c2 = v.fma(w2, c2);
            v = FloatVector.fromMemorySegment(S, M, x + 7 * V, O);
            c3 = v.fma(w1, c3);
            v = FloatVector.fromMemorySegment(S, M, x + 8 * V, O);
            c4 = v.fma(w0, c4);
            c3 = v.fma(w2, c3);
            v = FloatVector.fromMemorySegment(S, M, x + 9 * V, O);
            c4 = v.fma(w1, c4);
            v = FloatVector.fromMemorySegment(S, M, x + 10 * V, O);
            c5 = v.fma(w0, c5);
            c4 = v.fma(w2, c4);
            v = FloatVector.fromMemorySegment(S, M, x + 11 * V, O);
            c5 = v.fma(w1, c5);
            v = FloatVector.fromMemorySegment(S, M, x + 12 * V, O);
            c6 = v.fma(w0, c6);
            c5 = v.fma(w2, c5);
            v = FloatVector.fromMemorySegment(S, M, x + 13 * V, O);
            c6 = v.fma(w1, c6);
            v = FloatVector.fromMemorySegment(S, M, right > 0 ? zero : x + 14 * V, O);
            c6 = v.fma(w2, c6);
            w += 3 * V;
            x += row;
        } while (w != end);
        if (tile.residual != 0) {
            long r = tile.residual;
            c0 = c0.add(FloatVector.fromMemorySegment(S, M, r, O));
            c1 = c1.add(FloatVector.fromMemorySegment(S, M, r + V, O));
            c2 = c2.add(FloatVector.fromMemorySegment(S, M, r + 2 * V, O));
            c3 = c3.add(FloatVector.fromMemorySegment(S, M, r + 3 * V, O));
            c4 = c4.add(FloatVector.fromMemorySegment(S, M, r + 4 * V, O));
            c5 = c5.add(FloatVector.fromMemorySegment(S, M, r + 5 * V, O));
            c6 = c6.add(FloatVector.fromMemorySegment(S, M, r + 6 * V, O));
        }
        if (tile.low > Float.NEGATIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, tile.low);
            c0 = c0.blend(bound, c0.compare(VectorOperators.LT, bound));
            c1 = c1.blend(bound, c1.compare(VectorOperators.LT, bound));
            c2 = c2.blend(bound, c2.compare(VectorOperators.LT, bound));
            c3 = c3.blend(bound, c3.compare(VectorOperators.LT, bound));
            c4 = c4.blend(bound, c4.compare(VectorOperators.LT, bound));
            c5 = c5.blend(bound, c5.compare(VectorOperators.LT, bound));
            c6 = c6.blend(bound, c6.compare(VectorOperators.LT, bound));
        }
        if (tile.high < Float.POSITIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, tile.high);
            c0 = c0.blend(bound, c0.compare(VectorOperators.GT, bound));
            c1 = c1.blend(bound, c1.compare(VectorOperators.GT, bound));
            c2 = c2.blend(bound, c2.compare(VectorOperators.GT, bound));
            c3 = c3.blend(bound, c3.compare(VectorOperators.GT, bound));
            c4 = c4.blend(bound, c4.compare(VectorOperators.GT, bound));
            c5 = c5.blend(bound, c5.compare(VectorOperators.GT, bound));
            c6 = c6.blend(bound, c6.compare(VectorOperators.GT, bound));
        }
        long y = tile.out;
        c0.intoMemorySegment(M, y, O);
        c1.intoMemorySegment(M, y + V, O);
        c2.intoMemorySegment(M, y + 2 * V, O);
        c3.intoMemorySegment(M, y + 3 * V, O);
        c4.intoMemorySegment(M, y + 4 * V, O);
        c5.intoMemorySegment(M, y + 5 * V, O);
        c6.intoMemorySegment(M, y + 6 * V, O);
    }

    /// 5×5.
    static void of5x5s1(Tile tile) {
        long w = tile.weights;
        long end = tile.weightsEnd;
        long x = tile.in;
        long row = tile.inRow;
        long zero = tile.zeros;
        int left = tile.leftOutside;
        int right = tile.rightOutside;
        var c0 = FloatVector.fromMemorySegment(S, M, tile.bias, O);
        var c1 = c0;
        var c2 = c0;
        var c3 = c0;
        var c4 = c0;
        var c5 = c0;
        var c6 = c0;
        do {
            var w0 = FloatVector.fromMemorySegment(S, M, w, O);
            var w1 = FloatVector.fromMemorySegment(S, M, w + V, O);
            var w2 = FloatVector.fromMemorySegment(S, M, w + 2 * V, O);
            var w3 = FloatVector.fromMemorySegment(S, M, w + 3 * V, O);
            var w4 = FloatVector.fromMemorySegment(S, M, w + 4 * V, O);
            var v = FloatVector.fromMemorySegment(S, M, left > 0 ? zero : x, O);
            c0 = v.fma(w0, c0);
            v = FloatVector.fromMemorySegment(S, M, left > 1 ? zero : x + V, O);
            c1 = v.fma(w0, c1);
            c0 = v.fma(w1, c0);
            v = FloatVector.fromMemorySegment(S, M, x + 2 * V, O);
            c2 = v.fma(w0, c2);
            c1 = v.fma(w1, c1);
            c0 = v.fma(w2, c0);
            v = FloatVector.fromMemorySegment(S, M, x + 3 * V, O);
            c3 = v.fma(w0, c3);
            c2 = v.fma(w1, c2);
            c1 = v.fma(w2, c1);
            c0 = v.fma(w3, c0);
            v = FloatVector.fromMemorySegment(S, M, x + 4 * V, O);
            c4 = v.fma(w0, c4);
            c3 = v.fma(w1, c3);
            c2 = v.fma(w2, c2);
            c1 = v.fma(w3, c1);
            c0 = v.fma(w4, c0);
            v = FloatVector.fromMemorySegment(S, M, x + 5 * V, O);
            c5 = v.fma(w0, c5);
            c4 = v.fma(w1, c4);
            c3 = v.fma(w2, c3);
            c2 = v.fma(w3, c2);
            c1 = v.fma(w4, c1);
            v = FloatVector.fromMemorySegment(S, M, x + 6 * V, O);
            c6 = v.fma(w0, c6);
            c5 = v.fma(w1, c5);
            c4 = v.fma(w2, c4);
            c3 = v.fma(w3, c3);
            c2 = v.fma(w4, c2);
            v = FloatVector.fromMemorySegment(S, M, x + 7 * V, O);
            c6 = v.fma(w1, c6);
            c5 = v.fma(w2, c5);
            c4 = v.fma(w3, c4);
            c3 = v.fma(w4, c3);
            v = FloatVector.fromMemorySegment(S, M, x + 8 * V, O);
            c6 = v.fma(w2, c6);
            c5 = v.fma(w3, c5);
            c4 = v.fma(w4, c4);
            v = FloatVector.fromMemorySegment(S, M, right > 1 ? zero : x + 9 * V, O);
            c6 = v.fma(w3, c6);
            c5 = v.fma(w4, c5);
            v = FloatVector.fromMemorySegment(S, M, right > 0 ? zero : x + 10 * V, O);
            c6 = v.fma(w4, c6);
            w += 5 * V;
            x += row;
        } while (w != end);
        if (tile.residual != 0) {
            long r = tile.residual;
            c0 = c0.add(FloatVector.fromMemorySegment(S, M, r, O));
            c1 = c1.add(FloatVector.fromMemorySegment(S, M, r + V, O));
            c2 = c2.add(FloatVector.fromMemorySegment(S, M, r + 2 * V, O));
            c3 = c3.add(FloatVector.fromMemorySegment(S, M, r + 3 * V, O));
            c4 = c4.add(FloatVector.fromMemorySegment(S, M, r + 4 * V, O));
            c5 = c5.add(FloatVector.fromMemorySegment(S, M, r + 5 * V, O));
            c6 = c6.add(FloatVector.fromMemorySegment(S, M, r + 6 * V, O));
        }
        if (tile.low > Float.NEGATIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, tile.low);
            c0 = c0.blend(bound, c0.compare(VectorOperators.LT, bound));
            c1 = c1.blend(bound, c1.compare(VectorOperators.LT, bound));
            c2 = c2.blend(bound, c2.compare(VectorOperators.LT, bound));
            c3 = c3.blend(bound, c3.compare(VectorOperators.LT, bound));
            c4 = c4.blend(bound, c4.compare(VectorOperators.LT, bound));
            c5 = c5.blend(bound, c5.compare(VectorOperators.LT, bound));
            c6 = c6.blend(bound, c6.compare(VectorOperators.LT, bound));
        }
        if (tile.high < Float.POSITIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, tile.high);
            c0 = c0.blend(bound, c0.compare(VectorOperators.GT, bound));
            c1 = c1.blend(bound, c1.compare(VectorOperators.GT, bound));
            c2 = c2.blend(bound, c2.compare(VectorOperators.GT, bound));
            c3 = c3.blend(bound, c3.compare(VectorOperators.GT, bound));
            c4 = c4.blend(bound, c4.compare(VectorOperators.GT, bound));
            c5 = c5.blend(bound, c5.compare(VectorOperators.GT, bound));
            c6 = c6.blend(bound, c6.compare(VectorOperators.GT, bound));
        }
        long y = tile.out;
        c0.intoMemorySegment(M, y, O);
        c1.intoMemorySegment(M, y + V, O);
        c2.intoMemorySegment(M, y + 2 * V, O);
        c3.intoMemorySegment(M, y + 3 * V, O);
        c4.intoMemorySegment(M, y + 4 * V, O);
        c5.intoMemorySegment(M, y + 5 * V, O);
        c6.intoMemorySegment(M, y + 6 * V, O);
    }

    /// 5×5, every second pixel.
    static void of5x5s2(Tile tile) {
        long w = tile.weights;
        long end = tile.weightsEnd;
        long x = tile.in;
        long row = tile.inRow;
        long zero = tile.zeros;
        int left = tile.leftOutside;
        int right = tile.rightOutside;
        var c0 = FloatVector.fromMemorySegment(S, M, tile.bias, O);
        var c1 = c0;
        var c2 = c0;
        var c3 = c0;
        var c4 = c0;
        var c5 = c0;
        var c6 = c0;
        do {
            var w0 = FloatVector.fromMemorySegment(S, M, w, O);
            var w1 = FloatVector.fromMemorySegment(S, M, w + V, O);
            var w2 = FloatVector.fromMemorySegment(S, M, w + 2 * V, O);
            var w3 = FloatVector.fromMemorySegment(S, M, w + 3 * V, O);
            var w4 = FloatVector.fromMemorySegment(S, M, w + 4 * V, O);
            var v = FloatVector.fromMemorySegment(S, M, left > 0 ? zero : x, O);
            c0 = v.fma(w0, c0);
            v = FloatVector.fromMemorySegment(S, M, left > 1 ? zero : x + V, O);
            c0 = v.fma(w1, c0);
            v = FloatVector.fromMemorySegment(S, M, x + 2 * V, O);
            c1 = v.fma(w0, c1);
            c0 = v.fma(w2, c0);
            v = FloatVector.fromMemorySegment(S, M, x + 3 * V, O);
            c1 = v.fma(w1, c1);
            c0 = v.fma(w3, c0);
            v = FloatVector.fromMemorySegment(S, M, x + 4 * V, O);
            c2 = v.fma(w0, c2);
            c1 = v.fma(w2, c1);
            c0 = v.fma(w4, c0);
            v = FloatVector.fromMemorySegment(S, M, x + 5 * V, O);
            c2 = v.fma(w1, c2);
            c1 = v.fma(w3, c1);
            v = FloatVector.fromMemorySegment(S, M, x + 6 * V, O);
            c3 = v.fma(w0, c3);
            c2 = v.fma(w2, c2);
            c1 = v.fma(w4, c1);
            v = FloatVector.fromMemorySegment(S, M, x + 7 * V, O);
            c3 = v.fma(w1, c3);
            c2 = v.fma(w3, c2);
            v = FloatVector.fromMemorySegment(S, M, x + 8 * V, O);
            c4 = v.fma(w0, c4);
            c3 = v.fma(w2, c3);
            c2 = v.fma(w4, c2);
            v = FloatVector.fromMemorySegment(S, M, x + 9 * V, O);
            c4 = v.fma(w1, c4);
            c3 = v.fma(w3, c3);
            v = FloatVector.fromMemorySegment(S, M, x + 10 * V, O);
            c5 = v.fma(w0, c5);
            c4 = v.fma(w2, c4);
            c3 = v.fma(w4, c3);
            v = FloatVector.fromMemorySegment(S, M, x + 11 * V, O);
            c5 = v.fma(w1, c5);
            c4 = v.fma(w3, c4);
            v = FloatVector.fromMemorySegment(S, M, x + 12 * V, O);
            c6 = v.fma(w0, c6);
            c5 = v.fma(w2, c5);
            c4 = v.fma(w4, c4);
            v = FloatVector.fromMemorySegment(S, M, x + 13 * V, O);
            c6 = v.fma(w1, c6);
            c5 = v.fma(w3, c5);
            v = FloatVector.fromMemorySegment(S, M, x + 14 * V, O);
            c6 = v.fma(w2, c6);
            c5 = v.fma(w4, c5);
            v = FloatVector.fromMemorySegment(S, M, right > 1 ? zero : x + 15 * V, O);
            c6 = v.fma(w3, c6);
            v = FloatVector.fromMemorySegment(S, M, right > 0 ? zero : x + 16 * V, O);
            c6 = v.fma(w4, c6);
            w += 5 * V;
            x += row;
        } while (w != end);
        if (tile.residual != 0) {
            long r = tile.residual;
            c0 = c0.add(FloatVector.fromMemorySegment(S, M, r, O));
            c1 = c1.add(FloatVector.fromMemorySegment(S, M, r + V, O));
            c2 = c2.add(FloatVector.fromMemorySegment(S, M, r + 2 * V, O));
            c3 = c3.add(FloatVector.fromMemorySegment(S, M, r + 3 * V, O));
            c4 = c4.add(FloatVector.fromMemorySegment(S, M, r + 4 * V, O));
            c5 = c5.add(FloatVector.fromMemorySegment(S, M, r + 5 * V, O));
            c6 = c6.add(FloatVector.fromMemorySegment(S, M, r + 6 * V, O));
        }
        if (tile.low > Float.NEGATIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, tile.low);
            c0 = c0.blend(bound, c0.compare(VectorOperators.LT, bound));
            c1 = c1.blend(bound, c1.compare(VectorOperators.LT, bound));
            c2 = c2.blend(bound, c2.compare(VectorOperators.LT, bound));
            c3 = c3.blend(bound, c3.compare(VectorOperators.LT, bound));
            c4 = c4.blend(bound, c4.compare(VectorOperators.LT, bound));
            c5 = c5.blend(bound, c5.compare(VectorOperators.LT, bound));
            c6 = c6.blend(bound, c6.compare(VectorOperators.LT, bound));
        }
        if (tile.high < Float.POSITIVE_INFINITY) {
            var bound = FloatVector.broadcast(S, tile.high);
            c0 = c0.blend(bound, c0.compare(VectorOperators.GT, bound));
            c1 = c1.blend(bound, c1.compare(VectorOperators.GT, bound));
            c2 = c2.blend(bound, c2.compare(VectorOperators.GT, bound));
            c3 = c3.blend(bound, c3.compare(VectorOperators.GT, bound));
            c4 = c4.blend(bound, c4.compare(VectorOperators.GT, bound));
            c5 = c5.blend(bound, c5.compare(VectorOperators.GT, bound));
            c6 = c6.blend(bound, c6.compare(VectorOperators.GT, bound));
        }
        long y = tile.out;
        c0.intoMemorySegment(M, y, O);
        c1.intoMemorySegment(M, y + V, O);
        c2.intoMemorySegment(M, y + 2 * V, O);
        c3.intoMemorySegment(M, y + 3 * V, O);
        c4.intoMemorySegment(M, y + 4 * V, O);
        c5.intoMemorySegment(M, y + 5 * V, O);
        c6.intoMemorySegment(M, y + 6 * V, O);
    }
}
