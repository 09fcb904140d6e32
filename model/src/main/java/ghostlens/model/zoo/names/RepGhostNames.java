package ghostlens.model.zoo.names;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot;

/// RepGhostNet's names behind its authors' conversion: the merged depthwise convolution takes the place of a whole
/// sequence and so loses its index in it.
public final class RepGhostNames {
    private static final String MERGED = "cheap_operation.0";

    public static final Naming CONVERTED = new Naming("RepGhost's conversion", RepGhostNames::name);

    private RepGhostNames() {}

    private static String name(Node node, WeightSlot slot) {
        var id = node.id();
        boolean merged = id.path().endsWith(MERGED) && node.op() instanceof Op.Conv2d conv && conv.bias();
        return (merged ? id.group() : id.path()) + "." + slot.name();
    }
}
