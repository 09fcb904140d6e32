package ghostlens.model.graph;

import ghostlens.model.tensor.TensorShape;
import java.util.List;

/// A tensor that an operator needs, under its name in published checkpoints.
public record WeightSlot(String name, Role role, TensorShape shape) {

    /// What the tensor means.
    public enum Role {
        /// A convolution's or linear layer's weights, output channels first; a transposed convolution's, input
        /// channels first.
        KERNEL,
        /// Added per output channel.
        BIAS,
        /// BatchNorm's γ.
        SCALE,
        /// BatchNorm's β.
        SHIFT,
        RUNNING_MEAN,
        RUNNING_VARIANCE;

        /// Whether training learns it by gradient, and so whether it counts as a parameter.
        public boolean isParameter() {
            return this != RUNNING_MEAN && this != RUNNING_VARIANCE;
        }
    }

    /// An operator's weights and, where it has one, its bias per output channel.
    static List<WeightSlot> kernel(TensorShape shape, int out, boolean bias) {
        var kernel = new WeightSlot("weight", Role.KERNEL, shape);
        return bias ? List.of(kernel, new WeightSlot("bias", Role.BIAS, TensorShape.of(out))) : List.of(kernel);
    }

    /// How many parameters the slot adds: buffers add none.
    public long parameters() {
        return role.isParameter() ? shape.elements() : 0;
    }
}
