package ghostlens.fuse.check;

import ghostlens.model.graph.NodeId;

/// One node of the network after beside the node before that is to compute the same value.
///
/// @param difference of what the engine computed
/// @param bound the largest absolute difference that rounding explains there
/// @param exact the difference in float64
/// @param exactBound the largest absolute difference that rounding explains of that
public record NodeDifference(
        NodeId after, NodeId before, Difference difference, double bound, Difference exact, double exactBound) {

    /// Whether rounding explains what the engine computed; never where a value is not finite.
    public boolean isRounding() {
        return difference.largestAbsolute() <= bound;
    }

    /// Whether both compute the same in float64; never where a value is not finite.
    public boolean isSameFunction() {
        return exact.largestAbsolute() <= exactBound;
    }
}
