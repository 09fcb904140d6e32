package ghostlens.model.zoo;

import ghostlens.model.net.GhostBlocks.Bottleneck;
import ghostlens.model.net.GhostBlocks.Module;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant.Kind;
import ghostlens.model.zoo.Variant.Published;
import java.util.List;
import java.util.Optional;

/// GhostNet (Han et al., CVPR 2020), which RepGhostNet sets out from. Its deploy form is its training form: it has no
/// branches to merge.
final class GhostNet {
    private GhostNet() {}

    private static final GhostSkeleton SKELETON = new GhostSkeleton(
            Module.GHOST,
            List.of(
                    List.of(new Bottleneck(3, 16, 16, false, 1)),
                    List.of(new Bottleneck(3, 48, 24, false, 2)),
                    List.of(new Bottleneck(3, 72, 24, false, 1)),
                    List.of(new Bottleneck(5, 72, 40, true, 2)),
                    List.of(new Bottleneck(5, 120, 40, true, 1)),
                    List.of(new Bottleneck(3, 240, 80, false, 2)),
                    List.of(
                            new Bottleneck(3, 200, 80, false, 1),
                            new Bottleneck(3, 184, 80, false, 1),
                            new Bottleneck(3, 184, 80, false, 1),
                            new Bottleneck(3, 480, 112, true, 1),
                            new Bottleneck(3, 672, 112, true, 1)),
                    List.of(new Bottleneck(5, 672, 160, true, 2)),
                    List.of(
                            new Bottleneck(5, 960, 160, false, 1),
                            new Bottleneck(5, 960, 160, true, 1),
                            new Bottleneck(5, 960, 160, false, 1),
                            new Bottleneck(5, 960, 160, true, 1))),
            960);

    static List<Variant> variants() {
        return List.of(
                variant("0.5", Optional.of(new Published(2.6, 42, Optional.of(31.7), Optional.of(66.4), "Table 3"))),
                variant("1.0", Optional.of(new Published(5.2, 141, Optional.of(74.5), Optional.of(74.0), "Table 3"))),
                variant("1.1", Optional.empty()),
                variant("1.3", Optional.of(new Published(7.3, 226, Optional.of(117.6), Optional.of(76.2), "Table 3"))));
    }

    private static Variant variant(String width, Optional<Published> published) {
        double multiplier = Double.parseDouble(width);
        return new Variant(
                "ghostnet-" + width + "x",
                "GhostNet " + width + "×",
                "GhostNet of width %s: 16 Ghost bottlenecks with 32 concats.".formatted(width),
                Kind.NETWORK,
                TensorShape.of(1, 3, 224, 224),
                1000,
                (form, input, classes) -> SKELETON.graph(multiplier, form, input, classes),
                published);
    }
}
