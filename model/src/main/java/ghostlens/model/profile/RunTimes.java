package ghostlens.model.profile;

import ghostlens.model.run.StepListener;
import java.util.Arrays;

/// The times of one run after another, in arrays made once, so that listening allocates nothing.
final class RunTimes implements StepListener {
    private final long[] steps;
    private boolean begun;
    private long firstStart;
    private long lastEnd;

    RunTimes(int steps) {
        this.steps = new long[steps];
    }

    void clear() {
        Arrays.fill(steps, 0);
        begun = false;
        firstStart = 0;
        lastEnd = 0;
    }

    /// A step of several passes takes as long as all of them together.
    @Override
    public void done(int step, long startNanos, long endNanos) {
        if (!begun) {
            begun = true;
            firstStart = startNanos;
        }
        steps[step] += endNanos - startNanos;
        lastEnd = endNanos;
    }

    /// Of each step, by its position; overwritten by the next run.
    long[] steps() {
        return steps;
    }

    /// From the beginning of the first step to the end of the last.
    long total() {
        return lastEnd - firstStart;
    }
}
