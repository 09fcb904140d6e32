package ghostlens.model.zoo;

import static ghostlens.model.graph.Op.Activation.Kind.HARD_SIGMOID;
import static ghostlens.model.graph.Op.Activation.Kind.HARD_SWISH;
import static ghostlens.model.graph.Op.Activation.Kind.RELU;
import static ghostlens.model.net.Widths.makeDivisible;
import static ghostlens.model.zoo.Published.in;

import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.InvertedResidual;
import ghostlens.model.net.InvertedResidual.Code;
import ghostlens.model.net.SqueezeExcite;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.names.DLi14;
import ghostlens.model.zoo.names.Naming;
import ghostlens.model.zoo.names.Timm;
import ghostlens.model.zoo.names.Torchvision;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// MobileNetV3, whose skeleton GhostNet and RepGhostNet took over; named as in timm.
final class MobileNetV3 {
    private static final NetworkFamily FAMILY = new NetworkFamily("MobileNetV3", "Howard et al., ICCV 2019");
    private static final int STEM = 16;

    private MobileNetV3() {}

    /// Kernel, expansion of the input's channels, channels, squeeze-and-excitation, activation, stride.
    private record Row(int kernel, double expansion, int out, boolean squeezeExcite, Kind activation, int stride) {

        InvertedResidual block(int in, double width, Code code) {
            int expanded = makeDivisible(in * expansion, 8);
            var se = new SqueezeExcite(makeDivisible(0.25 * expanded, 8), RELU, HARD_SIGMOID);
            return new InvertedResidual(
                    kernel,
                    stride,
                    expanded,
                    makeDivisible(out * width, 8),
                    activation,
                    squeezeExcite ? Optional.of(se) : Optional.empty(),
                    code);
        }
    }

    /// One of the two networks, in stages as timm has them.
    ///
    /// @param last channels before pooling at width 1
    /// @param head channels before the classifier, at every width up to 1
    private record Size(String label, List<List<Row>> stages, int last, int head) {

        String prefix() {
            return "mobilenetv3-" + label.toLowerCase(Locale.ROOT);
        }

        List<List<Boolean>> squeezed() {
            return stages.stream()
                    .map(stage -> stage.stream().map(Row::squeezeExcite).toList())
                    .toList();
        }
    }

    /// Table 1 of its paper, with the expansions of the code.
    private static final Size LARGE = new Size(
            "Large",
            List.of(
                    List.of(new Row(3, 1, 16, false, RELU, 1)),
                    List.of(new Row(3, 4, 24, false, RELU, 2), new Row(3, 3, 24, false, RELU, 1)),
                    List.of(
                            new Row(5, 3, 40, true, RELU, 2),
                            new Row(5, 3, 40, true, RELU, 1),
                            new Row(5, 3, 40, true, RELU, 1)),
                    List.of(
                            new Row(3, 6, 80, false, HARD_SWISH, 2),
                            new Row(3, 2.5, 80, false, HARD_SWISH, 1),
                            new Row(3, 2.3, 80, false, HARD_SWISH, 1),
                            new Row(3, 2.3, 80, false, HARD_SWISH, 1)),
                    List.of(new Row(3, 6, 112, true, HARD_SWISH, 1), new Row(3, 6, 112, true, HARD_SWISH, 1)),
                    List.of(
                            new Row(5, 6, 160, true, HARD_SWISH, 2),
                            new Row(5, 6, 160, true, HARD_SWISH, 1),
                            new Row(5, 6, 160, true, HARD_SWISH, 1))),
            960,
            1280);

    /// Table 2 of its paper, with the expansions of the code.
    private static final Size SMALL = new Size(
            "Small",
            List.of(
                    List.of(new Row(3, 1, 16, true, RELU, 2)),
                    List.of(new Row(3, 4.5, 24, false, RELU, 2), new Row(3, 3.67, 24, false, RELU, 1)),
                    List.of(
                            new Row(5, 4, 40, true, HARD_SWISH, 2),
                            new Row(5, 6, 40, true, HARD_SWISH, 1),
                            new Row(5, 6, 40, true, HARD_SWISH, 1)),
                    List.of(new Row(5, 3, 48, true, HARD_SWISH, 1), new Row(5, 3, 48, true, HARD_SWISH, 1)),
                    List.of(
                            new Row(5, 6, 96, true, HARD_SWISH, 2),
                            new Row(5, 6, 96, true, HARD_SWISH, 1),
                            new Row(5, 6, 96, true, HARD_SWISH, 1))),
            576,
            1024);

    static final List<WidthRule> WIDTHS = List.of(widths(SMALL), widths(LARGE));

    private static WidthRule widths(Size size) {
        return new WidthRule(size.prefix(), width -> named(size, width).define(definition(size, width)));
    }

    static List<Variant> variants() {
        return List.of(
                variant(
                        SMALL,
                        "0.75",
                        in("Table 3").counts(2.0, 44).latency(26.0).accuracy(65.4, 86.0)),
                variant(
                        SMALL,
                        "1.0",
                        in("Table 3").counts(2.5, 57).latency(31.9).accuracy(67.7, 87.5)),
                variant(
                        LARGE,
                        "0.75",
                        in("Table 3").counts(4.0, 155).latency(72.0).accuracy(73.5, 91.2)),
                variant(
                        LARGE,
                        "1.0",
                        in("Table 3").counts(5.4, 219).latency(95.2).accuracy(75.2, 92.4)));
    }

    private static Variant variant(Size size, String width, Published published) {
        return named(size, width).published(published).define(definition(size, width));
    }

    private static VariantBuilder named(Size size, String width) {
        return Variant.network(
                        FAMILY, size.prefix() + "-" + width + "x", "MobileNetV3 " + size.label + " " + width + "×")
                .summary("MobileNetV3 %s of width %s: inverted residuals, some with squeeze-and-excitation."
                        .formatted(size.label, width))
                .source(Naming.OWN.by(Timm.SOURCE))
                .source(
                        Torchvision.mobileNetV3(size.squeezed()),
                        Preprocessing.IMAGENET_BILINEAR,
                        definition(size, width, Code.TORCHVISION))
                .source(
                        DLi14.mobileNetV3(
                                size.squeezed().stream().map(List::size).toList()),
                        Preprocessing.IMAGENET_BILINEAR,
                        definition(size, width, Code.D_LI14))
                .choice("The paper does not say which code was retrained; here ε is 1e-5 and gates stand behind the "
                        + "activation, as in timm, while torchvision's ε is 1e-3 and d-li14's gates stand before the "
                        + "activation. A checkpoint opens as its source computes it.");
    }

    private static Variant.Definition definition(Size size, String width) {
        return definition(size, width, Code.TIMM);
    }

    private static Variant.Definition definition(Size size, String width, Code code) {
        double multiplier = Double.parseDouble(width);
        return (form, input, classes) -> graph(size, multiplier, code, form, input, classes);
    }

    private static OpGraph graph(Size size, double width, Code code, Form form, TensorShape input, int classes) {
        var builder = new GraphBuilder(form);
        var x = builder.input("input", input)
                .conv("conv_stem", makeDivisible(STEM * width, 8), 3, 2)
                .batchNorm("bn1", code.epsilon())
                .hardSwish("act1");
        for (int stage = 0; stage < size.stages.size(); stage++) {
            x = stage(x, stage, size.stages.get(stage), width, code);
        }
        return builder.build(head(x, size, width, code, classes));
    }

    private static Wire stage(Wire x, int stage, List<Row> rows, double width, Code code) {
        for (int i = 0; i < rows.size(); i++) {
            x = x.within("blocks." + stage + "." + i, rows.get(i).block(x.channels(), width, code)::behind);
        }
        return x;
    }

    private static Wire head(Wire x, Size size, double width, Code code, int classes) {
        return x.within(
                        "blocks." + size.stages.size() + ".0",
                        w -> w.pointwise("conv", makeDivisible(size.last * width, 8))
                                .batchNorm("bn1", code.epsilon())
                                .hardSwish("act1"))
                .globalAveragePool("global_pool")
                .pointwiseWithBias("conv_head", Math.max(size.head, makeDivisible(size.head * width, 8)))
                .hardSwish("act2")
                .flatten("flatten")
                .linear("classifier", classes);
    }
}
