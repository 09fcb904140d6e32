package ghostlens.fuse.check;

import ghostlens.model.graph.NodeId;
import java.util.Optional;

/// Whether networks give a sample the same result in any company and at any time.
///
/// @param images how many samples ran together
/// @param apart the largest difference of an output between a sample alone and the same in the batch: of the scale
/// @param runs how often the batch ran
/// @param drift the largest difference of an output between the first run and the last: of the scale
/// @param unsteady the first node at which either is more than rounding explains
public record Steadiness(int images, double apart, int runs, double drift, Optional<NodeId> unsteady) {

    /// The less steady of two networks.
    ///
    /// @param unsteadyThere the other's first node, as this network has it
    Steadiness and(Steadiness other, Optional<NodeId> unsteadyThere) {
        return new Steadiness(
                images,
                Math.max(apart, other.apart),
                runs,
                Math.max(drift, other.drift),
                unsteady.or(() -> unsteadyThere));
    }
}
