package ghostlens.model.onnx;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A tensor that is in the file or follows from such. Unlike a {@link Tensor} it may be empty; its values are read when
/// they are first asked for.
final class Constant implements Value {
    /// How many values computations of shapes take; weights have more.
    static final int SMALL = 1 << 16;

    private final List<Integer> extents;
    private final ElementKind kind;
    private final Supplier<Tensor> values;
    private final Supplier<Tensor> flipped;

    /// @param values as many as the extents have places, under any shape; not asked where there are none
    Constant(List<Integer> extents, ElementKind kind, Supplier<Tensor> values) {
        this.extents = List.copyOf(extents);
        this.kind = kind;
        this.values = Once.of(values);
        this.flipped = Once.of(() -> Permutation.permute(tensor(), List.of(1, 0)));
    }

    static Constant of(List<Integer> extents, ElementKind kind, double[] values) {
        return new Constant(extents, kind, () -> Tensor.of(TensorShape.of(values.length), values));
    }

    /// A list of whole numbers.
    static Constant of(long... values) {
        return of(
                List.of(values.length),
                ElementKind.WHOLE,
                Arrays.stream(values).asDoubleStream().toArray());
    }

    List<Integer> extents() {
        return extents;
    }

    int rank() {
        return extents.size();
    }

    ElementKind kind() {
        return kind;
    }

    int size() {
        return extents.stream().reduce(1, Math::multiplyExact);
    }

    /// The same values under other extents, of as many places.
    Constant withExtents(List<Integer> other) {
        return new Constant(other, kind, values);
    }

    Constant withKind(ElementKind other) {
        return new Constant(extents, other, values);
    }

    /// With the axes in another order.
    Constant permuted(List<Integer> order) {
        var to = order.stream().map(extents::get).toList();
        return new Constant(to, kind, () -> Permutation.permute(tensor(), order));
    }

    /// A matrix with rows and columns exchanged, made once.
    Tensor transposed() {
        return flipped.get();
    }

    /// The values as a tensor.
    ///
    /// @throws Unmapped if it is empty
    Tensor tensor() {
        if (size() == 0) {
            throw new Unmapped("reads an empty tensor");
        }
        return values.get().withShape(new TensorShape(extents));
    }

    /// @throws Unmapped if there are more than shapes are computed from
    double[] numbers() {
        if (size() > SMALL) {
            throw new Unmapped("computes with a constant of %,d values".formatted(size()));
        }
        return size() == 0 ? new double[0] : values.get().toDoubles();
    }

    List<Long> longs() {
        return Arrays.stream(numbers()).mapToObj(v -> (long) v).toList();
    }

    /// The only value.
    ///
    /// @throws Unmapped if there are several or none
    double number() {
        if (size() != 1) {
            throw new Unmapped("reads %s where one number belongs".formatted(this));
        }
        return numbers()[0];
    }

    /// Such as `whole numbers 4` or `float32 64×3×3×3`.
    @Override
    public String toString() {
        var shape = extents.isEmpty()
                ? "scalar"
                : extents.stream().map(String::valueOf).collect(Collectors.joining("×"));
        return kind.label() + " " + shape;
    }

    /// The values of a short list, else its shape.
    String text() {
        if (kind == ElementKind.OTHER || size() > 8 || size() < 1) {
            return toString();
        }
        var numbers = numbers();
        return IntStream.range(0, numbers.length)
                .mapToObj(i -> kind == ElementKind.WHOLE
                        ? String.valueOf((long) numbers[i])
                        : String.valueOf((float) numbers[i]))
                .collect(Collectors.joining(", "));
    }
}
