package ghostlens.fuse.terms;

import java.util.Comparator;

/// Which value a weight is multiplied with.
///
/// @param channel of the value that is read
/// @param row from the output's own position, downwards; a stride is left out
/// @param column from the output's own position, to the right
public record Tap(int channel, int row, int column) implements Comparable<Tap> {
    private static final Comparator<Tap> ORDER =
            Comparator.comparingInt(Tap::channel).thenComparingInt(Tap::row).thenComparingInt(Tap::column);

    Tap moved(int down, int right) {
        return new Tap(channel, row + down, column + right);
    }

    @Override
    public int compareTo(Tap other) {
        return ORDER.compare(this, other);
    }
}
