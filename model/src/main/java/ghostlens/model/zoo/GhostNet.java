package ghostlens.model.zoo;

import static ghostlens.model.zoo.Published.in;

import ghostlens.model.net.GhostBlocks.Bottleneck;
import ghostlens.model.net.GhostBlocks.Module;
import ghostlens.model.zoo.names.Naming;
import ghostlens.model.zoo.names.Timm;
import java.util.List;

/// GhostNet (Han et al., CVPR 2020), which RepGhostNet sets out from. Its deploy form is its training form: it has no
/// branches to merge.
final class GhostNet {
    static final NetworkFamily FAMILY = new NetworkFamily("GhostNet", "Han et al., CVPR 2020");

    private GhostNet() {}

    static final GhostSkeleton SKELETON = new GhostSkeleton(
            Module.GHOST,
            List.of(
                    List.of(new Bottleneck(3, 16, 16, false, 1)),
                    List.of(new Bottleneck(3, 48, 24, false, 2)),
                    List.of(new Bottleneck(3, 72, 24, false, 1)),
                    List.of(new Bottleneck(5, 72, 40, true, 2)),
                    List.of(new Bottleneck(5, 120, 40, true, 1)),
                    List.of(new Bottleneck(3, 240, 80, false, 2)),
                    List.of(
                            new Bottleneck(3, 200, 80, false, 1),
                            new Bottleneck(3, 184, 80, false, 1),
                            new Bottleneck(3, 184, 80, false, 1),
                            new Bottleneck(3, 480, 112, true, 1),
                            new Bottleneck(3, 672, 112, true, 1)),
                    List.of(new Bottleneck(5, 672, 160, true, 2)),
                    List.of(
                            new Bottleneck(5, 960, 160, false, 1),
                            new Bottleneck(5, 960, 160, true, 1),
                            new Bottleneck(5, 960, 160, false, 1),
                            new Bottleneck(5, 960, 160, true, 1))),
            960);

    static final WidthRule WIDTHS = new WidthRule("ghostnet", GhostNet::ofWidth);

    static List<Variant> variants() {
        return List.of(
                variant("0.5", in("Table 3").counts(2.6, 42).latency(31.7).accuracy(66.4, 86.6)),
                variant("1.0", in("Table 3").counts(5.2, 141).latency(74.5).accuracy(74.0, 91.5)),
                variant("1.1", in("Table 4").latency(93.6)),
                variant("1.3", in("Table 3").counts(7.3, 226).latency(117.6).accuracy(76.2, 92.9)));
    }

    private static Variant variant(String width, Published published) {
        return named(width).published(published).define(SKELETON.definition(width));
    }

    private static Variant ofWidth(String width) {
        return named(width).define(SKELETON.definition(width));
    }

    private static VariantBuilder named(String width) {
        return Variant.network(FAMILY, "ghostnet-" + width + "x", "GhostNet " + width + "×")
                .summary("GhostNet of width %s: 16 Ghost bottlenecks with 32 concats.".formatted(width))
                .source(Naming.OWN.by("official"))
                .source(Naming.OWN.by(Timm.SOURCE));
    }
}
