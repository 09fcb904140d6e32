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

/// RepVGG, which brought structural re-parameterization: 3×3 convolutions trained beside a 1×1 convolution and a
/// BatchNorm.
final class RepVgg {
    private static final NetworkFamily FAMILY = new NetworkFamily("RepVGG", "Ding et al., CVPR 2021");
    private static final int STEM = 48;
    private static final List<Stage> A0 =
            List.of(new Stage(2, 48), new Stage(4, 96), new Stage(14, 192), new Stage(1, 1280));

    private RepVgg() {}

    private record Stage(int blocks, int out) {}

    static List<Variant> variants() {
        return List.of(Variant.network(FAMILY, "repvgg-a0", "RepVGG-A0")
                .summary("RepVGG of size A0: 22 blocks of three branches, deployed as plain 3×3 convolutions.")
                .preprocessing(Preprocessing.IMAGENET.with(Interpolation.BILINEAR))
                .source(Converted.REP_VGG)
                .source(Timm.REP_VGG)
                .published(in("RepVGG's paper").counts(8.3, 1400).accuracy(72.41))
                .define(RepVgg::graph));
    }

    /// The authors' conversion folds every BatchNorm, so deploy is inference.
    private static OpGraph graph(Form form, TensorShape input, int classes) {
        var builder = new GraphBuilder(form == Form.TRAINING ? form : Form.INFERENCE);
        var x = block(builder.input("input", input), "stage0", STEM, 2);
        for (int stage = 0; stage < A0.size(); stage++) {
            for (int i = 0; i < A0.get(stage).blocks; i++) {
                x = block(x, "stage" + (stage + 1) + "." + i, A0.get(stage).out, i == 0 ? 2 : 1);
            }
        }
        return builder.build(x.globalAveragePool("gap").flatten("flatten").linear("linear", classes));
    }

    private static Wire block(Wire x, String name, int out, int stride) {
        return x.within(name, w -> sum(w, out, stride).relu("nonlinearity"));
    }

    private static Wire sum(Wire x, int out, int stride) {
        var branches = new ArrayList<Wire>();
        branches.add(convolution(x, "rbr_dense", out, 3, stride));
        if (x.form() == Form.TRAINING) {
            branches.add(convolution(x, "rbr_1x1", out, 1, stride));
            if (stride == 1 && x.channels() == out) {
                branches.add(x.batchNorm("rbr_identity"));
            }
        }
        return Wire.sum("add", branches);
    }

    private static Wire convolution(Wire x, String name, int out, int kernel, int stride) {
        return x.within(name, w -> w.conv("conv", out, kernel, stride).batchNorm("bn"));
    }
}
