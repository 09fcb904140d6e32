package ghostlens.model.zoo;

import ghostlens.model.net.GhostBlocks.Bottleneck;
import ghostlens.model.net.GhostBlocks.Module;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant.Kind;
import ghostlens.model.zoo.Variant.Published;
import java.util.List;
import java.util.Optional;

/// RepGhostNet (Section 3.3, Table 2).
final class RepGhostNet {
    private RepGhostNet() {}

    /// Kernel, middle channels, output channels, squeeze-and-excitation, stride: Table 2, kernels from the
    /// official code.
    private static final GhostSkeleton SKELETON = new GhostSkeleton(
            Module.REP_GHOST,
            List.of(
                    List.of(new Bottleneck(3, 8, 16, false, 1)),
                    List.of(new Bottleneck(3, 24, 24, false, 2)),
                    List.of(new Bottleneck(3, 36, 24, false, 1)),
                    List.of(new Bottleneck(5, 36, 40, true, 2)),
                    List.of(new Bottleneck(5, 60, 40, true, 1)),
                    List.of(new Bottleneck(3, 120, 80, false, 2)),
                    List.of(
                            new Bottleneck(3, 100, 80, false, 1),
                            new Bottleneck(3, 120, 80, false, 1),
                            new Bottleneck(3, 120, 80, false, 1),
                            new Bottleneck(3, 240, 112, true, 1),
                            new Bottleneck(3, 336, 112, true, 1)),
                    List.of(new Bottleneck(5, 336, 160, true, 2)),
                    List.of(
                            new Bottleneck(5, 480, 160, false, 1),
                            new Bottleneck(5, 480, 160, true, 1),
                            new Bottleneck(5, 480, 160, false, 1),
                            new Bottleneck(5, 480, 160, true, 1))),
            960);

    static List<Variant> variants() {
        return List.of(
                variant("0.5", new Published(2.3, 43, Optional.of(25.1), Optional.of(66.9), "Table 3")),
                variant("0.58", new Published(2.5, 60, Optional.of(31.9), Optional.of(68.9), "Table 3")),
                variant("0.8", new Published(3.3, 96, Optional.of(44.5), Optional.of(72.2), "official README")),
                variant("1.0", new Published(4.1, 142, Optional.of(62.2), Optional.of(74.2), "Table 3")),
                variant("1.11", new Published(4.5, 170, Optional.of(71.5), Optional.of(75.1), "Table 3")),
                variant("1.3", new Published(5.5, 231, Optional.of(92.9), Optional.of(76.4), "Table 3")),
                variant("1.5", new Published(6.6, 301, Optional.of(116.9), Optional.of(77.5), "Table 3")),
                variant("2.0", new Published(9.8, 516, Optional.of(190.0), Optional.of(78.8), "Table 7, README")));
    }

    private static Variant variant(String width, Published published) {
        double multiplier = Double.parseDouble(width);
        return new Variant(
                "repghostnet-" + width + "x",
                "RepGhostNet " + width + "×",
                "RepGhostNet of width %s: 16 RepGhost bottlenecks, no concat (Table 2).".formatted(width),
                Kind.NETWORK,
                TensorShape.of(1, 3, 224, 224),
                1000,
                (form, input, classes) -> SKELETON.graph(multiplier, form, input, classes),
                Optional.of(published));
    }
}
