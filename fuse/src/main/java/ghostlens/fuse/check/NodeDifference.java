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
        return isWithin(difference, bound);
    }

    /// Whether both compute the same in float64; never where a value is not finite.
    public boolean isSameFunction() {
        return isWithin(exact, exactBound);
    }

    /// Where a value is not finite no bound explains it.
    private static boolean isWithin(Difference difference, double bound) {
        return Double.isFinite(difference.largestAbsolute()) && difference.largestAbsolute() <= bound;
    }

    /// Whether the networks part here in what the engine computed; not where both have the same values that are not
    /// finite.
    boolean parts() {
        return isBeyond(difference, bound);
    }

    /// Whether they part here in float64.
    boolean partsExactly() {
        return isBeyond(exact, exactBound);
    }

    /// What is infinitely far apart is so beyond any bound.
    private static boolean isBeyond(Difference difference, double bound) {
        return difference.apart() > bound || difference.apart() == Double.POSITIVE_INFINITY;
    }
}
