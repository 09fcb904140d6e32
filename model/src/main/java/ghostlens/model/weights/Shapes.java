package ghostlens.model.weights;

import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Optional;

/// Shapes as files claim them: anything may stand there.
final class Shapes {
    private Shapes() {}

    /// The shape of these extents; empty if one is below 1 or the values would not fit into one array.
    static Optional<TensorShape> of(List<Long> extents) {
        long elements = 1;
        for (long extent : extents) {
            if (extent < 1 || extent > Integer.MAX_VALUE / elements) {
                return Optional.empty();
            }
            elements *= extent;
        }
        return Optional.of(
                new TensorShape(extents.stream().map(Math::toIntExact).toList()));
    }
}
