package ghostlens.model.zoo;

import static ghostlens.model.net.GhostBlocks.Branch.BATCH_NORM;
import static ghostlens.model.net.GhostBlocks.Branch.DEPTHWISE_1X1;
import static ghostlens.model.net.GhostBlocks.Branch.IDENTITY;
import static ghostlens.model.zoo.Published.in;

import ghostlens.model.net.GhostBlocks.Branch;
import ghostlens.model.net.GhostBlocks.Module.RepGhost;
import ghostlens.model.net.GhostBlocks.Shortcut;
import ghostlens.model.zoo.names.Converted;
import java.util.List;

/// RepGhostNets with other branches (Table 6) and without identity shortcuts (Table 7).
final class RepGhostAblations {
    private static final NetworkFamily FAMILY =
            new NetworkFamily("RepGhostNet ablation", "Chen et al., Tables 6 and 7");

    /// Which branches the two rows of Table 6 with 66.5 % have, no text tells.
    private static final String ROW_5 = "Rows 5 and 6 of Table 6 do not say their branches; identity and 1×1 depthwise "
            + "convolution are taken for row 5.";
    private static final String ROW_6 =
            "Rows 5 and 6 of Table 6 do not say their branches; 1×1 depthwise convolution and "
                    + "batch norm are taken for row 6.";
    private static final String ROW_5_OR_6 =
            "Rows 5 and 6 of Table 6 do not say their branches; these could be those of "
                    + "either, but others are taken for them.";
    private static final String ROW_7 =
            "Row 7 of Table 6 says only that a ReLU follows the depthwise convolution; it is put "
                    + "into each bottleneck's first module, beside the batch norm branch, as the second has no ReLU.";

    private RepGhostAblations() {}

    static List<Variant> variants() {
        return List.of(
                branches("none", "no branch").published(row(1, 66.3)).define(graph()),
                branches("id", "identity branch").published(row(2, 66.4)).define(graph(IDENTITY)),
                branches("1x1dconv", "1×1 depthwise branch")
                        .published(row(3, 66.2))
                        .define(graph(DEPTHWISE_1X1)),
                branches("id+1x1dconv", "identity and 1×1 depthwise branches")
                        .published(row(5, 66.5))
                        .choice(ROW_5)
                        .define(graph(IDENTITY, DEPTHWISE_1X1)),
                branches("1x1dconv+bn", "1×1 depthwise and batch norm branches")
                        .published(row(6, 66.5))
                        .choice(ROW_6)
                        .define(graph(BATCH_NORM, DEPTHWISE_1X1)),
                branches("id+bn", "identity and batch norm branches")
                        .choice(ROW_5_OR_6)
                        .define(graph(BATCH_NORM, IDENTITY)),
                branches("id+1x1dconv+bn", "all three branches")
                        .choice(ROW_5_OR_6)
                        .define(graph(BATCH_NORM, IDENTITY, DEPTHWISE_1X1)),
                branches("relu", "ReLU before the sum")
                        .published(row(7, 66.6))
                        .choice(ROW_7)
                        .define(graph(new RepGhost(List.of(BATCH_NORM), true))),
                withoutShortcut("0.5", 24.9, 64.1),
                withoutShortcut("1.0", 60.5, 72.7),
                withoutShortcut("1.5", 114.9, 75.8),
                withoutShortcut("2.0", 186.7, 77.9));
    }

    private static Published row(int row, double top1) {
        return in("Table 6, row " + row).accuracy(top1);
    }

    private static VariantBuilder branches(String suffix, String words) {
        return named("0.5", suffix, words)
                .summary("RepGhostNet 0.5× with other branches beside the depthwise convolutions (Table 6).");
    }

    private static Variant withoutShortcut(String width, double latencyMs, double top1) {
        var skeleton = RepGhostNet.SKELETON.with(Shortcut.PROJECTION);
        return named(width, "no-shortcut", "no identity shortcuts")
                .summary("RepGhostNet of width %s without its 11 identity shortcuts; those that change shapes are kept "
                                .formatted(width)
                        + "(Table 7).")
                .published(in("Table 7").latency(latencyMs).accuracy(top1))
                .define(skeleton.definition(width));
    }

    private static VariantBuilder named(String width, String suffix, String words) {
        return Variant.network(FAMILY, RepGhostNet.name(width) + "-" + suffix, RepGhostNet.title(width) + ", " + words)
                .source(Converted.REP_GHOST);
    }

    private static Variant.Definition graph(Branch... branches) {
        return graph(new RepGhost(List.of(branches), false));
    }

    private static Variant.Definition graph(RepGhost module) {
        return RepGhostNet.SKELETON.with(module).definition("0.5");
    }
}
