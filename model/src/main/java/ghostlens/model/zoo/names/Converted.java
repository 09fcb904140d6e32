package ghostlens.model.zoo.names;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;

/// Names behind the authors' conversions. In this project the convolution that branches were merged into keeps its own
/// name; there it takes the place of the whole sequence or block that it was in.
public final class Converted {
    public static final Naming REP_GHOST = merged("official", "cheap_operation.0", "cheap_operation");
    public static final Naming MOBILE_ONE = merged("official", "rbr_conv.0.conv", "reparam_conv");
    public static final Naming REP_VGG = merged("official", "rbr_dense.conv", "rbr_reparam");

    private Converted() {}

    /// @param ending of the path of a convolution that merging gave a bias
    /// @param becomes what stands there instead
    private static Naming merged(String source, String ending, String becomes) {
        return new Naming(source, (node, slot) -> path(node, ending, becomes) + "." + slot.name());
    }

    private static String path(Node node, String ending, String becomes) {
        var path = node.id().path();
        boolean merged = path.endsWith(ending) && node.op() instanceof Op.Conv2d conv && conv.bias();
        return merged ? path.substring(0, path.length() - ending.length()) + becomes : path;
    }
}
