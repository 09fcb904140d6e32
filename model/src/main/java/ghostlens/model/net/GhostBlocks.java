package ghostlens.model.net;

import static ghostlens.model.net.Widths.makeDivisible;

import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.graph.Window;
import ghostlens.model.net.GhostBlocks.Module.AttendedGhost;
import ghostlens.model.net.GhostBlocks.Module.Ghost;
import ghostlens.model.net.GhostBlocks.Module.RepGhost;
import java.util.ArrayList;
import java.util.List;

/// The modules and bottlenecks that GhostNet and RepGhostNet are made of (Sections 3.2 and 3.3, Figs. 3 and 4),
/// named as in their official checkpoints.
public final class GhostBlocks {
    private static final Window ALONG_ROWS = new Window(1, 5, 1, 1, 0, 2);
    private static final Window ALONG_COLUMNS = new Window(5, 1, 1, 1, 2, 0);

    private GhostBlocks() {}

    /// What a bottleneck is made of.
    public sealed interface Module {

        /// The module of Fig. 3a.
        record Ghost() implements Module {}

        /// GhostNetV2's: a Ghost module whose features are weighted by attention; only ever the first of a bottleneck.
        record AttendedGhost() implements Module {}

        /// The module of Fig. 3d, or with other branches (Table 6).
        ///
        /// @param branches what is added to the depthwise convolution in training, in this order
        /// @param rectified whether a ReLU stands before the sum too, where the module has one at all
        record RepGhost(List<Branch> branches, boolean rectified) implements Module {
            public RepGhost {
                branches = List.copyOf(branches);
            }

            /// Only a sum of what is linear can be merged.
            boolean canBeMerged(boolean relu) {
                return !branches.isEmpty() && !(rectified && relu);
            }
        }

        Module GHOST = new Ghost();
        Module ATTENDED_GHOST = new AttendedGhost();
        RepGhost REP_GHOST = new RepGhost(List.of(Branch.BATCH_NORM), false);
    }

    /// What a RepGhost module can add to its depthwise convolution, as the columns of Table 6 have it.
    public enum Branch {
        BATCH_NORM,
        IDENTITY,
        /// A 1×1 depthwise convolution with BatchNorm.
        DEPTHWISE_1X1
    }

    /// What a module takes the place of.
    public record Convolution(int out, int kernel, int stride) {

        public static Convolution pointwise(int out) {
            return new Convolution(out, 1, 1);
        }

        public Convolution withOut(int channels) {
            return new Convolution(channels, kernel, stride);
        }

        Wire of(Wire x, String name) {
            return x.conv(name, out, kernel, stride);
        }
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

        /// The same with another shortcut.
        public Bottleneck with(Shortcut other) {
            return new Bottleneck(kernel, mid, out, squeezeExcite, stride, other);
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
        /// Only where shapes differ: no identity (Table 7).
        PROJECTION,
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
        return hasShortcut(x, b) ? main.plus("add", shortcut(x, b)) : main;
    }

    private static boolean hasShortcut(Wire x, Bottleneck b) {
        return switch (b.shortcut()) {
            case NONE -> false;
            case PROJECTION -> !keepsShape(x, b);
            case WHERE_IT_FITS -> true;
        };
    }

    private static boolean keepsShape(Wire x, Bottleneck b) {
        return b.stride() == 1 && x.channels() == b.out();
    }

    private static Wire shortcut(Wire x, Bottleneck b) {
        if (keepsShape(x, b)) {
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
            case Ghost _ -> ghost(x, out, relu);
            case AttendedGhost _ -> relu ? attended(x, ghost(x, out, true)) : ghost(x, out, false);
            case RepGhost repGhost -> repGhost(x, repGhost, Convolution.pointwise(out), relu);
        };
    }

    /// The Ghost module (Fig. 3a) in the place of a 1×1 convolution: half of the channels from a convolution, half from
    /// a depthwise one over those.
    public static Wire ghost(Wire x, int out, boolean relu) {
        return ghost(x, Convolution.pointwise(out), 2, relu);
    }

    /// The Ghost module in the place of any convolution: one of `ratio` parts of the channels comes from the
    /// convolution, the others from a depthwise one over those.
    public static Wire ghost(Wire x, Convolution convolution, int ratio, boolean relu) {
        int intrinsic = Math.ceilDiv(convolution.out(), ratio);
        var primary = primary(x, convolution.withOut(intrinsic), relu);
        var cheap = primary.within(
                "cheap_operation",
                w -> reluIf(relu, w.multipliedDepthwise("0", ratio - 1).batchNorm("1"), "2"));
        return primary.concat("concat", cheap).firstChannels("slice", convolution.out());
    }

    /// The RepGhost module (Fig. 3d; as deployed and at inference Fig. 3e): the depthwise convolution plus branches
    /// over its input, which fold into its kernel where all of them are linear.
    public static Wire repGhost(Wire x, RepGhost module, Convolution convolution, boolean relu) {
        var primary = primary(x, convolution, relu);
        boolean merged = x.form() != Form.TRAINING && module.canBeMerged(relu);
        return reluIf(relu, merged ? merged(primary) : sum(primary, module, relu), "relu");
    }

    /// GhostNetV2's decoupled fully connected attention: at half the size, along rows and then along columns.
    private static Wire attended(Wire x, Wire features) {
        int channels = features.channels();
        var gate = x.averagePool("pool", 2, 2)
                .within(
                        "short_conv",
                        w -> w.pointwise("0", channels)
                                .batchNorm("1")
                                .depthwise("2", ALONG_ROWS)
                                .batchNorm("3")
                                .depthwise("4", ALONG_COLUMNS)
                                .batchNorm("5"))
                .sigmoid("gate")
                .resize("resize", features.shape().height(), features.shape().width());
        return features.times("multiply", gate);
    }

    private static Wire sum(Wire primary, RepGhost module, boolean relu) {
        var terms = new ArrayList<Wire>();
        terms.add(primary.within("cheap_operation", w -> reluIf(module.rectified() && relu, cheap(w), "2")));
        for (int i = 0; i < module.branches().size(); i++) {
            terms.add(branch(primary, module.branches().get(i), String.valueOf(i)));
        }
        return Wire.sum("add", terms);
    }

    private static Wire branch(Wire x, Branch branch, String index) {
        return switch (branch) {
            case IDENTITY -> x;
            case BATCH_NORM -> x.within("fusion_bn", w -> w.batchNorm(index));
            case DEPTHWISE_1X1 ->
                x.within("fusion_conv", w -> w.depthwise(index, 1, 1)).within("fusion_bn", w -> w.batchNorm(index));
        };
    }

    /// A convolution with BatchNorm, and ReLU if wanted.
    public static Wire primary(Wire x, Convolution convolution, boolean relu) {
        return x.within("primary_conv", w -> reluIf(relu, convolution.of(w, "0").batchNorm("1"), "2"));
    }

    /// The 3×3 depthwise convolution with BatchNorm.
    public static Wire cheap(Wire x) {
        return x.depthwise("0", 3, 1).batchNorm("1");
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
        return new SqueezeExcite(makeDivisible(0.25 * x.channels(), 4), Kind.RELU, Kind.HARD_SIGMOID).behind(x);
    }
}
