package ghostlens.model.zoo;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import java.util.List;

/// What a ProxylessNAS is made of: the search leaves a list of blocks.
///
/// @param epsilon of every BatchNorm
/// @param stem channels of the first convolution
/// @param last channels before pooling
record ProxylessArchitecture(double epsilon, int stem, List<Block> blocks, int last) {
    ProxylessArchitecture {
        blocks = List.copyOf(blocks);
    }

    /// An inverted residual.
    ///
    /// @param position among the searched blocks, some of which may be empty
    /// @param expansion of the input's channels
    /// @param out channels
    record Block(int position, int kernel, int stride, double expansion, int out, boolean shortcut) {

        Wire behind(Wire x, double epsilon) {
            var block = x.within("mobile_inverted_conv", w -> convolutions(w, epsilon));
            return shortcut ? block.plus("add", x) : block;
        }

        private Wire convolutions(Wire x, double epsilon) {
            var wide = expansion == 1
                    ? x
                    : x.within(
                            "inverted_bottleneck",
                            w -> w.pointwise("conv", (int) Math.round(expansion * w.channels()))
                                    .batchNorm("bn", epsilon)
                                    .relu6("act"));
            return wide.within(
                            "depth_conv",
                            w -> w.depthwise("conv", kernel, stride)
                                    .batchNorm("bn", epsilon)
                                    .relu6("act"))
                    .within("point_linear", w -> w.pointwise("conv", out).batchNorm("bn", epsilon));
        }
    }

    OpGraph graph(Form form, TensorShape input, int classes) {
        var builder = new GraphBuilder(form);
        var x = builder.input("input", input)
                .within(
                        "first_conv",
                        w -> w.conv("conv", stem, 3, 2).batchNorm("bn", epsilon).relu6("act"));
        for (var block : blocks) {
            x = x.within("blocks." + block.position, w -> block.behind(w, epsilon));
        }
        return builder.build(x.within(
                        "feature_mix_layer",
                        w -> w.pointwise("conv", last).batchNorm("bn", epsilon).relu6("act"))
                .globalAveragePool("global_avg_pooling")
                .flatten("flatten")
                .within("classifier", w -> w.linear("linear", classes)));
    }
}
