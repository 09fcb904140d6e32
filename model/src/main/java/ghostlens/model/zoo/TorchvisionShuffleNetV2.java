package ghostlens.model.zoo;

import static ghostlens.model.zoo.Published.in;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.names.Naming;
import ghostlens.model.zoo.names.Torchvision;
import java.util.List;

/// ShuffleNetV2 as torchvision has it: the halves of a block are equal, and the shuffle stands at its end.
final class TorchvisionShuffleNetV2 {
    private static final NetworkFamily FAMILY =
            new NetworkFamily("ShuffleNetV2 of torchvision", "Ma et al., ECCV 2018");
    private static final int STEM = 24;
    private static final List<Integer> BLOCKS = List.of(4, 8, 4);

    private TorchvisionShuffleNetV2() {}

    static List<Variant> variants() {
        return List.of(
                variant("0.5", List.of(48, 96, 192), published().counts(1.4, 40).accuracy(60.6, 81.7)),
                variant(
                        "1.0",
                        List.of(116, 232, 464),
                        published().counts(2.3, 145).accuracy(69.4, 88.3)));
    }

    private static Published published() {
        return in("torchvision");
    }

    private static Variant variant(String width, List<Integer> channels, Published published) {
        return Variant.network(
                        FAMILY, "shufflenetv2-torchvision-" + width + "x", "ShuffleNetV2 " + width + "× (torchvision)")
                .summary("ShuffleNetV2 of width %s as torchvision has it: 16 blocks, each ending in a shuffle."
                        .formatted(width))
                .preprocessing(Preprocessing.IMAGENET_BILINEAR)
                .source(Naming.OWN.by(Torchvision.SOURCE))
                .published(published)
                .define((form, input, classes) -> graph(channels, form, input, classes));
    }

    private static OpGraph graph(List<Integer> channels, Form form, TensorShape input, int classes) {
        var builder = new GraphBuilder(form);
        var x = builder.input("input", input)
                .within("conv1", w -> w.conv("0", STEM, 3, 2).batchNorm("1").relu("2"))
                .maxPool("maxpool", 3, 2);
        for (int stage = 0; stage < BLOCKS.size(); stage++) {
            for (int i = 0; i < BLOCKS.get(stage); i++) {
                int half = channels.get(stage) / 2;
                boolean first = i == 0;
                x = x.within("stage" + (stage + 2) + "." + i, w -> first ? halve(w, half) : keep(w, half));
            }
        }
        return builder.build(
                x.within("conv5", w -> w.pointwise("0", 1024).batchNorm("1").relu("2"))
                        .globalAveragePool("mean")
                        .flatten("flatten")
                        .linear("fc", classes));
    }

    /// A block that halves height and width: both branches see all channels.
    private static Wire halve(Wire x, int half) {
        var first = x.within(
                "branch1",
                w -> w.depthwise("0", 3, 2)
                        .batchNorm("1")
                        .pointwise("2", half)
                        .batchNorm("3")
                        .relu("4"));
        return first.concat("concat", second(x, half, 2)).channelShuffle("shuffle", 2);
    }

    /// A block that keeps the shape: the first half passes, the second is worked on.
    private static Wire keep(Wire x, int half) {
        var passing = x.channels("passing", 0, half);
        var second = second(x.channels("processed", half, 2 * half), half, 1);
        return passing.concat("concat", second).channelShuffle("shuffle", 2);
    }

    private static Wire second(Wire x, int half, int stride) {
        return x.within(
                "branch2",
                w -> w.pointwise("0", half)
                        .batchNorm("1")
                        .relu("2")
                        .depthwise("3", 3, stride)
                        .batchNorm("4")
                        .pointwise("5", half)
                        .batchNorm("6")
                        .relu("7"));
    }
}
