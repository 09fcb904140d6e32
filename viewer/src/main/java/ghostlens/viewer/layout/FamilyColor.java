package ghostlens.viewer.layout;

import ghostlens.model.graph.Family;

/// Which colour of the style sheet stands for which family.
public final class FamilyColor {
    private FamilyColor() {}

    /// The colour's name without `family-`.
    public static String of(Family family) {
        return switch (family) {
            case INPUT_OUTPUT -> "io";
            case DENSE_CONVOLUTION -> "dense";
            case DEPTHWISE_CONVOLUTION -> "depthwise";
            case NORMALIZATION -> "norm";
            case ACTIVATION -> "activation";
            case ADD -> "add";
            case CONCAT -> "concat";
            case MULTIPLY -> "multiply";
            case POOL_RESHAPE -> "pool";
            case FOREIGN -> "foreign";
        };
    }
}
