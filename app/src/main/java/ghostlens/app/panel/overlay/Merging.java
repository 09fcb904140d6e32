package ghostlens.app.panel.overlay;

import java.util.Comparator;
import java.util.List;

/// What the numbers of several operators come to in a closed group.
public enum Merging {
    SUM,
    MEAN,
    /// The one that is furthest from 0.
    FURTHEST;

    /// @param values at least one
    double of(List<Double> values) {
        return switch (this) {
            case SUM -> values.stream().mapToDouble(Double::doubleValue).sum();
            case MEAN ->
                values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            case FURTHEST ->
                values.stream().max(Comparator.comparingDouble(Math::abs)).orElseThrow();
        };
    }
}
