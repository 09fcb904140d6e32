package ghostlens.model.zoo;

import static ghostlens.model.net.Widths.makeDivisible;
import static ghostlens.model.zoo.Published.in;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Preprocessing.Interpolation;
import java.util.List;

/// ProxylessNAS, found by searching on the device. The paper's row is the one for mobile phones.
final class ProxylessNas {
    private static final NetworkFamily FAMILY = new NetworkFamily("ProxylessNAS", "Cai et al., ICLR 2019");
    private static final double EPSILON = 1e-3;
    private static final int STEM = 32;
    private static final int LAST = 1280;

    /// Narrower ones were published with MCUNet, trained on pixels between -1 and 1.
    private static final Preprocessing NARROWED =
            new Preprocessing(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5), 0.875, Interpolation.BILINEAR);

    private ProxylessNas() {}

    /// Position among the searched blocks, kernel, stride, expansion, channels, shortcut.
    private record Block(int position, int kernel, int stride, int expansion, int out, boolean shortcut) {

        Wire behind(Wire x, double width) {
            int channels = makeDivisible(out * width, 8);
            var block = x.within("mobile_inverted_conv", w -> convolutions(w, channels));
            return shortcut ? block.plus("add", x) : block;
        }

        private Wire convolutions(Wire x, int channels) {
            var wide = expansion == 1
                    ? x
                    : x.within(
                            "inverted_bottleneck",
                            w -> w.pointwise("conv", expansion * w.channels())
                                    .batchNorm("bn", EPSILON)
                                    .relu6("act"));
            return wide.within(
                            "depth_conv",
                            w -> w.depthwise("conv", kernel, stride)
                                    .batchNorm("bn", EPSILON)
                                    .relu6("act"))
                    .within("point_linear", w -> w.pointwise("conv", channels).batchNorm("bn", EPSILON));
        }
    }

    /// The search left positions 3 and 4 empty.
    private static final List<Block> MOBILE = List.of(
            new Block(0, 3, 1, 1, 16, false),
            new Block(1, 5, 2, 3, 32, false),
            new Block(2, 3, 1, 3, 32, true),
            new Block(5, 7, 2, 3, 40, false),
            new Block(6, 3, 1, 3, 40, true),
            new Block(7, 5, 1, 3, 40, true),
            new Block(8, 5, 1, 3, 40, true),
            new Block(9, 7, 2, 6, 80, false),
            new Block(10, 5, 1, 3, 80, true),
            new Block(11, 5, 1, 3, 80, true),
            new Block(12, 5, 1, 3, 80, true),
            new Block(13, 5, 1, 6, 96, false),
            new Block(14, 5, 1, 3, 96, true),
            new Block(15, 5, 1, 3, 96, true),
            new Block(16, 5, 1, 3, 96, true),
            new Block(17, 7, 2, 6, 192, false),
            new Block(18, 7, 1, 6, 192, true),
            new Block(19, 7, 1, 3, 192, true),
            new Block(20, 7, 1, 3, 192, true),
            new Block(21, 7, 1, 6, 320, false));

    static final WidthRule WIDTHS = new WidthRule("proxylessnas-mobile", ProxylessNas::ofWidth);

    static List<Variant> variants() {
        return List.of(asPublished());
    }

    private static Variant asPublished() {
        return Variant.network(FAMILY, "proxylessnas-mobile", "ProxylessNAS-Mobile")
                .summary("ProxylessNAS for mobile phones: 20 inverted residuals with kernels up to 7×7.")
                .preprocessing(Preprocessing.IMAGENET.with(Interpolation.BILINEAR))
                .published(in("Table 3").counts(4.1, 320).latency(128.0).accuracy(74.6, 92.2))
                .define((form, input, classes) -> graph(1, form, input, classes));
    }

    private static Variant ofWidth(String width) {
        return width.equals("1.0") ? asPublished() : narrowed(width);
    }

    private static Variant narrowed(String width) {
        double multiplier = Double.parseDouble(width);
        return Variant.network(FAMILY, "proxylessnas-mobile-" + width + "x", "ProxylessNAS-Mobile " + width + "×")
                .summary("ProxylessNAS for mobile phones with its channels times %s.".formatted(width))
                .preprocessing(NARROWED)
                .define((form, input, classes) -> graph(multiplier, form, input, classes));
    }

    private static OpGraph graph(double width, Form form, TensorShape input, int classes) {
        var builder = new GraphBuilder(form);
        var x = builder.input("input", input)
                .within(
                        "first_conv",
                        w -> w.conv("conv", makeDivisible(STEM * width, 8), 3, 2)
                                .batchNorm("bn", EPSILON)
                                .relu6("act"));
        for (var block : MOBILE) {
            x = x.within("blocks." + block.position, w -> block.behind(w, width));
        }
        return builder.build(x.within(
                        "feature_mix_layer",
                        w -> w.pointwise("conv", makeDivisible(LAST * width, 8))
                                .batchNorm("bn", EPSILON)
                                .relu6("act"))
                .globalAveragePool("global_avg_pooling")
                .flatten("flatten")
                .within("classifier", w -> w.linear("linear", classes)));
    }
}
