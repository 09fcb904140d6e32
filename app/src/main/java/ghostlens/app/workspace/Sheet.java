package ghostlens.app.workspace;

import ghostlens.model.net.Network;
import ghostlens.model.profile.Profile;
import ghostlens.model.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An open network with what was found out about it: what the workspace shows of a tab.
///
/// @param selected the path of the selected operator or group; null for none
public record Sheet(
        Opened opened,
        @Nullable Profile profile,
        @Nullable Fused fused,
        @Nullable String selected) {

    Sheet withFused(Fused value) {
        return new Sheet(opened, profile, value, selected);
    }

    /// Whether a comparison of that network with itself fused is one of this, in whatever form it is shown.
    boolean isOf(Opened compared) {
        return opened.source() == compared.source() && opened.input().equals(compared.input());
    }

    /// What the weights that it holds take, in bytes.
    double bytes() {
        var networks = new ArrayList<>(List.of(opened.source(), opened.network()));
        if (fused != null) {
            networks.add(fused.trace().after());
        }
        var tensors = Collections.<Tensor>newSetFromMap(new IdentityHashMap<>());
        for (Network network : networks) {
            network.weights().all().values().forEach(slots -> tensors.addAll(slots.values()));
        }
        return tensors.stream().mapToDouble(Sheet::bytes).sum();
    }

    private static double bytes(Tensor tensor) {
        return (double) tensor.size()
                * switch (tensor) {
                    case Tensor.Float32 _ -> Float.BYTES;
                    case Tensor.Float64 _ -> Double.BYTES;
                };
    }
}
