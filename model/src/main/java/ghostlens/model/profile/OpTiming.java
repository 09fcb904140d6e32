package ghostlens.model.profile;

import ghostlens.model.graph.Node;
import ghostlens.model.run.Step;

/// What one step took.
///
/// @param samples one per run: the sum of its passes, where a batch goes through it image by image
/// @param multiplyAdds of one run
/// @param bytes moved by one run at the least: what it reads, its weights and what it writes, in float32
/// @param share of the sum of all steps' medians, 0 to 1
public record OpTiming(Step step, Samples samples, long multiplyAdds, long bytes, double share) {

    /// The operator that the step computes, without those folded into it.
    public Node node() {
        return step.node();
    }

    /// What computed it.
    public String kernel() {
        return step.kernel();
    }

    /// Floating-point operations, two to a multiply-add, per nanosecond of the median; 0 where it has none.
    public double gigaflops() {
        return Profile.gigaflops(multiplyAdds, samples);
    }
}
