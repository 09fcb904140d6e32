package ghostlens.model.run.fast;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;

/// Values on their way between N×C×H×W and the layout of the kernels.
final class Transfer {
    private Transfer() {}

    static void write(float[] values, Place to) {
        int position = 0;
        for (int image = 0; image < to.images(); image++) {
            for (int channel = 0; channel < to.channels(); channel++) {
                write(values, position, 1, to.pixels(), FlattenKernel.at(to, image, channel, 0), Lanes.BYTES);
                position += to.pixels();
            }
        }
    }

    /// Into the padded copy that a convolution reads. Its padding is left as it is.
    static void write(float[] values, int images, Surroundings to) {
        var map = to.map();
        int position = 0;
        for (int image = 0; image < images; image++) {
            for (int channel = 0; channel < map.channels(); channel++) {
                long plane = to.channel(image, channel);
                for (int row = 0; row < map.height(); row++) {
                    row(values, position, to, row + to.window().padHeight(), plane);
                    position += map.width();
                }
            }
        }
    }

    private static void row(float[] values, int position, Surroundings to, int row, long plane) {
        int step = to.window().strideWidth();
        int pad = to.window().padWidth();
        if (row >= to.rows() || !to.reads(row)) {
            return;
        }
        for (int group = 0; group < step; group++) {
            int first = Math.floorMod(group - pad, step);
            int room = to.columns() - (first + pad) / step;
            int count = Math.min(room, Math.ceilDiv(to.map().width() - first, step));
            write(values, position + first, step, count, plane + to.offset(row, first + pad), to.pixelBytes());
        }
    }

    /// Every `step`-th value from a position on into neighbouring pixels.
    private static void write(float[] values, int position, int step, int count, long to, int pixelBytes) {
        for (int i = 0; i < count; i++) {
            Lanes.ALL.set(Lanes.FLOAT, to, values[position]);
            position += step;
            to += pixelBytes;
        }
    }

    static Tensor read(Place from, TensorShape shape) {
        var values = new float[Math.toIntExact(shape.elements())];
        int position = 0;
        for (int image = 0; image < shape.batch(); image++) {
            for (int channel = 0; channel < from.channels(); channel++) {
                long at = FlattenKernel.at(from, image, channel, 0);
                for (int pixel = 0; pixel < from.pixels(); pixel++) {
                    values[position++] = Lanes.ALL.get(Lanes.FLOAT, at);
                    at += Lanes.BYTES;
                }
            }
        }
        return Tensor.of(shape, values);
    }
}
