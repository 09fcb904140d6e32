package ghostlens.model.zoo.names;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// timm's names of re-parameterized networks whose nodes are called as in their authors' code. Most others are called
/// as
/// in timm here already.
public final class Timm {
    public static final String SOURCE = "timm";
    private static final Pattern STAGE = Pattern.compile("stage(\\d+)\\.(\\d+)\\.(.+)");

    public static final Naming MOBILE_ONE = naming(
            List.of(
                    Map.entry("rbr_conv.", "conv_kxk."),
                    Map.entry("rbr_scale.", "conv_scale."),
                    Map.entry("rbr_skip", "identity"),
                    Map.entry("se.reduce", "attn.fc1"),
                    Map.entry("se.expand", "attn.fc2")),
            "conv_kxk.0.conv");
    public static final Naming REP_VGG = naming(
            List.of(
                    Map.entry("rbr_dense.", "conv_kxk."),
                    Map.entry("rbr_1x1.", "conv_1x1."),
                    Map.entry("rbr_identity", "identity")),
            "conv_kxk.conv");

    private Timm() {}

    /// @param branches what the branches of a block begin with there
    /// @param first the convolution that all of a block is merged into
    private static Naming naming(List<Map.Entry<String, String>> branches, String first) {
        return new Naming(SOURCE, (node, slot) -> path(node, branches, first) + "." + slot.name());
    }

    private static String path(Node node, List<Map.Entry<String, String>> branches, String first) {
        var path = node.id().path();
        if (path.equals("linear")) {
            return "head.fc";
        }
        var stage = STAGE.matcher(path);
        boolean inStages = !path.startsWith("stage0.") && stage.matches();
        var block =
                inStages ? "stages.%d.%s.".formatted(Integer.parseInt(stage.group(1)) - 1, stage.group(2)) : "stem.";
        var layer = layer(inStages ? stage.group(3) : path.substring(path.indexOf('.') + 1), branches);
        boolean merged = layer.equals(first) && node.op() instanceof Op.Conv2d conv && conv.bias();
        return block + (merged ? "reparam_conv" : layer);
    }

    private static String layer(String layer, List<Map.Entry<String, String>> branches) {
        return branches.stream()
                .filter(branch -> layer.startsWith(branch.getKey()))
                .findFirst()
                .map(branch ->
                        branch.getValue() + layer.substring(branch.getKey().length()))
                .orElse(layer);
    }
}
