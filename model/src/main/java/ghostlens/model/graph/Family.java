package ghostlens.model.graph;

/// The kind of work an operator does: views colour it and profiles group it by this.
public enum Family {
    INPUT_OUTPUT,
    DENSE_CONVOLUTION,
    DEPTHWISE_CONVOLUTION,
    NORMALIZATION,
    ACTIVATION,
    ADD,
    CONCAT,
    /// Squeeze-and-excitation gates and other products.
    MULTIPLY,
    POOL_RESHAPE,
    /// What the engines do not know.
    FOREIGN
}
