package ghostlens.model.zoo;

import static ghostlens.model.zoo.Published.in;

import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.InvertedResidual;
import ghostlens.model.net.SqueezeExcite;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.names.Naming;
import ghostlens.model.zoo.names.Timm;
import ghostlens.model.zoo.names.Torchvision;
import java.util.List;
import java.util.Optional;

/// EfficientNet-B0; named as in timm.
final class EfficientNet {
    private static final NetworkFamily FAMILY = new NetworkFamily("EfficientNet", "Tan and Le, ICML 2019");
    private static final int STEM = 32;
    private static final int HEAD = 1280;

    private EfficientNet() {}

    /// Expansion, kernel, channels, blocks, and the first block's stride: Table 1 of its paper.
    private record Stage(int expansion, int kernel, int channels, int blocks, int stride) {

        /// A quarter of the block's input is left in squeeze-and-excitation.
        InvertedResidual block(int in, boolean first) {
            var squeezeExcite = new SqueezeExcite(in / 4, Kind.SWISH, Kind.SIGMOID);
            return new InvertedResidual(
                    kernel, first ? stride : 1, expansion * in, channels, Kind.SWISH, Optional.of(squeezeExcite));
        }
    }

    private static final List<Stage> B0 = List.of(
            new Stage(1, 3, 16, 1, 1),
            new Stage(6, 3, 24, 2, 2),
            new Stage(6, 5, 40, 2, 2),
            new Stage(6, 3, 80, 3, 2),
            new Stage(6, 5, 112, 3, 1),
            new Stage(6, 5, 192, 4, 2),
            new Stage(6, 3, 320, 1, 1));

    static List<Variant> variants() {
        return List.of(Variant.network(FAMILY, "efficientnet-b0", "EfficientNet-B0")
                .summary("EfficientNet-B0: 16 inverted residuals with squeeze-and-excitation and swish.")
                .source(Naming.OWN.by(Timm.SOURCE))
                .source(Torchvision.EFFICIENT_NET)
                .published(in("Table 3").counts(5.3, 386).latency(298.0).accuracy(77.1, 93.3))
                .define(EfficientNet::graph));
    }

    private static OpGraph graph(Form form, TensorShape input, int classes) {
        var builder = new GraphBuilder(form);
        var x = builder.input("input", input)
                .conv("conv_stem", STEM, 3, 2)
                .batchNorm("bn1")
                .swish("act1");
        for (int stage = 0; stage < B0.size(); stage++) {
            for (int i = 0; i < B0.get(stage).blocks; i++) {
                x = x.within("blocks." + stage + "." + i, B0.get(stage).block(x.channels(), i == 0)::behind);
            }
        }
        return builder.build(x.pointwise("conv_head", HEAD)
                .batchNorm("bn2")
                .swish("act2")
                .globalAveragePool("global_pool")
                .flatten("flatten")
                .linear("classifier", classes));
    }
}
