package ghostlens.model.run.fast;

import jdk.incubator.vector.FloatVector;

/// Copies a feature map with its padding into {@link Surroundings}.
record PadKernel(Surroundings surroundings) implements Kernel {

    @Override
    public int pieces() {
        return surroundings.map().images() * surroundings.map().blocks();
    }

    @Override
    public void run(Tile tile, int image, int from, int to) {
        var map = surroundings.map();
        for (int piece = from; piece < to; piece++) {
            int n = image + piece / map.blocks();
            int block = piece % map.blocks();
            plane(map.at(n, block), surroundings.plane(n, block));
        }
    }

    private void plane(long source, long target) {
        var window = surroundings.window();
        var map = surroundings.map();
        for (int row = 0; row < surroundings.rows(); row++) {
            if (!surroundings.reads(row)) {
                continue;
            }
            int y = row - window.padTop();
            boolean inside = y >= 0 && y < map.height();
            for (int group = 0; group < window.strideWidth(); group++) {
                long at = target + surroundings.offset(row, group);
                long line = source + (long) y * map.width() * Lanes.BYTES;
                row(line, inside ? map.width() : 0, group - window.padLeft(), window.strideWidth(), at);
            }
        }
    }

    /// Every `step`-th pixel of a line from `first` on; zeros where there is none.
    private void row(long line, int width, int first, int step, long to) {
        var zero = FloatVector.zero(Lanes.SPECIES);
        int x = first;
        long end = to + surroundings.rowBytes();
        for (long at = to; at != end; at += Lanes.BYTES) {
            if (x >= 0 && x < width) {
                FloatVector.fromMemorySegment(Lanes.SPECIES, Lanes.ALL, line + (long) x * Lanes.BYTES, Lanes.ORDER)
                        .intoMemorySegment(Lanes.ALL, at, Lanes.ORDER);
            } else {
                zero.intoMemorySegment(Lanes.ALL, at, Lanes.ORDER);
            }
            x += step;
        }
    }
}
