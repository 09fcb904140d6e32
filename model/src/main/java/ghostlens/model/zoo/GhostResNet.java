package ghostlens.model.zoo;

import static ghostlens.model.zoo.Published.in;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GhostBlocks;
import ghostlens.model.net.GhostBlocks.Convolution;
import ghostlens.model.net.GhostBlocks.Module;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.names.Converted;
import java.util.List;

/// ResNet-50 of Ghost and RepGhost modules (Table 5): each convolution but the stem becomes a module.
final class GhostResNet {
    private static final NetworkFamily FAMILY = new NetworkFamily("Ghost-Res50", "Chen et al., Table 5");
    private static final int STEM = 64;
    private static final int EXPANSION = 4;
    private static final List<Stage> STAGES =
            List.of(new Stage(3, 64, 1), new Stage(4, 128, 2), new Stage(6, 256, 2), new Stage(3, 512, 2));

    private static final String RELUS =
            "The paper does not say where the ReLUs stand; as in ResNet they stand in the first "
                    + "two modules of a block and behind its sum.";
    private static final String WIDTHS =
            "No rounding of C/1.4 gives Table 5's counts; modules have ⌈0.7·C⌉ channels, which "
                    + "does, and 1/0.7 prints as 1.4.";

    private GhostResNet() {}

    private record Stage(int blocks, int planes, int stride) {}

    /// What takes the place of one of ResNet-50's convolutions.
    @FunctionalInterface
    private interface Layer {
        Wire of(Wire x, Convolution convolution, boolean relu);
    }

    static List<Variant> variants() {
        return List.of(
                variant(
                        "ghost-res50-s2",
                        "Ghost-Res50, s = 2",
                        ghost(2),
                        RELUS,
                        in("Table 5").counts(14.0, 2200).latency(610.6).accuracy(76.2, 93.0)),
                variant(
                        "ghost-res50-s4",
                        "Ghost-Res50, s = 4",
                        ghost(4),
                        RELUS,
                        in("Table 5").counts(8.2, 1200).latency(423.9).accuracy(73.1, 91.3)),
                variant(
                        "repghost-res50-s1.4",
                        "RepGhost-Res50, s = 1.4",
                        repGhost(0.7),
                        WIDTHS,
                        in("Table 5").counts(13.2, 2200).latency(547.1).accuracy(76.2, 93.0)),
                variant(
                        "repghost-res50-s2",
                        "RepGhost-Res50, s = 2",
                        repGhost(0.5),
                        RELUS,
                        in("Table 5").counts(7.1, 1200).latency(331.6).accuracy(73.6, 91.5)));
    }

    private static Variant variant(String name, String title, Layer layer, String choice, Published published) {
        return Variant.network(FAMILY, name, title)
                .summary("ResNet-50 with a module for each convolution but the first (Table 5).")
                .source(Converted.REP_GHOST)
                .published(published)
                .choice(choice)
                .define((form, input, classes) -> graph(layer, form, input, classes));
    }

    private static Layer ghost(int ratio) {
        return (x, convolution, relu) -> GhostBlocks.ghost(x, convolution, ratio, relu);
    }

    /// @param share of the channels that are left
    private static Layer repGhost(double share) {
        return (x, convolution, relu) -> {
            int out = (int) Math.ceil(share * convolution.out());
            return GhostBlocks.repGhost(x, Module.REP_GHOST, convolution.withOut(out), relu);
        };
    }

    private static OpGraph graph(Layer layer, Form form, TensorShape input, int classes) {
        var builder = new GraphBuilder(form);
        var x = builder.input("input", input)
                .conv("conv1", STEM, 7, 2)
                .batchNorm("bn1")
                .relu("relu")
                .maxPool("maxpool", 3, 2);
        for (int stage = 0; stage < STAGES.size(); stage++) {
            x = stage(x, "layer" + (stage + 1), STAGES.get(stage), layer);
        }
        return builder.build(x.globalAveragePool("avgpool").flatten("flatten").linear("fc", classes));
    }

    private static Wire stage(Wire x, String name, Stage stage, Layer layer) {
        for (int i = 0; i < stage.blocks; i++) {
            boolean first = i == 0;
            int stride = first ? stage.stride : 1;
            x = x.within(name + "." + i, w -> block(w, stage.planes, stride, first, layer));
        }
        return x;
    }

    /// The stride is the 3×3 convolution's.
    private static Wire block(Wire x, int planes, int stride, boolean downsamples, Layer layer) {
        int out = EXPANSION * planes;
        var main = x.within("conv1", w -> layer.of(w, Convolution.pointwise(planes), true))
                .within("conv2", w -> layer.of(w, new Convolution(planes, 3, stride), true))
                .within("conv3", w -> layer.of(w, Convolution.pointwise(out), false));
        var shortcut =
                downsamples ? x.within("downsample", w -> layer.of(w, new Convolution(out, 1, stride), false)) : x;
        return main.plus("add", shortcut).relu("relu");
    }
}
