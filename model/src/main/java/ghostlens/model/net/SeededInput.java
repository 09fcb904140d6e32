package ghostlens.model.net;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// An input to run on when the user gives none: normally distributed, as a normalised photo about is.
public final class SeededInput {
    private SeededInput() {}

    /// The same shape and seed give the same float32 values on every machine.
    public static Tensor of(TensorShape shape, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var values = new float[Math.toIntExact(shape.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(shape, values);
    }
}
