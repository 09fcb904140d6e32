package ghostlens.model.net;

import ghostlens.model.graph.Op.Activation.Kind;
import java.util.Optional;

/// The block of mobile networks since MobileNetV2: a 1×1 convolution widens, a depthwise one filters, and a 1×1
/// one without activation narrows; the input is added where shapes agree. Its layers are named as in timm.
///
/// @param expanded channels in between; where the input has as many, nothing widens it
/// @param activation behind all but the last convolution
/// @param squeezeExcite behind the depthwise convolution's activation
public record InvertedResidual(
        int kernel, int stride, int expanded, int out, Kind activation, Optional<SqueezeExcite> squeezeExcite) {

    public Wire behind(Wire x) {
        var block = expanded == x.channels() ? separable(x) : inverted(x);
        return stride == 1 && out == x.channels() ? block.plus("add", x) : block;
    }

    private Wire separable(Wire x) {
        return filtered(x, "1").pointwise("conv_pw", out).batchNorm("bn2");
    }

    private Wire inverted(Wire x) {
        var wide = x.pointwise("conv_pw", expanded).batchNorm("bn1").activation("act1", activation);
        return filtered(wide, "2").pointwise("conv_pwl", out).batchNorm("bn3");
    }

    private Wire filtered(Wire x, String index) {
        var filtered =
                x.depthwise("conv_dw", kernel, stride).batchNorm("bn" + index).activation("act" + index, activation);
        return squeezeExcite.map(se -> filtered.within("se", se::behind)).orElse(filtered);
    }
}
