package ghostlens.model.run.fast;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Runs every inner loop with everything that a network can ask of it, again and again in turn. C2 leaves out what it
/// has not seen; asked for that later, a loop is interpreted until it has been compiled anew, for up to seconds.
final class TilePriming implements AutoCloseable {
    private static final int MOST_ENTRIES = 9;
    private static final int MOST_ROWS = 5;
    private static final int MOST_PIXELS = 14;
    /// Of the input, in pixels: enough for the widest tile at any stride.
    private static final int ROW = 2 * MOST_PIXELS + MOST_ROWS;

    private static final List<Clamp> CLAMPS =
            List.of(Clamp.NONE, new Clamp(0, Float.POSITIVE_INFINITY), new Clamp(0, 6));

    private static final List<TileShape> SHAPES = IntStream.rangeClosed(1, DenseWeights.MOST_TOGETHER)
            .boxed()
            .flatMap(blocks -> Stream.of(TileShape.onMap(blocks), TileShape.onPicture(blocks)))
            .toList();
    private static final List<TileLoop> PIXELS = List.of(DensePixels::of1x1, DensePixels::of1x2, DensePixels::of1x3);
    private static final List<TileLoop> THREES = List.of(DepthwiseTiles::of3x3s1, DepthwiseTiles::of3x3s2);
    private static final List<TileLoop> FIVES = List.of(DepthwiseTiles::of5x5s1, DepthwiseTiles::of5x5s2);

    private final Memory memory = new Memory();
    private final long zeros = memory.allocate(Lanes.BYTES);
    private final long bias = vectors(DenseWeights.MOST_TOGETHER);
    private final long weights = vectors(MOST_ENTRIES * DenseWeights.QUAD * DenseWeights.MOST_TOGETHER);
    private final long entries = memory.copy(new int[DenseTiles.CHANNELS_AT_A_TIME * MOST_ENTRIES]);
    private final long in = vectors(MOST_ROWS * ROW);
    private final long out = vectors(2 * DenseWeights.MOST_TOGETHER * MOST_PIXELS);
    private final long residual = vectors(2 * DenseWeights.MOST_TOGETHER * MOST_PIXELS);
    private final Tile tile = new Tile();

    private long vectors(int count) {
        return memory.allocate((long) count * Lanes.BYTES);
    }

    /// Every loop once with everything.
    void round() {
        for (var clamp : CLAMPS) {
            tile.low = clamp.low();
            tile.high = clamp.high();
            all(0);
            all(residual);
        }
    }

    private void all(long added) {
        for (var shape : SHAPES) {
            int entries = MOST_ENTRIES / shape.together() * DenseWeights.QUAD;
            dense(shape, added, bias, entries);
            dense(shape, added, 0, entries);
        }
        for (int blocks = 1; blocks <= PIXELS.size(); blocks++) {
            for (int entries = 1; entries <= MOST_ENTRIES; entries++) {
                place(added, bias, entries, entries * DenseWeights.QUAD);
                PIXELS.get(blocks - 1).run(tile);
            }
        }
        depthwise(added, 3, THREES);
        depthwise(added, 5, FIVES);
    }

    private void dense(TileShape shape, long added, long start, int entries) {
        place(added, start, entries, entries * shape.together());
        tile.outEnd = out + 2L * shape.pixels() * Lanes.BYTES;
        DenseTiles.of(shape).run(tile);
    }

    private void place(long added, long start, int entries, int vectors) {
        tile.in = in;
        tile.entries = this.entries;
        tile.entryCount = entries;
        tile.weights = weights;
        tile.weightsEnd = weights + (long) vectors * Lanes.BYTES;
        tile.weightBlock = (long) vectors * Lanes.BYTES;
        tile.bias = start;
        tile.out = out;
        tile.outBlock = 2L * MOST_PIXELS * Lanes.BYTES;
        tile.residual = added;
    }

    private void depthwise(long added, int kernel, List<TileLoop> loops) {
        int sides = kernel / 2 + 1;
        tile.inRow = (long) ROW * Lanes.BYTES;
        tile.zeros = zeros;
        for (int rows = 1; rows <= kernel; rows++) {
            for (int outside = 0; outside < sides * sides; outside++) {
                for (var loop : loops) {
                    place(added, bias, 0, rows * kernel);
                    tile.leftOutside = outside % sides;
                    tile.rightOutside = outside / sides;
                    loop.run(tile);
                }
            }
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
