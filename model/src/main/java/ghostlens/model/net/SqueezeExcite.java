package ghostlens.model.net;

import ghostlens.model.graph.Op.Activation.Kind;
import java.util.Locale;

/// Squeeze-and-excitation: out of the means of all channels two 1×1 convolutions make a gate for each.
///
/// @param reduced channels between the two
/// @param activation between the two
/// @param gate behind them
public record SqueezeExcite(int reduced, Kind activation, Kind gate) {

    /// The feature map times its gates.
    public Wire behind(Wire x) {
        var gates = x.globalAveragePool("pool")
                .pointwiseWithBias("conv_reduce", reduced)
                .activation(activation.name().toLowerCase(Locale.ROOT), activation)
                .pointwiseWithBias("conv_expand", x.channels())
                .activation("gate", gate);
        return x.times("multiply", gates);
    }
}
