package ghostlens.fuse.check;

import ghostlens.fuse.Trace;
import ghostlens.model.Problem;
import ghostlens.model.graph.NodeId;
import ghostlens.model.run.Engine;
import ghostlens.model.tensor.Tensor;
import java.util.Locale;

/// A mistake that people make when they fuse, to be planted and found again.
public enum Fault {
    BATCH_NORM_IN_TRAINING_MODE(
            "Every batch norm of the network before takes the statistics of the batch that it sees, not its own."),
    WRONG_EPSILON("A batch norm is folded with 1e-3 for its ε, or with 1e-5 where 1e-3 is right."),
    BIAS_NOT_SCALED("A batch norm's scale reaches the kernel, but not the bias: β + b − μ for β + s·(b − μ)."),
    TAP_OFF_CENTRE("An identity or batch norm branch is added to the tap beside the centre; "
            + "where there is none, the centre tap and the next one change places."),
    GROUPS_SWAPPED("The kernels of a grouped or depthwise convolution stand in the reverse order of groups."),
    FOLDED_TWICE("A batch norm is folded into a convolution that has taken it in already."),
    FRESH_BATCH_NORM("A batch norm is left out, and fresh statistics (γ = σ² = 1, β = μ = 0) nearly hide it."),
    BRANCH_FORGOTTEN("A batch norm branch is left out of the sum."),
    BATCH_DEPENDENT("The engine gets the second and later images of a batch wrong by a thousandth."),
    SHARED_WEIGHT_FOLDED_ONCE("Two convolutions share a kernel, and the batch norm of the second is left out.");

    private final String summary;

    Fault(String summary) {
        this.summary = summary;
    }

    /// As on the command line: `wrong-epsilon`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What is wrong, in a sentence.
    public String summary() {
        return summary;
    }

    /// The verdict that it is to get.
    public Verdict verdict() {
        return this == BATCH_DEPENDENT ? Verdict.LARGER_THAN_ROUNDING : Verdict.DIFFERENT_FUNCTION;
    }

    /// The engine that runs both networks.
    public Engine on(Engine engine) {
        return this == BATCH_DEPENDENT ? BatchFault.in(engine) : engine;
    }

    /// Both networks, one of them with the fault.
    ///
    /// @param site the node of the network after at which the fault is first seen
    public record Planted(Pair pair, NodeId site) {}

    /// Plants the fault in the middle of a fused network.
    ///
    /// @param input what BatchNorms in training mode take their statistics from
    /// @throws Problem if the network has no place for it
    public Planted plant(Trace trace, Tensor input) {
        var bed = new FaultBed(trace, this);
        return switch (this) {
            case BATCH_NORM_IN_TRAINING_MODE -> bed.before(BatchStatistics.of(trace.before(), input), bed.firstNorm());
            case WRONG_EPSILON -> bed.refolded(FaultBed.Fold::withOtherEpsilon);
            case BIAS_NOT_SCALED -> bed.refolded(FaultBed.Fold::withoutScaledBias);
            case TAP_OFF_CENTRE -> bed.offCentre();
            case GROUPS_SWAPPED -> bed.groupsSwapped();
            case FOLDED_TWICE -> bed.refolded(FaultBed.Fold::twice);
            case FRESH_BATCH_NORM -> bed.fresh();
            case BRANCH_FORGOTTEN -> bed.branchForgotten();
            case BATCH_DEPENDENT ->
                new Planted(Pair.of(trace), trace.after().graph().outputs().getFirst());
            case SHARED_WEIGHT_FOLDED_ONCE -> bed.sharedForgotten();
        };
    }
}
