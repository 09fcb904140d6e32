package ghostlens.model.profile;

import ghostlens.model.graph.Node;
import ghostlens.model.run.Step;

/// What one step took.
///
/// @param multiplyAdds of one execution
/// @param share of the sum of all steps' medians, 0 to 1
public record OpTiming(Step step, Samples samples, long multiplyAdds, double share) {

    /// The operator that the step computes, without those folded into it.
    public Node node() {
        return step.node();
    }

    /// What computed it.
    public String kernel() {
        return step.kernel();
    }
}
