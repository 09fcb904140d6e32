package ghostlens.model.zoo;

import java.util.List;

/// The mobile networks that re-parameterize nothing: those of Table 3, and torchvision's.
final class MobileCounts {
    private static final String CODE = "official code";

    static final List<ExactCounts> ALL = List.of(
            ExactCounts.of("mobilenetv2-0.35x", "timm, d-li14")
                    .parameters(1_677_128, 1_670_088)
                    .multiplyAdds(59_285_808),
            ExactCounts.of("mobilenetv2-0.6x", "torchvision")
                    .parameters(2_217_000, 2_205_912)
                    .multiplyAdds(150_958_928)
                    .because("The paper prints 141 M multiply-adds; channels rounded to multiples of 8, as in every "
                            + "public code, give 151.0 M, and the parameters that are printed."),
            ExactCounts.of("mobilenetv2-1.0x", "torchvision, timm, d-li14")
                    .parameters(3_504_872, 3_487_816)
                    .multiplyAdds(300_774_272)
                    .because("Printed as in MobileNetV2's own paper, 300 M; every public code has 300.8 M."),
            ExactCounts.of("mobilenetv3-small-0.75x", "timm")
                    .parameters(2_041_872, 2_037_032)
                    .multiplyAdds(43_399_344)
                    .because("Printed as in MobileNetV3's own paper, 44 M multiply-adds; timm's network, on which "
                            + "the paper's code is built, has 43.4 M."),
            ExactCounts.of("mobilenetv3-small-1.0x", "torchvision, d-li14")
                    .parameters(2_542_856, 2_536_800)
                    .multiplyAdds(56_510_400),
            ExactCounts.of("mobilenetv3-large-0.75x", "timm")
                    .parameters(3_993_528, 3_983_984)
                    .multiplyAdds(154_560_624),
            ExactCounts.of("mobilenetv3-large-1.0x", "torchvision, d-li14")
                    .parameters(5_483_032, 5_470_832)
                    .multiplyAdds(216_589_760)
                    .because("Printed as in MobileNetV3's own paper, 5.4 M parameters and 219 M multiply-adds; "
                            + "torchvision, timm and d-li14 all have 5.48 M and 216.6 M."),
            ExactCounts.of("shufflenetv2-0.5x", CODE)
                    .parameters(1_365_792, 1_361_816)
                    .multiplyAdds(40_476_448)
                    .because("Printed as in ShuffleNetV2's own paper, 41 M multiply-adds; the code has 40.5 M."),
            ExactCounts.of("shufflenetv2-1.0x", CODE)
                    .parameters(2_278_760, 2_270_670)
                    .multiplyAdds(145_814_296),
            ExactCounts.of("shufflenetv2-1.5x", CODE)
                    .parameters(3_506_720, 3_495_000)
                    .multiplyAdds(298_970_656),
            ExactCounts.of("shufflenetv2-torchvision-0.5x", "torchvision")
                    .parameters(1_366_792, 1_362_816)
                    .multiplyAdds(40_476_448),
            ExactCounts.of("shufflenetv2-torchvision-1.0x", "torchvision")
                    .parameters(2_278_604, 2_270_514)
                    .multiplyAdds(144_907_992),
            ExactCounts.of("mobilenext-0.35x", CODE)
                    .parameters(1_913_976, 1_902_792)
                    .multiplyAdds(75_141_032)
                    .because("The released code does not give the sizes that its README and the paper print, 1.8 M and "
                            + "80 M; of the accuracies in that README 67.7 is the one of width 0.5, and 64.7 of 0.35."),
            ExactCounts.of("mobilenext-0.75x", CODE)
                    .parameters(2_766_168, 2_745_540)
                    .multiplyAdds(207_926_720)
                    .because("The released code does not give the sizes that its README and the paper print, 2.5 M and "
                            + "210 M."),
            ExactCounts.of("mobilenext-1.0x", "authors' log")
                    .parameters(3_535_416, 3_508_904)
                    .multiplyAdds(311_342_592)
                    .because("Printed as in MobileNeXt's own paper, 3.4 M and 300 M; its stage of 960 channels has two "
                            + "blocks there and three in the code, whose log has 3,535,416 parameters."),
            ExactCounts.of("proxylessnas-mobile", "authors' log")
                    .parameters(4_080_512, 4_063_264)
                    .multiplyAdds(320_427_584),
            ExactCounts.of("efficientnet-b0", "torchvision")
                    .parameters(5_288_548, 5_267_540)
                    .multiplyAdds(385_814_752),
            ExactCounts.of("mnasnet-1.0x", "torchvision")
                    .parameters(4_383_312, 4_364_352)
                    .multiplyAdds(314_415_872));

    private MobileCounts() {}
}
