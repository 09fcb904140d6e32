package ghostlens.model.zoo.names;

import java.util.List;
import java.util.Map;

/// torchvision's names of networks whose nodes are called as in timm.
public final class Torchvision {
    public static final String SOURCE = "torchvision";

    private static final Map<String, String> PLAIN_SEPARABLE =
            Map.of("conv_dw", "0.0", "bn1", "0.1", "conv_pw", "1.0", "bn2", "1.1");
    private static final Map<String, String> PLAIN_INVERTED =
            Map.of("conv_pw", "0.0", "bn1", "0.1", "conv_dw", "1.0", "bn2", "1.1", "conv_pwl", "2.0", "bn3", "2.1");
    private static final Map<String, String> SQUEEZED_SEPARABLE = Map.of(
            "conv_dw",
            "0.0",
            "bn1",
            "0.1",
            "se.conv_reduce",
            "1.fc1",
            "se.conv_expand",
            "1.fc2",
            "conv_pw",
            "2.0",
            "bn2",
            "2.1");
    private static final Map<String, String> SQUEEZED_INVERTED = Map.of(
            "conv_pw",
            "0.0",
            "bn1",
            "0.1",
            "conv_dw",
            "1.0",
            "bn2",
            "1.1",
            "se.conv_reduce",
            "2.fc1",
            "se.conv_expand",
            "2.fc2",
            "conv_pwl",
            "3.0",
            "bn3",
            "3.1");

    /// MobileNetV2's last convolution is not in a sequence of its own.
    private static final Map<String, String> V2_SEPARABLE =
            Map.of("conv_dw", "0.0", "bn1", "0.1", "conv_pw", "1", "bn2", "2");
    private static final Map<String, String> V2_INVERTED =
            Map.of("conv_pw", "0.0", "bn1", "0.1", "conv_dw", "1.0", "bn2", "1.1", "conv_pwl", "2", "bn3", "3");

    public static final Naming EFFICIENT_NET = new Blocks(
                    Map.of(
                            "conv_stem",
                            "features.0.0",
                            "bn1",
                            "features.0.1",
                            "conv_head",
                            "features.8.0",
                            "bn2",
                            "features.8.1",
                            "classifier",
                            "classifier.1"),
                    (stage, block, layer) ->
                            "features.%d.%d.block.%s".formatted(stage + 1, block, layer(stage, true, layer)))
            .naming(SOURCE);

    private Torchvision() {}

    /// @param blocks how many each stage has
    public static Naming mobileNetV2(List<Integer> blocks) {
        var head = Blocks.counted(blocks, blocks.size(), 0);
        return new Blocks(
                        Map.of(
                                "conv_stem",
                                "features.0.0",
                                "bn1",
                                "features.0.1",
                                "conv_head",
                                head + ".0",
                                "bn2",
                                head + ".1",
                                "classifier",
                                "classifier.1"),
                        (stage, block, layer) -> Blocks.counted(blocks, stage, block) + ".conv."
                                + (stage == 0 ? V2_SEPARABLE : V2_INVERTED).getOrDefault(layer, layer))
                .naming(SOURCE);
    }

    /// @param squeezed of each stage's blocks, whether it has squeeze-and-excitation
    public static Naming mobileNetV3(List<List<Boolean>> squeezed) {
        var blocks = squeezed.stream().map(List::size).toList();
        var last = "blocks." + blocks.size() + ".0.";
        var head = Blocks.counted(blocks, blocks.size(), 0);
        return new Blocks(
                        Map.of(
                                "conv_stem",
                                "features.0.0",
                                "bn1",
                                "features.0.1",
                                last + "conv",
                                head + ".0",
                                last + "bn1",
                                head + ".1",
                                "conv_head",
                                "classifier.0",
                                "classifier",
                                "classifier.3"),
                        (stage, block, layer) -> Blocks.counted(blocks, stage, block) + ".block."
                                + layer(stage, squeezed.get(stage).get(block), layer))
                .naming(SOURCE)
                .withLinear("conv_head"::equals);
    }

    /// Only the blocks of the first stage have nothing that widens.
    private static String layer(int stage, boolean squeezed, String layer) {
        var separable = squeezed ? SQUEEZED_SEPARABLE : PLAIN_SEPARABLE;
        var inverted = squeezed ? SQUEEZED_INVERTED : PLAIN_INVERTED;
        return (stage == 0 ? separable : inverted).getOrDefault(layer, layer);
    }
}
