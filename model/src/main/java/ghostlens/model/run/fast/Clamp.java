package ghostlens.model.run.fast;

import ghostlens.model.graph.Op;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;

/// The bounds between which a kernel keeps what it writes: how an activation is folded into it.
record Clamp(float low, float high) {
    static final Clamp NONE = new Clamp(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);

    FloatVector lows() {
        return FloatVector.broadcast(Lanes.SPECIES, low);
    }

    FloatVector highs() {
        return FloatVector.broadcast(Lanes.SPECIES, high);
    }

    /// The bounds that are all an activation does, if they are.
    static Optional<Clamp> of(Op op) {
        return op instanceof Op.Activation(var kind) ? of(kind) : Optional.empty();
    }

    private static Optional<Clamp> of(Op.Activation.Kind kind) {
        return switch (kind) {
            case RELU -> Optional.of(new Clamp(0, Float.POSITIVE_INFINITY));
            case RELU6 -> Optional.of(new Clamp(0, 6));
            case SIGMOID, HARD_SIGMOID, SWISH, HARD_SWISH -> Optional.empty();
        };
    }
}
