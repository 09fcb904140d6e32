package ghostlens.model.run.fast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// Channels copied to other places: concatenation, slicing and whatever else only moves channels. Whole blocks are
/// copied as they are; where channels change their place within a block, lanes are rearranged.
final class ChannelKernel implements Kernel {

    /// Where an output channel comes from.
    record Source(Place place, int channel) {}

    /// The lanes of an output block that come from one input block.
    ///
    /// @param isWhole whether none of them changes its place
    private record Lane(
            Place place, int block, VectorShuffle<Float> shuffle, VectorMask<Float> mask, boolean isWhole) {}

    private final Place out;
    private final List<List<Lane>> blocks;

    /// @param sources of each output channel
    ChannelKernel(List<Source> sources, Place out) {
        this.out = out.longest();
        this.blocks = new ArrayList<>();
        for (int first = 0; first < sources.size(); first += Lanes.COUNT) {
            blocks.add(lanes(sources.subList(first, Math.min(first + Lanes.COUNT, sources.size()))));
        }
    }

    private static List<Lane> lanes(List<Source> sources) {
        record Block(Place place, int block) {}
        var moves = new LinkedHashMap<Block, int[]>();
        for (int lane = 0; lane < sources.size(); lane++) {
            var source = sources.get(lane);
            var from = new Block(source.place.longest(), source.channel / Lanes.COUNT);
            moves.computeIfAbsent(from, _ -> nowhere())[lane] = source.channel % Lanes.COUNT;
        }
        var lanes = new ArrayList<Lane>();
        moves.forEach((from, to) -> lanes.add(lane(from.place, from.block, to)));
        return lanes;
    }

    private static int[] nowhere() {
        var lanes = new int[Lanes.COUNT];
        Arrays.fill(lanes, -1);
        return lanes;
    }

    private static Lane lane(Place place, int block, int[] from) {
        var order = new int[Lanes.COUNT];
        var used = new boolean[Lanes.COUNT];
        boolean isWhole = true;
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            isWhole &= from[lane] < 0 || from[lane] == lane;
            order[lane] = from[lane] < 0 ? lane : from[lane];
            used[lane] = from[lane] >= 0;
        }
        return new Lane(
                place,
                block,
                VectorShuffle.fromArray(Lanes.SPECIES, order, 0),
                VectorMask.fromArray(Lanes.SPECIES, used, 0),
                isWhole);
    }

    @Override
    public int pieces() {
        return out.images() * blocks.size();
    }

    @Override
    public void run(Tile tile, int image, int from, int to) {
        for (int piece = from; piece < to; piece++) {
            int n = image + piece / blocks.size();
            int block = piece % blocks.size();
            var lanes = blocks.get(block);
            long y = out.at(n, block);
            long end = y + (long) out.pixels() * Lanes.BYTES;
            var first = lanes.getFirst();
            if (lanes.size() == 1 && first.isWhole) {
                copy(first.place.at(n, first.block), y, end);
                continue;
            }
            move(first.place.at(n, first.block), first.shuffle, y, end);
            for (int i = 1; i < lanes.size(); i++) {
                var next = lanes.get(i);
                mix(next.place.at(n, next.block), next.shuffle, next.mask, y, end);
            }
        }
    }

    private static void copy(long x, long y, long end) {
        while (y != end) {
            FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER)
                    .intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
            x += Lanes.BYTES;
            y += Lanes.BYTES;
        }
    }

    private static void move(long x, VectorShuffle<Float> shuffle, long y, long end) {
        while (y != end) {
            FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER)
                    .rearrange(shuffle)
                    .intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
            x += Lanes.BYTES;
            y += Lanes.BYTES;
        }
    }

    private static void mix(long x, VectorShuffle<Float> shuffle, VectorMask<Float> mask, long y, long end) {
        while (y != end) {
            var moved = FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER)
                    .rearrange(shuffle);
            FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, y, Lanes.ORDER)
                    .blend(moved, mask)
                    .intoMemorySegment(Lanes.ALL, y, Lanes.ORDER);
            x += Lanes.BYTES;
            y += Lanes.BYTES;
        }
    }
}
