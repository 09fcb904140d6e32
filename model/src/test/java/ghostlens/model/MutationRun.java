package ghostlens.model;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// What a reader made of many damaged files: each is read or refused with a `Problem`, anything else is an error.
///
/// @param read how many were read
/// @param refused how many got a sentence
/// @param slowest of all, in nanoseconds
/// @param largest what the reading of one allocated on the heap at most, in bytes
public record MutationRun(int read, int refused, long slowest, long largest) {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Has `reader` read the files of the numbers 0 to `count`, one after the other, each in its place at `file`.
    public static MutationRun of(int count, LongFunction<byte[]> files, Path file, Consumer<Path> reader)
            throws IOException {
        var run = new MutationRun(0, 0, 0, 0);
        for (long number = 0; number < count; number++) {
            Files.write(file, files.apply(number));
            run = run.and(number, file, reader);
        }
        return run;
    }

    private MutationRun and(long number, Path file, Consumer<Path> reader) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        boolean refused = isRefused(number, file, reader);
        long time = System.nanoTime() - start;
        return new MutationRun(
                read + (refused ? 0 : 1),
                this.refused + (refused ? 1 : 0),
                Math.max(slowest, time),
                Math.max(largest, THREADS.getCurrentThreadAllocatedBytes() - allocated));
    }

    private static boolean isRefused(long number, Path file, Consumer<Path> reader) {
        try {
            reader.accept(file);
            return false;
        } catch (Problem problem) {
            requireSentence(number, problem);
            return true;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(
                    "the damaged file %d of %s is neither read nor refused".formatted(number, file.getFileName()), e);
        }
    }

    private static void requireSentence(long number, Problem problem) {
        var sentence = problem.sentence();
        if (!sentence.endsWith(".") || sentence.length() > 1000 || sentence.contains("\n")) {
            throw new AssertionError("the damaged file %d gets no sentence".formatted(number), problem);
        }
    }
}
