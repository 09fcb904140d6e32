package ghostlens.model.profile;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The newest runs' times in columns, in rings of fixed size. Written by the thread that runs, read by any.
final class Recorder {
    private final long[][] columns;
    private final int capacity;
    private long runs;

    private final Object reading = new Object();
    private Samples[] read;
    private long readRuns;

    private record Copy(long[][] columns, long runs) {}

    Recorder(int columns, int capacity) {
        this.columns = new long[columns][0];
        this.capacity = capacity;
        this.read = Stream.generate(() -> Samples.NONE).limit(columns).toArray(Samples[]::new);
    }

    /// @param first one number for each of the first columns
    /// @param rest one for each of the others
    synchronized void add(long[] first, long... rest) {
        int slot = (int) (runs % capacity);
        for (int column = 0; column < columns.length; column++) {
            if (slot == columns[column].length) {
                columns[column] = Arrays.copyOf(columns[column], Math.min(capacity, Math.max(16, 2 * slot)));
            }
            columns[column][slot] = column < first.length ? first[column] : rest[column - first.length];
        }
        runs++;
    }

    /// The kept samples of each column, oldest first.
    Samples[] samples() {
        synchronized (reading) {
            var copy = copy();
            int added = (int) Math.min(copy.runs - readRuns, capacity);
            read = IntStream.range(0, read.length)
                    .mapToObj(column -> read[column].movedOn(copy.columns[column], added))
                    .toArray(Samples[]::new);
            readRuns = copy.runs;
            return read.clone();
        }
    }

    private synchronized Copy copy() {
        int count = (int) Math.min(runs, capacity);
        int oldest = runs <= capacity ? 0 : (int) (runs % capacity);
        var copies = new long[columns.length][count];
        for (int column = 0; column < columns.length; column++) {
            System.arraycopy(columns[column], oldest, copies[column], 0, count - oldest);
            System.arraycopy(columns[column], 0, copies[column], count - oldest, oldest);
        }
        return new Copy(copies, runs);
    }
}
