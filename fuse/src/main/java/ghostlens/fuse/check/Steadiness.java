package ghostlens.fuse.check;

import ghostlens.model.graph.NodeId;
import java.util.Optional;

/// Whether a network gives a sample the same result in any company and at any time.
///
/// @param images how many samples ran together
/// @param apart the largest difference of an output between a sample alone and the same in the batch: of the scale
/// @param runs how often the batch ran
/// @param drift the largest difference of an output between the first run and the last: of the scale
/// @param unsteady the first node at which either is more than rounding explains
public record Steadiness(int images, double apart, int runs, double drift, Optional<NodeId> unsteady) {}
