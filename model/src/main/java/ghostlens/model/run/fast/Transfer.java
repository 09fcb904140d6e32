package ghostlens.model.run.fast;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;

/// Values on their way between N×C×H×W and the layout of the kernels.
final class Transfer {
    private Transfer() {}

    static void write(Tensor tensor, Place to) {
        var values = tensor.toFloats();
        int position = 0;
        for (int image = 0; image < tensor.shape().batch(); image++) {
            for (int channel = 0; channel < to.channels(); channel++) {
                long at = FlattenKernel.at(to, image, channel, 0);
                for (int pixel = 0; pixel < to.pixels(); pixel++) {
                    Lanes.ALL.set(Lanes.FLOAT, at, values[position++]);
                    at += Lanes.BYTES;
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
