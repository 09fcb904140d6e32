package ghostlens.model.zoo;

import ghostlens.model.net.GhostBlocks;
import ghostlens.model.net.GhostBlocks.Bottleneck;
import ghostlens.model.net.GhostBlocks.Module;
import ghostlens.model.net.GhostBlocks.Shortcut;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.zoo.Variant.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The bottlenecks of Fig. 4: Ghost and RepGhost, stride 1 and 2, with and without squeeze-and-excitation and
/// shortcut.
final class Bottlenecks {
    private static final NetworkFamily FAMILY = new NetworkFamily("RepGhost bottleneck", "Chen et al., Fig. 4");
    private static final int IN = 40;
    private static final int REP_GHOST_MID = 60;
    private static final int GHOST_MID = 120;
    private static final int OUT_AT_STRIDE_2 = 80;

    private Bottlenecks() {}

    static List<Variant> variants() {
        var variants = new ArrayList<Variant>();
        for (var module : List.of(Module.GHOST, Module.REP_GHOST)) {
            for (int stride = 1; stride <= 2; stride++) {
                for (var squeezeExcite : List.of(false, true)) {
                    for (var shortcut : List.of(Shortcut.WHERE_IT_FITS, Shortcut.NONE)) {
                        variants.add(variant(module, stride, squeezeExcite, shortcut));
                    }
                }
            }
        }
        return List.copyOf(variants);
    }

    private static Variant variant(Module module, int stride, boolean squeezeExcite, Shortcut shortcut) {
        boolean ghost = module == Module.GHOST;
        int mid = ghost ? GHOST_MID : REP_GHOST_MID;
        var title = ghost ? "Ghost" : "RepGhost";
        boolean none = shortcut == Shortcut.NONE;
        var bottleneck = new Bottleneck(3, mid, stride == 1 ? IN : OUT_AT_STRIDE_2, squeezeExcite, stride, shortcut);
        return Variant.part(
                        Kind.BLOCK,
                        FAMILY,
                        title.toLowerCase(Locale.ROOT)
                                + "-bottleneck-s"
                                + stride
                                + (squeezeExcite ? "-se" : "")
                                + (none ? "-noshortcut" : ""),
                        title
                                + " bottleneck, stride "
                                + stride
                                + (squeezeExcite ? ", SE" : "")
                                + (none ? ", no shortcut" : ""))
                .summary("A bottleneck of Fig. 4 between %d and %d channels.".formatted(IN, bottleneck.out()))
                .input(IN, 28)
                .define((form, input, _) -> {
                    var builder = new GraphBuilder(form);
                    return builder.build(GhostBlocks.bottleneck(builder.input("input", input), module, bottleneck));
                });
    }
}
