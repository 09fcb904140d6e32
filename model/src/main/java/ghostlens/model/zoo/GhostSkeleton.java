package ghostlens.model.zoo;

import static ghostlens.model.net.Widths.makeDivisible;

import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GhostBlocks;
import ghostlens.model.net.GhostBlocks.Bottleneck;
import ghostlens.model.net.GhostBlocks.Module;
import ghostlens.model.net.GhostBlocks.Shortcut;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant.Definition;
import java.util.List;
import java.util.function.IntFunction;

/// What GhostNet and RepGhostNet share: MobileNetV3-Large's skeleton of a stem, nine stages and a head.
///
/// @param module what the bottlenecks of a stage are made of
/// @param stages the bottlenecks of stages 0 to 8 at width 1
/// @param last channels of the last convolution before pooling at width 1
record GhostSkeleton(IntFunction<Module> module, List<List<Bottleneck>> stages, int last) {
    private static final int HEAD = 1280;

    /// Of one kind of module.
    GhostSkeleton(Module module, List<List<Bottleneck>> stages, int last) {
        this(_ -> module, stages, last);
    }

    /// The same of other modules by stage.
    GhostSkeleton with(IntFunction<Module> other) {
        return new GhostSkeleton(other, stages, last);
    }

    /// The same of other modules.
    GhostSkeleton with(Module other) {
        return with(_ -> other);
    }

    /// The same with other shortcuts.
    GhostSkeleton with(Shortcut shortcut) {
        var changed = stages.stream()
                .map(stage -> stage.stream().map(b -> b.with(shortcut)).toList())
                .toList();
        return new GhostSkeleton(module, changed, last);
    }

    /// The network of a width as in its name.
    Definition definition(String width) {
        double multiplier = Double.parseDouble(width);
        return (form, input, classes) -> graph(multiplier, form, input, classes);
    }

    private OpGraph graph(double width, Form form, TensorShape input, int classes) {
        var builder = new GraphBuilder(form);
        var x = builder.input("input", input)
                .conv("conv_stem", makeDivisible(16 * width, 4), 3, 2)
                .batchNorm("bn1")
                .relu("act1");
        for (int stage = 0; stage < stages.size(); stage++) {
            x = stage(x, stage, width);
        }
        return builder.build(head(x, width, classes));
    }

    private Wire stage(Wire x, int stage, double width) {
        var bottlenecks = stages.get(stage);
        for (int i = 0; i < bottlenecks.size(); i++) {
            var bottleneck = bottlenecks.get(i).times(width);
            x = x.within("blocks." + stage + "." + i, w -> GhostBlocks.bottleneck(w, module.apply(stage), bottleneck));
        }
        return x;
    }

    private Wire head(Wire x, double width, int classes) {
        return x.within(
                        "blocks." + stages.size() + ".0",
                        w -> w.pointwise("conv", makeDivisible(last * width, 4))
                                .batchNorm("bn1")
                                .relu("act1"))
                .globalAveragePool("global_pool")
                .pointwiseWithBias("conv_head", HEAD)
                .relu("act2")
                .flatten("flatten")
                .linear("classifier", classes);
    }
}
