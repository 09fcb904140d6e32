package ghostlens.model.profile;

/// A range that holds the true value with a stated confidence, both ends included.
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval runs from low to high, not from " + low + " to " + high);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
