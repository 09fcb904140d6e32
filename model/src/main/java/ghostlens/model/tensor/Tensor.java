package ghostlens.model.tensor;

import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;

/// Values with a shape, in row-major order. Checkpoints and fast engines hold float32; rewriting and the reference
/// engine hold float64, so that algebra and rounding can be told apart. Never changed once made.
public sealed interface Tensor permits Tensor.Float32, Tensor.Float64 {

    TensorShape shape();

    /// The value at a row-major position.
    double get(int position);

    /// A copy in float32; float64 values are rounded once, to nearest.
    float[] toFloats();

    /// Copies the values, rounded to float32, into the beginning of an array.
    void copyTo(float[] floats);

    /// A copy in float64; exact.
    double[] toDoubles();

    /// How many values there are.
    int size();

    /// A float32 tensor over a copy of `values`.
    static Tensor of(TensorShape shape, float[] values) {
        return new Float32(shape, values.clone());
    }

    /// A float64 tensor over a copy of `values`.
    static Tensor of(TensorShape shape, double[] values) {
        return new Float64(shape, values.clone());
    }

    /// A float64 tensor with `value.applyAsDouble(position)` at each position.
    static Tensor generate(TensorShape shape, IntToDoubleFunction value) {
        var values = new double[Math.toIntExact(shape.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return new Float64(shape, values);
    }

    /// A float32 tensor whose values `fill` puts into an array of zeros, which it must not keep.
    static Tensor float32(TensorShape shape, Consumer<float[]> fill) {
        var values = new float[Math.toIntExact(shape.elements())];
        fill.accept(values);
        return new Float32(shape, values);
    }

    /// A float64 tensor whose values `fill` puts into an array of zeros, which it must not keep.
    static Tensor float64(TensorShape shape, Consumer<double[]> fill) {
        var values = new double[Math.toIntExact(shape.elements())];
        fill.accept(values);
        return new Float64(shape, values);
    }

    /// The same values rounded to float32, as an engine that computes in float32 reads them.
    default Tensor toFloat32() {
        return this instanceof Float32 ? this : new Float32(shape(), toFloats());
    }

    /// The same values, in the same order, under a shape of as many elements.
    Tensor withShape(TensorShape other);

    /// Single precision.
    final class Float32 implements Tensor {
        private final TensorShape shape;
        private final float[] values;

        private Float32(TensorShape shape, float[] values) {
            requireFits(shape, values.length);
            this.shape = shape;
            this.values = values;
        }

        @Override
        public TensorShape shape() {
            return shape;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Tensor withShape(TensorShape other) {
            return new Float32(other, values);
        }

        @Override
        public double get(int position) {
            return values[position];
        }

        @Override
        public float[] toFloats() {
            return values.clone();
        }

        @Override
        public void copyTo(float[] floats) {
            System.arraycopy(values, 0, floats, 0, values.length);
        }

        @Override
        public double[] toDoubles() {
            var doubles = new double[values.length];
            for (int i = 0; i < doubles.length; i++) {
                doubles[i] = values[i];
            }
            return doubles;
        }

        @Override
        public String toString() {
            return "float32 " + shape;
        }
    }

    /// Double precision.
    final class Float64 implements Tensor {
        private final TensorShape shape;
        private final double[] values;

        private Float64(TensorShape shape, double[] values) {
            requireFits(shape, values.length);
            this.shape = shape;
            this.values = values;
        }

        @Override
        public TensorShape shape() {
            return shape;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Tensor withShape(TensorShape other) {
            return new Float64(other, values);
        }

        @Override
        public double get(int position) {
            return values[position];
        }

        @Override
        public float[] toFloats() {
            var floats = new float[values.length];
            copyTo(floats);
            return floats;
        }

        @Override
        public void copyTo(float[] floats) {
            for (int i = 0; i < values.length; i++) {
                floats[i] = (float) values[i];
            }
        }

        @Override
        public double[] toDoubles() {
            return values.clone();
        }

        @Override
        public String toString() {
            return "float64 " + shape;
        }
    }

    private static void requireFits(TensorShape shape, int length) {
        if (shape.elements() != length) {
            throw new IllegalArgumentException(
                    "%d values do not fill the shape %s, which takes %d".formatted(length, shape, shape.elements()));
        }
    }
}
