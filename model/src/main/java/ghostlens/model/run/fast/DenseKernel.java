package ghostlens.model.run.fast;

import ghostlens.model.Problem;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;
import ghostlens.model.run.fast.DenseWeights.Blocks;
import java.util.List;
import java.util.stream.IntStream;

/// A convolution of any kernel, stride and groups, and with them a linear layer: runs of neighbouring pixels by a few
/// blocks of output channels at a time.
final class DenseKernel implements Kernel {
    /// Pixels of a run through a feature map that is read as it is: a multiple of the tiles' widths, and few enough for
    /// threads to share a small map.
    private static final int RUN = Lanes.REGISTERS > 16 ? 49 : 48;

    /// Weights that stay in the near caches beside the inputs, and are many enough that tiles seldom begin.
    private static final int WEIGHT_BYTES = 48 << 10;

    /// As many have to share a part of the weights for it to pay.
    private static final int ENOUGH_TILES = 4;

    private final Tiles[] tiles;
    private final List<Blocks> blocks;
    private final long weights;
    private final long bias;
    private final int together;
    private final long[] entries;
    private final long in;
    private final long inImageBytes;
    private final long inRunBytes;
    private final Place out;
    private final Finish finish;
    private final int runs;
    private final int runLength;
    private final int lastRunLength;
    /// Whether threads share the runs, each reading all weights, or the blocks, each reading the whole input.
    private final boolean byRuns;

    /// @param in the input where it is read as it is
    /// @param copy the input with its padding, where one is needed
    private DenseKernel(DenseWeights packed, Input input, Place out, Finish finish, Memory memory) {
        this.tiles = tiles(packed.together() == DenseWeights.SINGLE);
        this.blocks = packed.blocks();
        this.weights = packed.values();
        this.bias = packed.bias();
        this.together = packed.together();
        this.in = input.address();
        this.inImageBytes = input.imageBytes();
        this.inRunBytes = input.runBytes();
        this.out = out;
        this.finish = finish;
        this.runs = input.runs();
        this.runLength = input.runLength();
        this.lastRunLength = out.pixels() - (runs - 1) * runLength;
        this.byRuns = packed.bytes() < input.bytes();
        this.entries = blocks.stream()
                .mapToLong(b -> memory.copy(entries(b, packed.together(), input)))
                .toArray();
    }

    /// One for each number of blocks.
    private static Tiles[] tiles(boolean picture) {
        return IntStream.rangeClosed(1, DenseWeights.MOST_TOGETHER)
                .mapToObj(blocks -> picture ? TileShape.onPicture(blocks) : TileShape.onMap(blocks))
                .map(shape -> new Tiles(shape.pixels(), DenseTiles.of(shape)))
                .toArray(Tiles[]::new);
    }

    /// @param width in pixels
    private record Tiles(int width, TileLoop loop) {}

    /// How a convolution reads its input.
    ///
    /// @param bytes of all images
    /// @param taps each tap's offset
    private record Input(
            long address,
            long bytes,
            long imageBytes,
            long planeBytes,
            long[] taps,
            int runs,
            int runLength,
            long runBytes) {}

    /// On an input that needs no padding and no stride.
    static DenseKernel direct(Op.Conv2d conv, DenseWeights packed, Place in, Place out, Finish finish, Memory memory) {
        boolean together = in.imagesSideBySide();
        var x = together ? in.imagesAsPixels() : in;
        boolean pointwise = conv.window().kernelHeight() == 1 && conv.window().kernelWidth() == 1;
        int runs = pointwise ? Math.max(1, x.pixels() / RUN) : out.height();
        int length = pointwise ? (runs == 1 ? x.pixels() : RUN) : out.width();
        long runBytes = (long) (pointwise ? RUN : x.width()) * Lanes.BYTES;
        var taps = taps(conv.window(), (row, column) -> (long) (row * x.width() + column) * Lanes.BYTES);
        var input = new Input(
                x.address(),
                x.images() * x.blocks() * x.planeBytes(),
                x.imageBytes(),
                x.planeBytes(),
                taps,
                runs,
                length,
                runBytes);
        return together
                ? new DenseKernel(packed, input, out.imagesAsPixels(), finish.imagesAsPixels(), memory)
                : new DenseKernel(packed, input, out, finish, memory);
    }

    /// On a copy with padding.
    static DenseKernel padded(
            Op.Conv2d conv, DenseWeights packed, Surroundings copy, Place out, Finish finish, Memory memory) {
        var taps = taps(conv.window(), copy::offset);
        long runBytes = conv.window().strideHeight() * copy.rowBytes();
        var input = new Input(
                copy.address(),
                copy.bytes(),
                out.images() == 1 ? 0 : copy.imageBytes(),
                copy.planeBytes(),
                taps,
                out.height(),
                out.width(),
                runBytes);
        return new DenseKernel(packed, input, out, finish, memory);
    }

    /// On the network's input.
    static DenseKernel onPicture(DenseWeights packed, Picture in, Place out, Finish finish, Memory memory) {
        var taps = taps(in.window(), in::offset);
        long runBytes = in.window().strideHeight() * in.rowBytes();
        var input = new Input(
                in.address(),
                in.map().images() * in.bytes(),
                in.imageBytes(),
                in.planeBytes(),
                taps,
                out.height(),
                out.width(),
                runBytes);
        return new DenseKernel(packed, input, out, finish, memory);
    }

    /// Where a pixel lies, relative to its plane.
    private interface Offsets {
        long of(int row, int column);
    }

    private static long[] taps(Window window, Offsets offsets) {
        var taps = new long[window.kernelHeight() * window.kernelWidth()];
        for (int tap = 0; tap < taps.length; tap++) {
            taps[tap] = offsets.of(tap / window.kernelWidth(), tap % window.kernelWidth());
        }
        return taps;
    }

    /// @param together how many input channels an entry stands for
    private static int[] entries(Blocks b, int together, Input input) {
        int perTap = b.toQuad() - b.fromQuad();
        int perPlane = together == DenseWeights.SINGLE ? 1 : Lanes.COUNT / together;
        var offsets = new int[b.entries()];
        for (int i = 0; i < input.taps().length * perTap; i++) {
            int entry = b.fromQuad() + i % perTap;
            long plane = entry / perPlane * input.planeBytes();
            long lane = (long) (entry % perPlane) * together * Float.BYTES;
            offsets[i] = offset(plane + input.taps()[i / perTap] + lane);
        }
        return offsets;
    }

    private static int offset(long bytes) {
        if (bytes > Integer.MAX_VALUE) {
            throw new Problem("A convolution's input takes more than the 2 GB for an image that the engine `fast` can"
                    + " read; choose a smaller image, or the engine `reference`.");
        }
        return (int) bytes;
    }

    @Override
    public int pieces() {
        return blocks.size() * out.images() * runs;
    }

    @Override
    public void run(Tile tile, int image, int from, int to) {
        tile.outBlock = out.planeBytes();
        for (int group = 0; group < blocks.size(); group++) {
            int first = firstRun(from, group);
            int end = firstRun(to, group);
            if (first < end) {
                compute(tile, group, image, first, end);
            }
        }
    }

    /// The first run of a few blocks in this piece or one after it.
    private int firstRun(int piece, int group) {
        if (byRuns) {
            return Math.ceilDiv(piece - group, blocks.size());
        }
        int perGroup = out.images() * runs;
        return Math.clamp(piece - group * perGroup, 0, perGroup);
    }

    /// Some runs of a few blocks; where there are many weights, with a part of these after the other for all runs.
    private void compute(Tile tile, int group, int image, int from, int to) {
        var b = blocks.get(group);
        int parts = parts(b, to - from);
        for (int part = 0; part < parts; part++) {
            int firstEntry = b.entries() * part / parts;
            int lastEntry = b.entries() * (part + 1) / parts;
            tile.entries = entries[group] + (long) firstEntry * Integer.BYTES;
            tile.entryCount = lastEntry - firstEntry;
            tile.weights = weights + (long) b.start() * Float.BYTES + weightBytes(firstEntry);
            tile.weightsEnd = tile.weights + weightBytes(tile.entryCount);
            tile.weightBlock = weightBytes(b.entries());
            tile.bias = part == 0 ? bias + (long) b.first() * Lanes.BYTES : 0;
            finish(tile, part == parts - 1);
            for (int run = from; run < to; run++) {
                run(tile, b, image + run / runs, run % runs, part == parts - 1);
            }
        }
    }

    /// Only where runs come out even and are no picture's: tiles must not overlap, nor single pixels go on with a sum.
    private int parts(Blocks b, int count) {
        int width = tiles[b.count() - 1].width;
        boolean even = runLength % width == 0 && lastRunLength % width == 0 && !isPicture();
        boolean enough = count * runLength / width >= ENOUGH_TILES;
        return even && enough ? Math.toIntExact(Math.ceilDiv(b.count() * weightBytes(b.entries()), WEIGHT_BYTES)) : 1;
    }

    /// Of one block.
    private long weightBytes(int entries) {
        return (long) entries * together * Lanes.BYTES;
    }

    private void finish(Tile tile, boolean last) {
        if (last) {
            finish.bound(tile);
        } else {
            Finish.NONE.bound(tile);
        }
    }

    private void run(Tile tile, Blocks b, int image, int run, boolean last) {
        long in = this.in + image * inImageBytes + run * inRunBytes;
        long skipped = (long) run * runLength * Lanes.BYTES;
        long out = this.out.at(image, b.first()) + skipped;
        long residual = last ? finish.residual(image, b.first()) : 0;
        int length = run == runs - 1 ? lastRunLength : runLength;
        cover(tile, b.count(), length, in, out, residual == 0 ? 0 : residual + skipped);
    }

    /// Covers a run with tiles, and the few pixels that are left over one by one; where that takes longer than another
    /// tile would, with one that overlaps the tile before it.
    private void cover(Tile tile, int blocks, int length, long in, long out, long residual) {
        int width = tiles[blocks - 1].width;
        var loop = tiles[blocks - 1].loop;
        int even = length / width * width;
        int left = length - even;
        if (even != 0) {
            place(tile, 0, even, in, out, residual);
            loop.run(tile);
        }
        if (even == 0 || 2 * left <= width && !isPicture()) {
            for (int pixel = even; pixel < length; pixel++) {
                place(tile, pixel, 1, in, out, residual);
                pixel(tile, blocks);
            }
        } else if (left != 0) {
            place(tile, length - width, width, in, out, residual);
            loop.run(tile);
        }
    }

    private boolean isPicture() {
        return together == DenseWeights.SINGLE;
    }

    private void place(Tile tile, int first, int count, long in, long out, long residual) {
        long offset = (long) first * Lanes.BYTES;
        tile.in = in + (isPicture() ? (long) first * Picture.STRIDE * Float.BYTES : offset);
        tile.out = out + offset;
        tile.outEnd = tile.out + (long) count * Lanes.BYTES;
        tile.residual = residual == 0 ? 0 : residual + offset;
    }

    private static void pixel(Tile tile, int blocks) {
        switch (blocks) {
            case 3 -> DensePixels.of1x3(tile);
            case 2 -> DensePixels.of1x2(tile);
            default -> DensePixels.of1x1(tile);
        }
    }
}
