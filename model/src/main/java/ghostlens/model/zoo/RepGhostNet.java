package ghostlens.model.zoo;

import static ghostlens.model.zoo.Published.in;

import ghostlens.model.net.GhostBlocks.Bottleneck;
import ghostlens.model.net.GhostBlocks.Module;
import ghostlens.model.zoo.names.Converted;
import ghostlens.model.zoo.names.Timm;
import java.util.List;

/// RepGhostNet (Section 3.3, Table 2).
final class RepGhostNet {
    static final NetworkFamily FAMILY = new NetworkFamily("RepGhostNet", "Chen et al., arXiv 2211.06088");

    private RepGhostNet() {}

    /// Kernel, middle channels, output channels, squeeze-and-excitation, stride: Table 2, kernels from the
    /// official code.
    static final GhostSkeleton SKELETON = new GhostSkeleton(
            Module.REP_GHOST,
            List.of(
                    List.of(new Bottleneck(3, 8, 16, false, 1)),
                    List.of(new Bottleneck(3, 24, 24, false, 2)),
                    List.of(new Bottleneck(3, 36, 24, false, 1)),
                    List.of(new Bottleneck(5, 36, 40, true, 2)),
                    List.of(new Bottleneck(5, 60, 40, true, 1)),
                    List.of(new Bottleneck(3, 120, 80, false, 2)),
                    List.of(
                            new Bottleneck(3, 100, 80, false, 1),
                            new Bottleneck(3, 120, 80, false, 1),
                            new Bottleneck(3, 120, 80, false, 1),
                            new Bottleneck(3, 240, 112, true, 1),
                            new Bottleneck(3, 336, 112, true, 1)),
                    List.of(new Bottleneck(5, 336, 160, true, 2)),
                    List.of(
                            new Bottleneck(5, 480, 160, false, 1),
                            new Bottleneck(5, 480, 160, true, 1),
                            new Bottleneck(5, 480, 160, false, 1),
                            new Bottleneck(5, 480, 160, true, 1))),
            960);

    static final WidthRule WIDTHS = new WidthRule("repghostnet", RepGhostNet::ofWidth);

    static List<Variant> variants() {
        return List.of(
                variant("0.5", in("Table 3").counts(2.3, 43).latency(25.1).accuracy(66.9, 86.9)),
                variant("0.58", in("Table 3").counts(2.5, 60).latency(31.9).accuracy(68.9, 88.4)),
                variant(
                        "0.8",
                        in("official README").counts(3.3, 96).latency(44.5).accuracy(72.2, 90.5)),
                variant("1.0", in("Table 3").counts(4.1, 142).latency(62.2).accuracy(74.2, 91.5)),
                variant("1.11", in("Table 3").counts(4.5, 170).latency(71.5).accuracy(75.1, 92.2)),
                variant("1.3", in("Table 3").counts(5.5, 231).latency(92.9).accuracy(76.4, 92.9)),
                variant("1.5", in("Table 3").counts(6.6, 301).latency(116.9).accuracy(77.5, 93.5)),
                variant(
                        "2.0",
                        in("Table 7, README").counts(9.8, 516).latency(190.0).accuracy(78.8, 94.3)));
    }

    private static Variant variant(String width, Published published) {
        return named(width).published(published).define(SKELETON.definition(width));
    }

    private static Variant ofWidth(String width) {
        return named(width).define(SKELETON.definition(width));
    }

    private static VariantBuilder named(String width) {
        return Variant.network(FAMILY, name(width), title(width))
                .summary("RepGhostNet of width %s: 16 RepGhost bottlenecks, no concat (Table 2).".formatted(width))
                .source(Converted.REP_GHOST)
                .source(Converted.REP_GHOST.by(Timm.SOURCE));
    }

    static String name(String width) {
        return "repghostnet-" + width + "x";
    }

    static String title(String width) {
        return "RepGhostNet " + width + "×";
    }
}
