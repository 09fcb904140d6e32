package ghostlens.app.panel.evolution;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;

/// An input in which one can see what a layer does: rings around another point in every channel, from −1 to 1.
final class Pattern {
    private static final double GOLDEN = 0.618033988749895;
    private static final double RINGS = 5;

    private Pattern() {}

    static Tensor of(TensorShape shape) {
        var values = new float[Math.toIntExact(shape.elements())];
        int width = shape.rank() == 4 ? shape.get(3) : 1;
        int height = shape.rank() == 4 ? shape.get(2) : 1;
        for (int i = 0; i < values.length; i++) {
            int channel = i / (width * height);
            double x = (double) (i % width) / width - GOLDEN * channel % 1;
            double y = (double) (i / width % height) / height - GOLDEN * GOLDEN * channel % 1;
            values[i] = (float) Math.cos(2 * Math.PI * RINGS * Math.hypot(x, y) + channel);
        }
        return Tensor.of(shape, values);
    }
}
