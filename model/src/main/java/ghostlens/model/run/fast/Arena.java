package ghostlens.model.run.fast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Places values in one stretch of memory so that those needed at the same time do not overlap.
final class Arena {
    private static final int ALIGNMENT = 64;

    private final List<Taken> taken = new ArrayList<>();
    private long bytes;

    private record Taken(long from, long to, int first, int last) {
        boolean isNeededWhile(int first, int last) {
            return first <= this.last && this.first <= last;
        }
    }

    /// The lowest place that is free from one step to another, both included.
    long place(long size, int first, int last) {
        var inTheWay = taken.stream()
                .filter(t -> t.isNeededWhile(first, last))
                .sorted(Comparator.comparingLong(Taken::from))
                .toList();
        long rounded = Math.ceilDiv(size, ALIGNMENT) * ALIGNMENT;
        long offset = 0;
        for (var t : inTheWay) {
            if (offset + rounded <= t.from) {
                break;
            }
            offset = Math.max(offset, t.to);
        }
        taken.add(new Taken(offset, offset + rounded, first, last));
        bytes = Math.max(bytes, offset + rounded);
        return offset;
    }

    /// How long the stretch is.
    long bytes() {
        return bytes;
    }
}
