package ghostlens.model.run.fast;

import ghostlens.model.graph.Op;
import java.util.Optional;

/// The bounds between which a kernel keeps what it writes: how an activation is folded into it.
record Clamp(float low, float high) {
    static final Clamp NONE = new Clamp(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);

    /// The bounds that are all an activation does, if they are.
    static Optional<Clamp> of(Op op) {
        return op instanceof Op.Activation(var kind) ? of(kind) : Optional.empty();
    }

    private static Optional<Clamp> of(Op.Activation.Kind kind) {
        return switch (kind) {
            case RELU -> Optional.of(new Clamp(0, Float.POSITIVE_INFINITY));
            case HARD_SIGMOID -> Optional.empty();
        };
    }
}
