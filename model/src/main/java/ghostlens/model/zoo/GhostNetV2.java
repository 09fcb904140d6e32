package ghostlens.model.zoo;

import static ghostlens.model.zoo.Published.in;

import ghostlens.model.net.GhostBlocks.Module;
import ghostlens.model.zoo.names.Naming;
import ghostlens.model.zoo.names.Timm;
import java.util.List;

/// GhostNetV2: GhostNet with attention in the first module of each bottleneck from the third on.
final class GhostNetV2 {
    private static final NetworkFamily FAMILY = new NetworkFamily("GhostNetV2", "Tang et al., NeurIPS 2022");
    private static final int STAGES_WITHOUT_ATTENTION = 2;
    private static final GhostSkeleton SKELETON =
            GhostNet.SKELETON.with(stage -> stage < STAGES_WITHOUT_ATTENTION ? Module.GHOST : Module.ATTENDED_GHOST);

    static final WidthRule WIDTHS =
            new WidthRule("ghostnetv2", width -> named(width).define(SKELETON.definition(width)));

    private GhostNetV2() {}

    static List<Variant> variants() {
        return List.of(named("1.0")
                .published(in("GhostNetV2's paper").counts(6.1, 167).accuracy(75.3))
                .define(SKELETON.definition("1.0")));
    }

    private static VariantBuilder named(String width) {
        return Variant.network(FAMILY, "ghostnetv2-" + width + "x", "GhostNetV2 " + width + "×")
                .summary("GhostNetV2 of width %s: GhostNet with attention along rows and columns.".formatted(width))
                .source(Naming.OWN.by("official"))
                .source(Naming.OWN.by(Timm.SOURCE));
    }
}
