package ghostlens.model.profile;

import java.util.Arrays;

/// The newest runs' times, one column per step and one for whole runs, in rings of fixed size. Written by the thread
/// that runs, read by any.
final class Recorder {
    private final long[][] columns;
    private final int capacity;
    private long runs;

    Recorder(int columns, int capacity) {
        this.columns = new long[columns][0];
        this.capacity = capacity;
    }

    /// @param nanos one per column
    synchronized void add(long[] nanos) {
        int slot = (int) (runs % capacity);
        for (int column = 0; column < columns.length; column++) {
            if (slot == columns[column].length) {
                columns[column] = Arrays.copyOf(columns[column], Math.min(capacity, Math.max(16, 2 * slot)));
            }
            columns[column][slot] = nanos[column];
        }
        runs++;
    }

    /// The kept samples of each column, oldest first.
    Samples[] samples() {
        return Arrays.stream(copies()).map(Samples::new).toArray(Samples[]::new);
    }

    private synchronized long[][] copies() {
        int count = (int) Math.min(runs, capacity);
        int oldest = runs <= capacity ? 0 : (int) (runs % capacity);
        var copies = new long[columns.length][count];
        for (int column = 0; column < columns.length; column++) {
            System.arraycopy(columns[column], oldest, copies[column], 0, count - oldest);
            System.arraycopy(columns[column], 0, copies[column], count - oldest, oldest);
        }
        return copies;
    }
}
