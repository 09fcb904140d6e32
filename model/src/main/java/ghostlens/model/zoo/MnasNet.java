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

/// MnasNet-B1, the one without squeeze-and-excitation, as torchvision has it. It is beyond the paper: checkpoints of it
/// are about.
final class MnasNet {
    private static final NetworkFamily FAMILY = new NetworkFamily("MnasNet", "Tan et al., CVPR 2019");

    private MnasNet() {}

    /// Expansion, kernel, channels, blocks, and the first block's stride.
    private record Stage(int expansion, int kernel, int channels, int blocks, int stride) {}

    private static final List<Stage> STAGES = List.of(
            new Stage(3, 3, 24, 3, 2),
            new Stage(3, 5, 40, 3, 2),
            new Stage(6, 5, 80, 3, 2),
            new Stage(6, 3, 96, 2, 1),
            new Stage(6, 5, 192, 4, 2),
            new Stage(6, 3, 320, 1, 1));

    static List<Variant> variants() {
        return List.of(Variant.network(FAMILY, "mnasnet-1.0x", "MnasNet 1.0×")
                .summary("MnasNet-B1 of width 1.0: 16 inverted residuals and a separable convolution.")
                .preprocessing(Preprocessing.IMAGENET_BILINEAR)
                .source(Naming.OWN.by(Torchvision.SOURCE))
                .published(in("torchvision").counts(4.4, 314).accuracy(73.5, 91.5))
                .define(MnasNet::graph));
    }

    private static OpGraph graph(Form form, TensorShape input, int classes) {
        var builder = new GraphBuilder(form);
        var body = builder.input("input", input).within("layers", MnasNet::layers);
        return builder.build(
                body.globalAveragePool("mean").flatten("flatten").within("classifier", w -> w.linear("1", classes)));
    }

    private static Wire layers(Wire input) {
        var x = input.conv("0", 32, 3, 2)
                .batchNorm("1")
                .relu("2")
                .depthwise("3", 3, 1)
                .batchNorm("4")
                .relu("5")
                .pointwise("6", 16)
                .batchNorm("7");
        for (int stage = 0; stage < STAGES.size(); stage++) {
            for (int i = 0; i < STAGES.get(stage).blocks; i++) {
                var s = STAGES.get(stage);
                int stride = i == 0 ? s.stride : 1;
                x = x.within((8 + stage) + "." + i, w -> block(w, s, stride));
            }
        }
        return x.pointwise("14", 1280).batchNorm("15").relu("16");
    }

    private static Wire block(Wire x, Stage stage, int stride) {
        var block = x.within(
                "layers",
                w -> w.pointwise("0", stage.expansion * w.channels())
                        .batchNorm("1")
                        .relu("2")
                        .depthwise("3", stage.kernel, stride)
                        .batchNorm("4")
                        .relu("5")
                        .pointwise("6", stage.channels)
                        .batchNorm("7"));
        return stride == 1 && stage.channels == x.channels() ? block.plus("add", x) : block;
    }
}
