package ghostlens.model.run.fast;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.lang.foreign.MemorySegment;

/// Values on their way between N×C×H×W and the layout of the kernels.
final class Transfer {
    private Transfer() {}

    /// Clears what fills up the last channels that a dense kernel reads together: what is left there from other values,
    /// infinite perhaps, would not vanish in a product with zero.
    static void write(float[] values, Place to) {
        int position = 0;
        for (int image = 0; image < to.images(); image++) {
            FlattenKernel.clearFiller(to, image);
            for (int channel = 0; channel < to.channels(); channel++) {
                long at = FlattenKernel.at(to, image, channel, 0);
                for (int pixel = 0; pixel < to.pixels(); pixel++) {
                    Lanes.ALL.set(Lanes.FLOAT, at, values[position++]);
                    at += Lanes.BYTES;
                }
            }
        }
    }

    /// Row by row; the padding is left as it is.
    static void write(float[] values, int images, Picture to) {
        int top = to.window().padTop();
        int left = to.window().padLeft();
        int width = to.map().width();
        int read = Math.min(width, to.columns() - left);
        int position = 0;
        for (int image = 0; image < images; image++) {
            for (int channel = 0; channel < to.map().channels(); channel++) {
                for (int row = 0; row < to.map().height(); row++) {
                    if (row + top < to.rows()) {
                        long at = to.at(image, channel, row + top, left);
                        MemorySegment.copy(values, position, Lanes.ALL, Lanes.FLOAT, at, read);
                    }
                    position += width;
                }
            }
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
