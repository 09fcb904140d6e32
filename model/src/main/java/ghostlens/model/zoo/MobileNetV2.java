package ghostlens.model.zoo;

import static ghostlens.model.net.Widths.makeDivisible;
import static ghostlens.model.zoo.Published.in;

import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.InvertedResidual;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.names.DLi14;
import ghostlens.model.zoo.names.Naming;
import ghostlens.model.zoo.names.Timm;
import ghostlens.model.zoo.names.Torchvision;
import java.util.List;
import java.util.Optional;

/// MobileNetV2, which brought the inverted residual; named as in timm.
final class MobileNetV2 {
    private static final NetworkFamily FAMILY = new NetworkFamily("MobileNetV2", "Sandler et al., CVPR 2018");
    private static final int STEM = 32;
    private static final int HEAD = 1280;

    private MobileNetV2() {}

    /// Expansion, channels, blocks, and the first block's stride: Table 2 of its paper.
    private record Stage(int expansion, int channels, int blocks, int stride) {}

    private static final List<Stage> STAGES = List.of(
            new Stage(1, 16, 1, 1),
            new Stage(6, 24, 2, 2),
            new Stage(6, 32, 3, 2),
            new Stage(6, 64, 4, 2),
            new Stage(6, 96, 3, 1),
            new Stage(6, 160, 3, 2),
            new Stage(6, 320, 1, 1));
    private static final List<Integer> BLOCKS =
            STAGES.stream().map(Stage::blocks).toList();

    static final WidthRule WIDTHS =
            new WidthRule("mobilenetv2", width -> named(width).define(definition(width)));

    static List<Variant> variants() {
        return List.of(
                variant("0.35", in("Table 3").counts(1.7, 59).latency(36.0).accuracy(60.3, 82.9)),
                variant("0.6", in("Table 3").counts(2.2, 141).latency(76.7).accuracy(66.7)),
                variant("1.0", in("Table 3").counts(3.5, 300).latency(135.6).accuracy(71.8, 91.0)));
    }

    private static Variant variant(String width, Published published) {
        return named(width).published(published).define(definition(width));
    }

    private static VariantBuilder named(String width) {
        return Variant.network(FAMILY, "mobilenetv2-" + width + "x", "MobileNetV2 " + width + "×")
                .summary("MobileNetV2 of width %s: 17 inverted residuals with ReLU6.".formatted(width))
                .source(Naming.OWN.by(Timm.SOURCE))
                .source(Torchvision.mobileNetV2(BLOCKS), Preprocessing.IMAGENET_BILINEAR)
                .source(DLi14.mobileNetV2(BLOCKS), Preprocessing.IMAGENET_BILINEAR);
    }

    private static Variant.Definition definition(String width) {
        double multiplier = Double.parseDouble(width);
        return (form, input, classes) -> graph(multiplier, form, input, classes);
    }

    private static OpGraph graph(double width, Form form, TensorShape input, int classes) {
        var builder = new GraphBuilder(form);
        var x = builder.input("input", input)
                .conv("conv_stem", makeDivisible(STEM * width, 8), 3, 2)
                .batchNorm("bn1")
                .relu6("act1");
        for (int stage = 0; stage < STAGES.size(); stage++) {
            x = stage(x, stage, width);
        }
        return builder.build(x.pointwise("conv_head", Math.max(HEAD, makeDivisible(HEAD * width, 8)))
                .batchNorm("bn2")
                .relu6("act2")
                .globalAveragePool("global_pool")
                .flatten("flatten")
                .linear("classifier", classes));
    }

    private static Wire stage(Wire x, int stage, double width) {
        var s = STAGES.get(stage);
        for (int i = 0; i < s.blocks; i++) {
            var block = new InvertedResidual(
                    3,
                    i == 0 ? s.stride : 1,
                    s.expansion * x.channels(),
                    makeDivisible(s.channels * width, 8),
                    Kind.RELU6,
                    Optional.empty());
            x = x.within("blocks." + stage + "." + i, block::behind);
        }
        return x;
    }
}
