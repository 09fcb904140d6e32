package ghostlens.viewer.layout;

import static java.util.Objects.requireNonNull;

import ghostlens.viewer.layout.Inside.Link;
import java.util.Arrays;
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
        var taken = new double[count + 1];
        var shortFirst = Comparator.<Link>comparingInt(l -> upper(l) - lower(l)).thenComparingInt(this::lower);
        for (var skip : skips.stream().sorted(shortFirst).toList()) {
            double lane = IntStream.range(lower(skip), upper(skip))
                    .mapToDouble(beside)
                    .max()
                    .orElse(0);
            for (int gap = lower(skip); gap <= upper(skip); gap++) {
                lane = taken[gap] > 0 ? Math.max(lane, taken[gap] + distance) : lane;
            }
            Arrays.fill(taken, lower(skip), upper(skip) + 1, lane);
            lanes.put(skip, lane);
        }
    }

    /// The first of the gaps that a line passes, also where it leads back.
    private int lower(Link skip) {
        return Math.min(first(skip), last(skip));
    }

    private int upper(Link skip) {
        return Math.max(first(skip), last(skip));
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
