package ghostlens.model.graph;

import ghostlens.model.tensor.TensorShape;

/// A tensor that an operator needs, under its name in published checkpoints.
public record WeightSlot(String name, Role role, TensorShape shape) {

    /// What the tensor means.
    public enum Role {
        /// A convolution's or linear layer's weights, output channels first.
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

    /// How many parameters the slot adds: buffers add none.
    public long parameters() {
        return role.isParameter() ? shape.elements() : 0;
    }
}
