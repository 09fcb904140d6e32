package ghostlens.model.zoo;

import static ghostlens.model.zoo.Published.in;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Preprocessing.Interpolation;
import ghostlens.model.zoo.names.Naming;
import java.util.List;

/// ShuffleNetV2 as its authors (megvii) wrote it down: half of the channels pass a block untouched, and a shuffle
/// decides which.
final class ShuffleNetV2 {
    private static final NetworkFamily FAMILY = new NetworkFamily("ShuffleNetV2", "Ma et al., ECCV 2018");
    private static final int STEM = 24;
    private static final int LAST = 1024;
    private static final List<Integer> BLOCKS = List.of(4, 8, 4);

    /// The authors' training takes pixels from 0 to 255 as they are. Its blue comes first, which is not done
    /// here.
    private static final Preprocessing PIXELS = new Preprocessing(
            List.of(0.0, 0.0, 0.0), List.of(1 / 255.0, 1 / 255.0, 1 / 255.0), 0.875, Interpolation.BILINEAR);

    private ShuffleNetV2() {}

    /// The channels of stages 2 to 4: Table 5 of its paper.
    static List<Variant> variants() {
        return List.of(
                variant(
                        "0.5",
                        List.of(48, 96, 192),
                        in("Table 3").counts(1.4, 41).accuracy(61.1, 82.6)),
                variant(
                        "1.0",
                        List.of(116, 232, 464),
                        in("Table 3").counts(2.3, 146).accuracy(69.4, 88.9)),
                variant(
                        "1.5",
                        List.of(176, 352, 704),
                        in("Table 3").counts(3.5, 299).accuracy(72.6, 90.6)));
    }

    private static Variant variant(String width, List<Integer> channels, Published published) {
        return Variant.network(FAMILY, "shufflenetv2-" + width + "x", "ShuffleNetV2 " + width + "×")
                .summary("ShuffleNetV2 of width %s: 16 blocks, each ending in a concat.".formatted(width))
                .preprocessing(PIXELS)
                .source(Naming.OWN.by("megvii"))
                .published(published)
                .define((form, input, classes) -> graph(channels, form, input, classes));
    }

    private static OpGraph graph(List<Integer> channels, Form form, TensorShape input, int classes) {
        var builder = new GraphBuilder(form);
        var x = builder.input("input", input)
                .within(
                        "first_conv",
                        w -> w.conv("0", STEM, 3, 2).batchNorm("1").relu("2"))
                .maxPool("maxpool", 3, 2);
        int number = 0;
        for (int stage = 0; stage < BLOCKS.size(); stage++) {
            for (int i = 0; i < BLOCKS.get(stage); i++) {
                int out = channels.get(stage);
                x = x.within("features." + number++, i == 0 ? w -> halve(w, out) : ShuffleNetV2::keep);
            }
        }
        return builder.build(
                x.within("conv_last", w -> w.pointwise("0", LAST).batchNorm("1").relu("2"))
                        .globalAveragePool("globalpool")
                        .flatten("flatten")
                        .within("classifier", w -> w.linearWithoutBias("0", classes)));
    }

    /// A block that halves height and width: both branches see all channels.
    private static Wire halve(Wire x, int out) {
        var projected = x.within(
                "branch_proj",
                w -> w.depthwise("0", 3, 2)
                        .batchNorm("1")
                        .pointwise("2", x.channels())
                        .batchNorm("3")
                        .relu("4"));
        return projected.concat("concat", main(x, out / 2, out - x.channels(), 2));
    }

    /// A block that keeps the shape: even channels pass, odd ones are worked on. A shuffle of so many groups that
    /// each is one even and one odd channel puts the even ones first.
    private static Wire keep(Wire x) {
        int half = x.channels() / 2;
        var sorted = x.channelShuffle("shuffle", half);
        var passing = sorted.channels("passing", 0, half);
        return passing.concat("concat", main(sorted.channels("processed", half, 2 * half), half, half, 1));
    }

    private static Wire main(Wire x, int mid, int out, int stride) {
        return x.within(
                "branch_main",
                w -> w.pointwise("0", mid)
                        .batchNorm("1")
                        .relu("2")
                        .depthwise("3", 3, stride)
                        .batchNorm("4")
                        .pointwise("5", out)
                        .batchNorm("6")
                        .relu("7"));
    }
}
