package ghostlens.model.net;

import static ghostlens.model.net.Widths.makeDivisible;

/// The modules and bottlenecks that GhostNet and RepGhostNet are made of (Sections 3.2 and 3.3, Figs. 3 and 4),
/// named as in their official checkpoints.
public final class GhostBlocks {
    private GhostBlocks() {}

    /// Which module a bottleneck is made of.
    public enum Module {
        GHOST,
        REP_GHOST
    }

    /// What stands between a bottleneck's two ends beside its modules.
    ///
    /// @param kernel of the strided depthwise convolution and of the shortcut's; modules are always 3×3
    /// @param mid channels behind the first module
    /// @param out channels at the end
    public record Bottleneck(int kernel, int mid, int out, boolean squeezeExcite, int stride, Shortcut shortcut) {

        /// With the shortcut that the networks have.
        public Bottleneck(int kernel, int mid, int out, boolean squeezeExcite, int stride) {
            this(kernel, mid, out, squeezeExcite, stride, Shortcut.WHERE_IT_FITS);
        }

        /// The same with its channels multiplied.
        public Bottleneck times(double width) {
            return new Bottleneck(
                    kernel,
                    makeDivisible(mid * width, 4),
                    makeDivisible(out * width, 4),
                    squeezeExcite,
                    stride,
                    shortcut);
        }
    }

    /// What leads around a bottleneck.
    public enum Shortcut {
        /// The identity where shapes agree, else a depthwise and a 1×1 convolution.
        WHERE_IT_FITS,
        NONE
    }

    /// A bottleneck of Fig. 4: module, downsampling where it strides, squeeze-and-excitation where it has one,
    /// module, plus the shortcut.
    public static Wire bottleneck(Wire x, Module module, Bottleneck b) {
        var main = x.within("ghost1", w -> module(w, module, b.mid(), true));
        if (b.stride() > 1) {
            main = main.depthwise("conv_dw", b.kernel(), b.stride()).batchNorm("bn_dw");
        }
        if (b.squeezeExcite()) {
            main = main.within("se", GhostBlocks::squeezeExcite);
        }
        main = main.within("ghost2", w -> module(w, module, b.out(), false));
        return switch (b.shortcut()) {
            case NONE -> main;
            case WHERE_IT_FITS -> main.plus("add", shortcut(x, b));
        };
    }

    private static Wire shortcut(Wire x, Bottleneck b) {
        if (b.stride() == 1 && x.channels() == b.out()) {
            return x;
        }
        return x.within(
                "shortcut",
                w -> w.depthwise("0", b.kernel(), b.stride())
                        .batchNorm("1")
                        .pointwise("2", b.out())
                        .batchNorm("3"));
    }

    private static Wire module(Wire x, Module module, int out, boolean relu) {
        return switch (module) {
            case GHOST -> ghost(x, out, relu);
            case REP_GHOST -> repGhost(x, out, relu);
        };
    }

    /// The Ghost module (Fig. 3a): half of the channels from a 1×1 convolution, half from a depthwise one over
    /// those.
    public static Wire ghost(Wire x, int out, boolean relu) {
        int intrinsic = Math.ceilDiv(out, 2);
        var primary = primary(x, intrinsic, relu);
        var cheap = primary.within(
                "cheap_operation", w -> reluIf(relu, w.depthwise("0", 3, 1).batchNorm("1"), "2"));
        return primary.concat("concat", cheap).firstChannels("slice", out);
    }

    /// The RepGhost module (Fig. 3d; as deployed and at inference Fig. 3e): the depthwise convolution plus a
    /// BatchNorm of its input, which folds into its kernel.
    public static Wire repGhost(Wire x, int out, boolean relu) {
        var primary = primary(x, out, relu);
        var sum = switch (x.form()) {
            case TRAINING -> cheap(primary).plus("add", primary.within("fusion_bn", w -> w.batchNorm("0")));
            case DEPLOY, INFERENCE -> merged(primary);
        };
        return reluIf(relu, sum, "relu");
    }

    /// A 1×1 convolution with BatchNorm, and ReLU if wanted.
    public static Wire primary(Wire x, int out, boolean relu) {
        return x.within("primary_conv", w -> reluIf(relu, w.pointwise("0", out).batchNorm("1"), "2"));
    }

    /// The 3×3 depthwise convolution with BatchNorm.
    public static Wire cheap(Wire x) {
        return x.within("cheap_operation", w -> w.depthwise("0", 3, 1).batchNorm("1"));
    }

    /// The 3×3 depthwise convolution that all branches were merged into.
    public static Wire merged(Wire x) {
        return x.within("cheap_operation", w -> w.depthwiseWithBias("0", 3));
    }

    private static Wire reluIf(boolean relu, Wire x, String name) {
        return relu ? x.relu(name) : x;
    }

    /// Squeeze-and-excitation with a quarter of the channels and a hard sigmoid as gate.
    public static Wire squeezeExcite(Wire x) {
        var gate = x.globalAveragePool("pool")
                .pointwiseWithBias("conv_reduce", makeDivisible(0.25 * x.channels(), 4))
                .relu("relu")
                .pointwiseWithBias("conv_expand", x.channels())
                .hardSigmoid("gate");
        return x.times("multiply", gate);
    }
}
