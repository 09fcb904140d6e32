package ghostlens.model.net;

import ghostlens.model.graph.Op.Activation.Kind;
import java.util.Optional;

/// The block of mobile networks since MobileNetV2: a 1×1 convolution widens, a depthwise one filters, and a 1×1
/// one without activation narrows; the input is added where shapes agree. Its layers are named as in timm.
///
/// @param expanded channels in between; where the input has as many, nothing widens it
/// @param activation behind all but the last convolution
/// @param squeezeExcite behind the depthwise convolution's activation
/// @param code in what sources of the same network differ
public record InvertedResidual(
        int kernel,
        int stride,
        int expanded,
        int out,
        Kind activation,
        Optional<SqueezeExcite> squeezeExcite,
        Code code) {

    /// What differs between codes whose tensors are the same.
    ///
    /// @param epsilon of every BatchNorm
    /// @param gatesFirst whether squeeze-and-excitation stands before the activation where a convolution widens
    public record Code(double epsilon, boolean gatesFirst) {
        public static final Code TIMM = new Code(1e-5, false);
        public static final Code TORCHVISION = new Code(1e-3, false);
        public static final Code D_LI14 = new Code(1e-5, true);
    }

    /// As timm computes it.
    public InvertedResidual(
            int kernel, int stride, int expanded, int out, Kind activation, Optional<SqueezeExcite> squeezeExcite) {
        this(kernel, stride, expanded, out, activation, squeezeExcite, Code.TIMM);
    }

    public Wire behind(Wire x) {
        var block = expanded == x.channels() ? separable(x) : inverted(x);
        return stride == 1 && out == x.channels() ? block.plus("add", x) : block;
    }

    private Wire separable(Wire x) {
        var filtered = convolved(x, "1").activation("act1", activation);
        return gated(filtered).pointwise("conv_pw", out).batchNorm("bn2", code.epsilon);
    }

    private Wire inverted(Wire x) {
        var wide =
                x.pointwise("conv_pw", expanded).batchNorm("bn1", code.epsilon).activation("act1", activation);
        var convolved = convolved(wide, "2");
        var filtered = code.gatesFirst
                ? gated(convolved).activation("act2", activation)
                : gated(convolved.activation("act2", activation));
        return filtered.pointwise("conv_pwl", out).batchNorm("bn3", code.epsilon);
    }

    private Wire convolved(Wire x, String index) {
        return x.depthwise("conv_dw", kernel, stride).batchNorm("bn" + index, code.epsilon);
    }

    private Wire gated(Wire x) {
        return squeezeExcite.map(se -> x.within("se", se::behind)).orElse(x);
    }
}
