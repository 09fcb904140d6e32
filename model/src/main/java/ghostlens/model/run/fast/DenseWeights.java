package ghostlens.model.run.fast;

import ghostlens.model.graph.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A dense or grouped convolution's weights in the order in which the kernel reads them. A few blocks of output
/// channels at a time; for each block by itself every tap, input channel after input channel, so that several of the
/// processor's prefetchers fetch at once. Where the blocks of a grouped
/// convolution span several groups, they read the inputs of all of these, with zeros for weights that are not there: a
/// kernel as fast as the dense one for any groups.
///
/// @param together how many input channels an entry stands for: {@link #QUAD} or {@link #SINGLE}
/// @param values where the weights are, group after group
/// @param bias where one value per output channel is, filled up with zeros
record DenseWeights(List<Blocks> blocks, int together, long values, long bias) {
    /// Input channels that one entry stands for.
    static final int QUAD = 4;

    /// The same where every channel has a plane of its own.
    static final int SINGLE = 1;

    /// The most blocks that are computed together.
    static final int MOST_TOGETHER = 3;

    /// A few blocks of output channels that are computed together.
    ///
    /// @param first the first of them
    /// @param count how many, 1 to 3
    /// @param fromQuad which input channels they read, a few together: from, and up to but not including `toQuad`
    /// @param entries taps × quads
    /// @param start where their weights start in the values
    record Blocks(int first, int count, int fromQuad, int toQuad, int entries, int start) {}

    /// Of all blocks.
    long bytes() {
        var last = blocks.getLast();
        return (last.start + (long) last.entries * together * last.count * Lanes.COUNT) * Float.BYTES;
    }

    static DenseWeights pack(Op.Conv2d conv, float[] kernel, float[] bias, int together, Memory memory) {
        int total = Lanes.blocks(conv.out());
        int taps = conv.window().kernelHeight() * conv.window().kernelWidth();
        var blocks = new ArrayList<Blocks>();
        int start = 0;
        for (int first = 0; first < total; first += blocks.getLast().count) {
            var next = blocks(conv, first, count(total - first), together, start);
            blocks.add(next);
            start += next.entries * together * next.count * Lanes.COUNT;
        }
        var values = new float[start];
        blocks.forEach(b -> fill(conv, kernel, b, together, values));
        return new DenseWeights(
                blocks, together, memory.copy(values), memory.copy(Arrays.copyOf(bias, total * Lanes.COUNT)));
    }

    /// Threes, and twos so that no single one is left over.
    private static int count(int left) {
        return left == 3 || left > 4 ? 3 : Math.min(left, 2);
    }

    private static Blocks blocks(Op.Conv2d conv, int first, int count, int together, int start) {
        int outPerGroup = conv.out() / conv.groups();
        int inPerGroup = conv.in() / conv.groups();
        int lastOut = Math.min((first + count) * Lanes.COUNT, conv.out()) - 1;
        int fromQuad = first * Lanes.COUNT / outPerGroup * inPerGroup / together;
        int toQuad = Math.ceilDiv((lastOut / outPerGroup + 1) * inPerGroup, together);
        int taps = conv.window().kernelHeight() * conv.window().kernelWidth();
        return new Blocks(first, count, fromQuad, toQuad, filledUp(taps * (toQuad - fromQuad), together), start);
    }

    /// As many as the tiles' loops take at a time; those that are too many have zero weights.
    private static int filledUp(int entries, int together) {
        int atATime = DenseTiles.CHANNELS_AT_A_TIME / together;
        return Math.ceilDiv(entries, atATime) * atATime;
    }

    private static void fill(Op.Conv2d conv, float[] kernel, Blocks b, int together, float[] values) {
        int outPerGroup = conv.out() / conv.groups();
        int inPerGroup = conv.in() / conv.groups();
        int taps = conv.window().kernelHeight() * conv.window().kernelWidth();
        int width = b.count * Lanes.COUNT;
        for (int lane = 0; lane < width && b.first * Lanes.COUNT + lane < conv.out(); lane++) {
            int out = b.first * Lanes.COUNT + lane;
            int start = b.start + lane / Lanes.COUNT * b.entries * together * Lanes.COUNT + lane % Lanes.COUNT;
            int firstIn = out / outPerGroup * inPerGroup;
            for (int i = 0; i < inPerGroup; i++) {
                int channel = firstIn + i - b.fromQuad * together;
                for (int tap = 0; tap < taps; tap++) {
                    int row = tap * (b.toQuad - b.fromQuad) * together + channel;
                    values[start + row * Lanes.COUNT] = kernel[(out * inPerGroup + i) * taps + tap];
                }
            }
        }
    }
}
