package ghostlens.viewer.layout;

import static java.util.Objects.requireNonNull;

import ghostlens.viewer.layout.Inside.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// How far beside a column each of the lines runs that skip parts: short ones within long ones, each in a lane of its
/// own wherever it passes another.
final class Lanes {
    private final int count;
    private final Map<Link, Double> lanes = new HashMap<>();

    /// @param count how many parts the column has
    /// @param beside how far from the spine a line has to stay that passes a part
    /// @param distance between lanes
    Lanes(List<Link> skips, int count, IntToDoubleFunction beside, double distance) {
        this.count = count;
        var placed = new ArrayList<Link>();
        var shortFirst = Comparator.<Link>comparingInt(l -> last(l) - first(l)).thenComparingInt(this::first);
        for (var skip : skips.stream().sorted(shortFirst).toList()) {
            double free = IntStream.range(first(skip), last(skip))
                    .mapToDouble(beside)
                    .max()
                    .orElse(0);
            for (var other : placed) {
                if (first(other) <= last(skip) && first(skip) <= last(other)) {
                    free = Math.max(free, of(other) + distance);
                }
            }
            lanes.put(skip, free);
            placed.add(skip);
        }
    }

    /// The gap in which a line leaves the column: 0 before the first part.
    int first(Link skip) {
        return skip.from().part() + 1;
    }

    /// The gap in which it comes back.
    int last(Link skip) {
        return skip.to().isBorder() ? count : skip.to().part();
    }

    Comparator<Link> innerFirst() {
        return Comparator.comparingDouble(this::of);
    }

    double of(Link skip) {
        return requireNonNull(lanes.get(skip));
    }
}
