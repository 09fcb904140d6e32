package ghostlens.model.run;

/// How a plan is to run.
///
/// @param threads how many processor cores to use
/// @param keepValues whether every node's value stays readable after a run, for comparing node by node
/// @param view how the run is cut into steps, where the engine offers a choice; values are kept only as drawn
public record PlanOptions(int threads, boolean keepValues, View view) {

    public PlanOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("a plan uses at least one thread, not " + threads);
        }
    }

    public static final PlanOptions DEFAULT = new PlanOptions(1, false, View.DEPLOYED);

    public PlanOptions keepingValues() {
        return new PlanOptions(threads, true, View.DRAWN);
    }

    public PlanOptions withThreads(int wanted) {
        return new PlanOptions(wanted, keepValues, view);
    }

    public PlanOptions withView(View wanted) {
        return new PlanOptions(threads, keepValues, wanted);
    }
}
