package ghostlens.model.run;

/// How a plan is to run.
///
/// @param threads how many processor cores to use
/// @param keepValues whether every node's value stays readable after a run, for comparing node by node
public record PlanOptions(int threads, boolean keepValues) {

    public PlanOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("a plan uses at least one thread, not " + threads);
        }
    }

    public static final PlanOptions DEFAULT = new PlanOptions(1, false);

    public PlanOptions keepingValues() {
        return new PlanOptions(threads, true);
    }
}
