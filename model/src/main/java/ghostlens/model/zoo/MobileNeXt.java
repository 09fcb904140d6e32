package ghostlens.model.zoo;

import static ghostlens.model.net.Widths.makeDivisible;
import static ghostlens.model.zoo.Published.in;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.names.Naming;
import java.util.List;

/// MobileNeXt as in its authors' code: sandglasses, whose depthwise convolutions and shortcut are at the wide
/// ends.
final class MobileNeXt {
    private static final NetworkFamily FAMILY = new NetworkFamily("MobileNeXt", "Zhou et al., ECCV 2020");
    private static final int STEM = 32;
    private static final int LAST = 1280;

    private MobileNeXt() {}

    /// Reduction, channels, blocks, and the first block's stride: Table 2 of its paper, with the blocks of the
    /// code.
    private record Stage(int reduction, int channels, int blocks, int stride) {

        /// The last stage is not narrowed.
        int out(double width) {
            int out = makeDivisible(channels * width, 8);
            return channels == LAST ? Math.max(LAST, out) : out;
        }
    }

    private static final List<Stage> STAGES = List.of(
            new Stage(2, 96, 1, 2),
            new Stage(6, 144, 1, 1),
            new Stage(6, 192, 3, 2),
            new Stage(6, 288, 3, 2),
            new Stage(6, 384, 4, 1),
            new Stage(6, 576, 4, 2),
            new Stage(6, 960, 3, 1),
            new Stage(6, LAST, 1, 1));

    static final WidthRule WIDTHS =
            new WidthRule("mobilenext", width -> named(width).define(definition(width)));

    static List<Variant> variants() {
        return List.of(
                variant("0.35", in("Table 3").counts(1.8, 80).latency(34.1).accuracy(67.7)),
                variant("0.75", in("Table 3").counts(2.5, 210).latency(80.1).accuracy(72.0)),
                variant("1.0", in("Table 3").counts(3.4, 300).latency(113.6).accuracy(74.0)));
    }

    private static Variant variant(String width, Published published) {
        return named(width).published(published).define(definition(width));
    }

    private static VariantBuilder named(String width) {
        return Variant.network(FAMILY, "mobilenext-" + width + "x", "MobileNeXt " + width + "×")
                .summary("MobileNeXt of width %s: 20 sandglass blocks, 12 of them with a shortcut.".formatted(width))
                .source(Naming.OWN.by("official"));
    }

    private static Variant.Definition definition(String width) {
        double multiplier = Double.parseDouble(width);
        return (form, input, classes) -> graph(multiplier, form, input, classes);
    }

    private static OpGraph graph(double width, Form form, TensorShape input, int classes) {
        var builder = new GraphBuilder(form);
        var x = builder.input("input", input)
                .within(
                        "features.0",
                        w -> w.conv("0", makeDivisible(STEM * width, 8), 3, 2)
                                .batchNorm("1")
                                .relu6("2"));
        int number = 1;
        for (var stage : STAGES) {
            for (int i = 0; i < stage.blocks; i++) {
                var block = block(x.channels(), stage, stage.out(width), i == 0);
                x = x.within("features." + number++, block::behind);
            }
        }
        return builder.build(
                x.globalAveragePool("avgpool").flatten("flatten").within("classifier", w -> w.linear("1", classes)));
    }

    /// The code leaves out depthwise convolutions where a stage of several blocks begins: the first always, the
    /// last where there is no stride.
    private static Sandglass block(int in, Stage stage, int out, boolean first) {
        boolean lone = stage.blocks == 1;
        boolean changes = first && !lone && (stage.stride > 1 || in != out);
        int stride = first ? stage.stride : 1;
        return new Sandglass(
                reduced(in, stage.reduction, out), out, stride, !changes, !changes || stride > 1, !changes && !lone);
    }

    /// A reduction leaves at least about a sixth of the output's channels.
    private static int reduced(int in, int reduction, int out) {
        int reduced = in / reduction;
        return reduced < out / 6.0 ? makeDivisible(Math.ceilDiv(out, 6), 16) : reduced;
    }

    /// Two 1×1 convolutions, the first without activation, between two depthwise ones, the last without
    /// activation.
    private record Sandglass(
            int mid, int out, int stride, boolean firstDepthwise, boolean lastDepthwise, boolean shortcut) {

        Wire behind(Wire x) {
            var block = x.within("conv", this::convolutions);
            return shortcut ? block.plus("add", x) : block;
        }

        private Wire convolutions(Wire x) {
            int at = firstDepthwise ? 3 : 0;
            var first = firstDepthwise ? x.depthwise("0", 3, 1).batchNorm("1").relu6("2") : x;
            var wide = first.pointwise(name(at), mid)
                    .batchNorm(name(at + 1))
                    .pointwise(name(at + 2), out)
                    .batchNorm(name(at + 3))
                    .relu6(name(at + 4));
            return lastDepthwise ? wide.depthwise(name(at + 5), 3, stride).batchNorm(name(at + 6)) : wide;
        }

        private static String name(int position) {
            return String.valueOf(position);
        }
    }
}
