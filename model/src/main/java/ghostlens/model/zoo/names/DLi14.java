package ghostlens.model.zoo.names;

import java.util.List;
import java.util.Map;

/// The names of d-li14's ports of networks whose nodes are called as in timm.
public final class DLi14 {
    public static final String SOURCE = "d-li14";
    private static final Map<String, String> V2_SEPARABLE =
            Map.of("conv_dw", "0", "bn1", "1", "conv_pw", "3", "bn2", "4");
    private static final Map<String, String> V2_INVERTED =
            Map.of("conv_pw", "0", "bn1", "1", "conv_dw", "3", "bn2", "4", "conv_pwl", "6", "bn3", "7");
    private static final Map<String, String> V3_SEPARABLE = Map.of(
            "conv_dw",
            "0",
            "bn1",
            "1",
            "se.conv_reduce",
            "3.fc.0",
            "se.conv_expand",
            "3.fc.2",
            "conv_pw",
            "4",
            "bn2",
            "5");
    private static final Map<String, String> V3_INVERTED = Map.of(
            "conv_pw",
            "0",
            "bn1",
            "1",
            "conv_dw",
            "3",
            "bn2",
            "4",
            "se.conv_reduce",
            "5.fc.0",
            "se.conv_expand",
            "5.fc.2",
            "conv_pwl",
            "7",
            "bn3",
            "8");

    private DLi14() {}

    /// @param blocks how many each stage has
    public static Naming mobileNetV2(List<Integer> blocks) {
        var outside =
                Map.of("conv_stem", "features.0.0", "bn1", "features.0.1", "conv_head", "conv.0", "bn2", "conv.1");
        return naming(blocks, outside, V2_SEPARABLE, V2_INVERTED);
    }

    /// @param blocks how many each stage has
    public static Naming mobileNetV3(List<Integer> blocks) {
        var last = "blocks." + blocks.size() + ".0.";
        var outside = Map.of(
                "conv_stem",
                "features.0.0",
                "bn1",
                "features.0.1",
                last + "conv",
                "conv.0",
                last + "bn1",
                "conv.1",
                "conv_head",
                "classifier.0",
                "classifier",
                "classifier.3");
        return naming(blocks, outside, V3_SEPARABLE, V3_INVERTED)
                .withLinear(path -> path.equals("conv_head") || path.contains(".se."));
    }

    /// Only the blocks of the first stage have nothing that widens.
    private static Naming naming(
            List<Integer> blocks,
            Map<String, String> outside,
            Map<String, String> separable,
            Map<String, String> inverted) {
        return new Blocks(
                        outside,
                        (stage, block, layer) -> Blocks.counted(blocks, stage, block) + ".conv."
                                + (stage == 0 ? separable : inverted).getOrDefault(layer, layer))
                .naming(SOURCE);
    }
}
