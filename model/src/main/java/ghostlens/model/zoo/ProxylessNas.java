package ghostlens.model.zoo;

import static ghostlens.model.net.Widths.makeDivisible;
import static ghostlens.model.zoo.Published.in;

import ghostlens.model.zoo.Preprocessing.Interpolation;
import ghostlens.model.zoo.Variant.Definition;
import ghostlens.model.zoo.names.Naming;
import java.util.List;

/// ProxylessNAS, found by searching on the device. The paper's row is the one for mobile phones.
final class ProxylessNas {
    static final NetworkFamily FAMILY = new NetworkFamily("ProxylessNAS", "Cai et al., ICLR 2019");
    private static final double EPSILON = 1e-3;
    private static final int STEM = 32;
    private static final int LAST = 1280;

    /// Narrower ones were published with MCUNet, trained on pixels between -1 and 1.
    static final Preprocessing NARROWED =
            new Preprocessing(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5), 0.875, Interpolation.BILINEAR);

    private ProxylessNas() {}

    /// Position among the searched blocks, kernel, stride, expansion, channels, shortcut.
    private record Block(int position, int kernel, int stride, int expansion, int out, boolean shortcut) {

        ProxylessArchitecture.Block times(double width) {
            return new ProxylessArchitecture.Block(
                    position, kernel, stride, expansion, makeDivisible(out * width, 8), shortcut);
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
        return named("proxylessnas-mobile", "ProxylessNAS-Mobile")
                .summary("ProxylessNAS for mobile phones: 20 inverted residuals with kernels up to 7×7.")
                .preprocessing(Preprocessing.IMAGENET_BILINEAR)
                .published(in("Table 3").counts(4.1, 320).latency(128.0).accuracy(74.6, 92.2))
                .define(mobile(1));
    }

    private static Variant ofWidth(String width) {
        return width.equals("1.0") ? asPublished() : narrowed(width);
    }

    private static Variant narrowed(String width) {
        return named("proxylessnas-mobile-" + width + "x", "ProxylessNAS-Mobile " + width + "×")
                .summary("ProxylessNAS for mobile phones with its channels times %s.".formatted(width))
                .preprocessing(NARROWED)
                .define(mobile(Double.parseDouble(width)));
    }

    /// A network of which a file beside its checkpoint says how it is made.
    static VariantBuilder named(String name, String title) {
        return Variant.network(FAMILY, name, title).source(Naming.OWN.by("mit-han-lab"));
    }

    private static Definition mobile(double width) {
        var architecture = new ProxylessArchitecture(
                EPSILON,
                makeDivisible(STEM * width, 8),
                MOBILE.stream().map(block -> block.times(width)).toList(),
                makeDivisible(LAST * width, 8));
        return architecture::graph;
    }
}
