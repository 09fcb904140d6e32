package ghostlens.viewer.layout;

import ghostlens.model.graph.Family;

/// The shapes of the families, so that colour is never the only sign: paths in a square of {@link Sizes#MARK} with
/// absolute straight lines, the same as in the legend.
public final class Marks {
    private Marks() {}

    /// The SVG path of a family's mark.
    public static String path(Family family) {
        return switch (family) {
            case INPUT_OUTPUT -> "M6 0L11 3L11 9L6 12L1 9L1 3Z";
            case DENSE_CONVOLUTION -> "M0 0L12 0L12 12L0 12Z";
            case DEPTHWISE_CONVOLUTION -> "M0 0L12 0L12 3L0 3Z M0 4.5L12 4.5L12 7.5L0 7.5Z M0 9L12 9L12 12L0 12Z";
            case NORMALIZATION -> "M6 0L12 6L6 12L0 6Z";
            case ACTIVATION -> "M0 12L12 0L12 12Z";
            case ADD -> "M4.5 0L7.5 0L7.5 4.5L12 4.5L12 7.5L7.5 7.5L7.5 12L4.5 12L4.5 7.5L0 7.5L0 4.5L4.5 4.5Z";
            case CONCAT -> "M0 0L5 0L5 12L0 12Z M7 0L12 0L12 12L7 12Z";
            case MULTIPLY -> "M2 0L6 4L10 0L12 2L8 6L12 10L10 12L6 8L2 12L0 10L4 6L0 2Z";
            case POOL_RESHAPE -> "M0 0L12 0L8 12L4 12Z";
            case FOREIGN -> "M0 0L12 0L12 2L2 2L2 10L12 10L12 12L0 12Z";
        };
    }
}
