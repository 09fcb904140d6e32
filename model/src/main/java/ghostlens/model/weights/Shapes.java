package ghostlens.model.weights;

import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Optional;

/// Shapes as files claim them: anything may stand there.
final class Shapes {
    static final int MOST_EXTENTS = 64;

    /// What the JVM gives one array.
    private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    private Shapes() {}

    /// The shape of these extents; empty if one is below 1, the values would not fit into one array, or there are
    /// more extents than NumPy and PyTorch allow.
    static Optional<TensorShape> of(List<Long> extents) {
        if (extents.size() > MOST_EXTENTS) {
            return Optional.empty();
        }
        long elements = 1;
        for (long extent : extents) {
            if (extent < 1 || extent > MOST_ELEMENTS / elements) {
                return Optional.empty();
            }
            elements *= extent;
        }
        return Optional.of(
                new TensorShape(extents.stream().map(Math::toIntExact).toList()));
    }
}
