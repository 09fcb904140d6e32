package ghostlens.model.weights;

import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which elements of a storage a tensor shows, as PyTorch and NumPy have it: the element at index (i, j, …) is number
/// `offset + i·strides[0] + j·strides[1] + …`.
///
/// @param strides one for each extent, counted in elements, none below 0
record View(TensorShape shape, long offset, List<Long> strides) {
    View {
        strides = List.copyOf(strides);
    }

    /// All elements in row-major order.
    static View whole(TensorShape shape) {
        return new View(shape, 0, rowMajor(shape.extents()));
    }

    /// All elements in column-major order, where the first extent moves fastest.
    static View columnMajor(TensorShape shape) {
        return new View(shape, 0, rowMajor(shape.extents().reversed()).reversed());
    }

    private static List<Long> rowMajor(List<Integer> extents) {
        var strides = new ArrayList<Long>();
        long stride = 1;
        for (int extent : extents.reversed()) {
            strides.addFirst(stride);
            stride *= extent;
        }
        return strides;
    }

    /// Whether the elements follow one another without a gap.
    boolean isRowMajor() {
        var expected = rowMajor(shape.extents());
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.get(axis) > 1 && !strides.get(axis).equals(expected.get(axis))) {
                return false;
            }
        }
        return true;
    }

    /// One more than the number of the last element that is shown; empty if it is no number that a file can have.
    Optional<Long> end() {
        try {
            long last = offset;
            for (int axis = 0; axis < shape.rank(); axis++) {
                last = Math.addExact(last, Math.multiplyExact(shape.get(axis) - 1L, strides.get(axis)));
            }
            return Optional.of(Math.addExact(last, 1));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }
}
