package ghostlens.model.zoo;

import ghostlens.model.net.GhostBlocks;
import ghostlens.model.net.GhostBlocks.Bottleneck;
import ghostlens.model.net.GhostBlocks.Module;
import ghostlens.model.net.GhostBlocks.Shortcut;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.zoo.Variant.Kind;
import java.util.ArrayList;
import java.util.List;

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
        for (var module : Module.values()) {
            for (int stride = 1; stride <= 2; stride++) {
                for (var squeezeExcite : List.of(false, true)) {
                    for (var shortcut : Shortcut.values()) {
                        variants.add(variant(module, stride, squeezeExcite, shortcut));
                    }
                }
            }
        }
        return List.copyOf(variants);
    }

    private static Variant variant(Module module, int stride, boolean squeezeExcite, Shortcut shortcut) {
        int mid = switch (module) {
            case GHOST -> GHOST_MID;
            case REP_GHOST -> REP_GHOST_MID;
        };
        var bottleneck = new Bottleneck(3, mid, stride == 1 ? IN : OUT_AT_STRIDE_2, squeezeExcite, stride, shortcut);
        return Variant.part(
                        Kind.BLOCK,
                        FAMILY,
                        name(module) + "-bottleneck-s" + stride + (squeezeExcite ? "-se" : "") + suffix(shortcut),
                        title(module)
                                + " bottleneck, stride "
                                + stride
                                + (squeezeExcite ? ", SE" : "")
                                + words(shortcut))
                .summary("A bottleneck of Fig. 4 between %d and %d channels.".formatted(IN, bottleneck.out()))
                .input(IN, 28)
                .define((form, input, _) -> {
                    var builder = new GraphBuilder(form);
                    return builder.build(GhostBlocks.bottleneck(builder.input("input", input), module, bottleneck));
                });
    }

    private static String name(Module module) {
        return switch (module) {
            case GHOST -> "ghost";
            case REP_GHOST -> "repghost";
        };
    }

    private static String title(Module module) {
        return switch (module) {
            case GHOST -> "Ghost";
            case REP_GHOST -> "RepGhost";
        };
    }

    private static String suffix(Shortcut shortcut) {
        return switch (shortcut) {
            case WHERE_IT_FITS -> "";
            case NONE -> "-noshortcut";
        };
    }

    private static String words(Shortcut shortcut) {
        return switch (shortcut) {
            case WHERE_IT_FITS -> "";
            case NONE -> ", no shortcut";
        };
    }
}
