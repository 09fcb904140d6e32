package ghostlens.model.zoo;

import java.util.List;
import java.util.stream.Stream;

/// RepGhostNet, its ablations and GhostNet.
final class GhostCounts {
    private static final String CODE = "official code";

    private static final List<ExactCounts> REP_GHOST_NETS = List.of(
            repGhostNet("0.5x").parameters(2_313_968, 2_306_528, 2_302_956).multiplyAdds(43_314_720),
            repGhostNet("0.58x").parameters(2_546_388, 2_537_736, 2_533_576).multiplyAdds(59_804_016),
            repGhostNet("0.8x")
                    .parameters(3_278_968, 3_267_112, 3_261_420)
                    .multiplyAdds(95_518_948)
                    .because("Not in the paper; the numbers are the official README's."),
            repGhostNet("1.0x").parameters(4_073_604, 4_058_772, 4_051_648).multiplyAdds(142_394_128),
            repGhostNet("1.11x").parameters(4_539_984, 4_523_568, 4_515_684).multiplyAdds(170_124_224),
            repGhostNet("1.3x").parameters(5_478_612, 5_459_316, 5_450_052).multiplyAdds(231_123_652),
            repGhostNet("1.5x").parameters(6_575_336, 6_553_064, 6_542_368).multiplyAdds(301_315_856),
            repGhostNet("2.0x")
                    .parameters(9_796_124, 9_766_460, 9_752_212)
                    .multiplyAdds(515_869_856)
                    .because("The paper has its accuracy and latency (Table 7) but no counts; those are the official "
                            + "README's."));

    private static final List<ExactCounts> ABLATIONS = List.of(
            ablation("0.5x-none")
                    .parameters(2_309_008, 2_302_956)
                    .multiplyAdds(43_314_720)
                    .because(
                            "The official conversion leaves a module without branches as it is, with its batch norms."),
            ablation("0.5x-id").parameters(2_309_008, 2_306_528, 2_302_956).multiplyAdds(43_314_720),
            ablation("0.5x-1x1dconv")
                    .parameters(2_316_448, 2_306_528, 2_302_956)
                    .multiplyAdds(44_163_008, 43_314_720),
            ablation("0.5x-id+1x1dconv")
                    .parameters(2_316_448, 2_306_528, 2_302_956)
                    .multiplyAdds(44_163_008, 43_314_720),
            ablation("0.5x-1x1dconv+bn")
                    .parameters(2_321_408, 2_306_528, 2_302_956)
                    .multiplyAdds(44_163_008, 43_314_720),
            ablation("0.5x-id+bn").parameters(2_313_968, 2_306_528, 2_302_956).multiplyAdds(43_314_720),
            ablation("0.5x-id+1x1dconv+bn")
                    .parameters(2_321_408, 2_306_528, 2_302_956)
                    .multiplyAdds(44_163_008, 43_314_720),
            ablation("0.5x-relu")
                    .parameters(2_313_968, 2_311_736, 2_306_428)
                    .multiplyAdds(43_314_720)
                    .because(
                            "Only the second module of each bottleneck can be merged: in the first a ReLU stands between."),
            ablation("0.5x-no-shortcut")
                    .parameters(2_313_968, 2_306_528, 2_302_956)
                    .multiplyAdds(43_314_720),
            ablation("1.0x-no-shortcut")
                    .parameters(4_073_604, 4_058_772, 4_051_648)
                    .multiplyAdds(142_394_128),
            ablation("1.5x-no-shortcut")
                    .parameters(6_575_336, 6_553_064, 6_542_368)
                    .multiplyAdds(301_315_856),
            ablation("2.0x-no-shortcut")
                    .parameters(9_796_124, 9_766_460, 9_752_212)
                    .multiplyAdds(515_869_856));

    private static final List<ExactCounts> GHOST_NETS = List.of(
            ghostNet("0.5x").parameters(2_587_292, 2_581_800).multiplyAdds(42_328_152),
            ghostNet("1.0x")
                    .parameters(5_182_508, 5_171_524)
                    .multiplyAdds(141_150_512)
                    .because(
                            "The paper's 141 M multiply-adds fit; Huawei's own README prints 142 M, which its code does "
                                    + "not give."),
            ghostNet("1.1x")
                    .parameters(5_855_650, 5_843_558)
                    .multiplyAdds(166_986_864)
                    .because(
                            "The paper prints no counts (it is a backbone in Table 4). GhostNet's own paper prints 164 M "
                                    + "multiply-adds, which fits without the last convolution and the classifier (164.4 M)."),
            ghostNet("1.3x")
                    .parameters(7_358_820, 7_344_552)
                    .multiplyAdds(227_003_256)
                    .because(
                            "Table 3 prints 7.3 M parameters and 226 M multiply-adds; the official code has 7.36 M and "
                                    + "227.0 M."),
            ExactCounts.of("ghostnetv2-1.0x", "official code, counted out")
                    .parameters(6_156_908, 6_125_716)
                    .multiplyAdds(167_048_288)
                    .because("Its paper prints 6.1 M parameters; its code makes 6.16 M."));

    static final List<ExactCounts> ALL = Stream.of(REP_GHOST_NETS, ABLATIONS, GHOST_NETS)
            .flatMap(List::stream)
            .toList();

    private GhostCounts() {}

    private static ExactCounts repGhostNet(String width) {
        return ExactCounts.of("repghostnet-" + width, CODE);
    }

    private static ExactCounts ablation(String name) {
        return ExactCounts.of("repghostnet-" + name, "branches counted out");
    }

    private static ExactCounts ghostNet(String width) {
        return ExactCounts.of("ghostnet-" + width, CODE);
    }
}
