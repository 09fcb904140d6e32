package ghostlens.model.zoo;

import java.util.List;

/// Ghost-Res50 and RepGhost-Res50; no code for them was released.
final class ResNetCounts {
    private static final String RULE = "the rule that fits Table 5";
    private static final String BILLIONS = "Table 5 prints billions with one digit after the point.";

    static final List<ExactCounts> ALL = List.of(
            counts("ghost-res50-s2")
                    .parameters(13_953_512, 13_926_952)
                    .multiplyAdds(2_151_023_360L)
                    .because(BILLIONS + " GhostNet's paper reports 13.0 M parameters for the same network."),
            counts("ghost-res50-s4")
                    .parameters(8_151_752, 8_125_192)
                    .multiplyAdds(1_181_942_912)
                    .because(BILLIONS + " GhostNet's paper reports 6.5 M parameters for the same network."),
            counts("repghost-res50-s1.4")
                    .parameters(13_261_992, 13_206_270, 13_187_632)
                    .multiplyAdds(2_155_392_366L)
                    .because(BILLIONS),
            counts("repghost-res50-s2")
                    .parameters(7_099_752, 7_060_008, 7_046_696)
                    .multiplyAdds(1_173_775_104)
                    .because(BILLIONS));

    private ResNetCounts() {}

    private static ExactCounts counts(String name) {
        return ExactCounts.of(name, RULE);
    }
}
