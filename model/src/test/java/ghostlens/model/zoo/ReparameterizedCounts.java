package ghostlens.model.zoo;

import java.util.List;

/// MobileOne and RepVGG.
final class ReparameterizedCounts {
    private static final String CHECKPOINTS = "official checkpoints";

    static final List<ExactCounts> ALL = List.of(
            ExactCounts.of("mobileone-s0", CHECKPOINTS)
                    .parameters(5_293_272, 2_078_504, 2_078_504)
                    .multiplyAdds(1_051_935_232, 275_110_400)
                    .because("The paper prints the deployed network's counts; timm lists 5.29 M, the training form's."),
            ExactCounts.of("mobileone-s1", CHECKPOINTS)
                    .parameters(4_825_192, 4_764_840, 4_764_840)
                    .multiplyAdds(830_062_080, 825_057_024),
            ExactCounts.of("mobileone-s2", CHECKPOINTS)
                    .parameters(7_884_648, 7_808_168, 7_808_168)
                    .multiplyAdds(1_304_027_392, 1_298_426_496)
                    .because(
                            "MobileOne's paper prints 1299 M multiply-adds; the shapes in its checkpoint make 1298.4 M."),
            ExactCounts.of("mobileone-s3", CHECKPOINTS)
                    .parameters(10_170_600, 10_078_312, 10_078_312)
                    .multiplyAdds(1_902_112_768, 1_895_790_592),
            ExactCounts.of("mobileone-s4", CHECKPOINTS)
                    .parameters(14_951_248, 14_838_352, 14_838_352)
                    .multiplyAdds(2_986_802_432L, 2_979_269_760L)
                    .because(
                            "MobileOne's paper prints 2978 M multiply-adds; without squeeze-and-excitation it is 2977.6 M."),
            ExactCounts.of("repvgg-a0", "rule of the paper")
                    .parameters(9_108_968, 8_309_384, 8_309_384)
                    .multiplyAdds(1_512_581_120, 1_361_451_008)
                    .because("Its paper prints billions of multiply-adds with one digit after the point."));

    private ReparameterizedCounts() {}
}
