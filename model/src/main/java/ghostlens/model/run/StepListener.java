package ghostlens.model.run;

/// Hears of every step of a run as it ends, on the thread that opened the run. A batch that goes image by image through
/// some steps tells of each of their passes.
@FunctionalInterface
public interface StepListener {
    StepListener NONE = (_, _, _) -> {};

    /// @param step the position in {@link Plan#steps()}
    /// @param startNanos when it began, on {@link System#nanoTime()}'s clock
    /// @param endNanos when it ended
    void done(int step, long startNanos, long endNanos);
}
