package ghostlens.model.run.fast;

import jdk.incubator.vector.FloatVector;

/// Copies a feature map with its padding into {@link Surroundings}.
record PadKernel(Surroundings surroundings) implements Kernel {

    @Override
    public int pieces() {
        return surroundings.map().images() * surroundings.rows();
    }

    @Override
    public void run(Tile tile, int image, int from, int to) {
        for (int piece = from; piece < to; piece++) {
            int n = piece / surroundings.rows();
            int row = piece % surroundings.rows();
            if (surroundings.reads(row)) {
                row(image, n, row);
            }
        }
    }

    /// Of all blocks of channels.
    private void row(int image, int n, int row) {
        var window = surroundings.window();
        var map = surroundings.map();
        int y = surroundings.source(row);
        int width = y >= 0 && y < map.height() ? map.width() : 0;
        for (int block = 0; block < map.blocks(); block++) {
            long line = map.at(image + n, block) + (long) y * map.width() * Lanes.BYTES;
            for (int group = 0; group < window.strideWidth(); group++) {
                long to = surroundings.plane(n, block) + surroundings.offset(row, group);
                row(line, width, group - window.padLeft(), window.strideWidth(), to);
            }
        }
    }

    /// Every `step`-th pixel of a line from `first` on; zeros where there is none.
    private void row(long line, int width, int first, int step, long to) {
        int before = Math.min(surroundings.columns(), Math.ceilDiv(Math.max(0, -first), step));
        int from = first + before * step;
        int inside = Math.min(surroundings.columns() - before, Math.ceilDiv(Math.max(0, width - from), step));
        long copied = to + (long) before * Lanes.BYTES;
        long after = copied + (long) inside * Lanes.BYTES;
        zeros(to, copied);
        copy(line + (long) from * Lanes.BYTES, (long) step * Lanes.BYTES, copied, after);
        zeros(after, to + surroundings.rowBytes());
    }

    private static void copy(long from, long step, long to, long end) {
        long x = from;
        for (long at = to; at != end; at += Lanes.BYTES) {
            FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, x, Lanes.ORDER)
                    .intoMemorySegment(Lanes.ALL, at, Lanes.ORDER);
            x += step;
        }
    }

    private static void zeros(long to, long end) {
        var zero = FloatVector.zero(Lanes.SPECIES);
        for (long at = to; at != end; at += Lanes.BYTES) {
            zero.intoMemorySegment(Lanes.ALL, at, Lanes.ORDER);
        }
    }
}
