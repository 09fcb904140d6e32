package ghostlens.model.zoo;

import static ghostlens.model.zoo.Published.in;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Preprocessing.Interpolation;
import ghostlens.model.zoo.names.Converted;
import ghostlens.model.zoo.names.Timm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// MobileOne: MobileNetV1's pairs of a depthwise and a 1×1 convolution, each trained as a sum of up to six branches and
/// deployed as one convolution.
final class MobileOne {
    private static final NetworkFamily FAMILY = new NetworkFamily("MobileOne", "Vasu et al., CVPR 2023");
    private static final int[] BLOCKS = {2, 8, 10, 1};
    private static final int SE_REDUCTION = 16;

    private MobileOne() {}

    /// Channels of the four stages, how many branches of the same convolution each sum has, and how many pairs at the
    /// end of each stage have squeeze-and-excitation.
    private record Size(List<Integer> channels, int convolutions, List<Integer> gated) {
        private static final List<Integer> NONE = List.of(0, 0, 0, 0);
        private static final List<Integer> LATE = List.of(0, 0, 5, 1);
    }

    static List<Variant> variants() {
        return List.of(
                variant(
                        "S0",
                        new Size(List.of(48, 128, 256, 1024), 4, Size.NONE),
                        in("Table 3").counts(2.1, 275).latency(79.4).accuracy(71.4)),
                variant(
                        "S1",
                        new Size(List.of(96, 192, 512, 1280), 1, Size.NONE),
                        in("MobileOne's paper").counts(4.8, 825).accuracy(75.9)),
                variant(
                        "S2",
                        new Size(List.of(96, 256, 640, 2048), 1, Size.NONE),
                        in("MobileOne's paper").counts(7.8, 1299).accuracy(77.4)),
                variant(
                        "S3",
                        new Size(List.of(128, 320, 768, 2048), 1, Size.NONE),
                        in("MobileOne's paper").counts(10.1, 1896).accuracy(78.1)),
                variant(
                        "S4",
                        new Size(List.of(192, 448, 896, 2048), 1, Size.LATE),
                        in("MobileOne's paper").counts(14.8, 2978).accuracy(79.4)));
    }

    private static Variant variant(String size, Size definition, Published published) {
        return Variant.network(FAMILY, "mobileone-" + size.toLowerCase(Locale.ROOT), "MobileOne-" + size)
                .summary("MobileOne of size %s: no shortcut and no branch is left when it is deployed.".formatted(size))
                .preprocessing(Preprocessing.IMAGENET.with(Interpolation.BILINEAR))
                .source(Converted.MOBILE_ONE)
                .source(Timm.MOBILE_ONE)
                .published(published)
                .define((form, input, classes) -> graph(definition, form, input, classes));
    }

    /// The authors' conversion folds every BatchNorm, so deploy is inference.
    private static OpGraph graph(Size size, Form form, TensorShape input, int classes) {
        var builder = new GraphBuilder(form == Form.TRAINING ? form : Form.INFERENCE);
        int stem = Math.min(64, size.channels.getFirst());
        var x = block(builder.input("input", input), "stage0", new Block(stem, 3, 2, false, 1, false));
        for (int stage = 0; stage < BLOCKS.length; stage++) {
            x = stage(x, stage, size);
        }
        return builder.build(x.globalAveragePool("gap").flatten("flatten").linear("linear", classes));
    }

    private static Wire stage(Wire x, int stage, Size size) {
        int out = size.channels.get(stage);
        for (int i = 0; i < BLOCKS[stage]; i++) {
            boolean gated = i >= BLOCKS[stage] - size.gated.get(stage);
            var depthwise = new Block(x.channels(), 3, i == 0 ? 2 : 1, true, size.convolutions, gated);
            var pointwise = new Block(out, 1, 1, false, size.convolutions, gated);
            var name = "stage" + (stage + 1) + ".";
            x = block(x, name + 2 * i, depthwise);
            x = block(x, name + (2 * i + 1), pointwise);
        }
        return x;
    }

    /// A sum of convolutions of one kind with, in training, what else fits: a 1×1 convolution where the kernel is
    /// larger, a BatchNorm where shapes agree.
    private record Block(int out, int kernel, int stride, boolean depthwise, int convolutions, boolean gated) {

        Wire convolution(Wire x, String name, int size) {
            return x.within(
                    name,
                    w -> (depthwise ? w.depthwise("conv", size, stride) : w.conv("conv", out, size, stride))
                            .batchNorm("bn"));
        }

        List<Wire> branches(Wire x) {
            var branches = new ArrayList<Wire>();
            if (kernel > 1) {
                branches.add(convolution(x, "rbr_scale", 1));
            }
            if (stride == 1 && x.channels() == out) {
                branches.add(x.batchNorm("rbr_skip"));
            }
            for (int i = 0; i < convolutions; i++) {
                branches.add(convolution(x, "rbr_conv." + i, kernel));
            }
            return branches;
        }
    }

    private static Wire block(Wire x, String name, Block block) {
        return x.within(name, w -> {
            var sum = sum(w, block);
            return (block.gated ? sum.within("se", MobileOne::squeezeExcite) : sum).relu("activation");
        });
    }

    private static Wire sum(Wire x, Block block) {
        return x.form() == Form.TRAINING
                ? Wire.sum("add", block.branches(x))
                : block.convolution(x, "rbr_conv.0", block.kernel);
    }

    private static Wire squeezeExcite(Wire x) {
        var gate = x.globalAveragePool("pool")
                .pointwiseWithBias("reduce", x.channels() / SE_REDUCTION)
                .relu("relu")
                .pointwiseWithBias("expand", x.channels())
                .sigmoid("gate");
        return x.times("multiply", gate);
    }
}
