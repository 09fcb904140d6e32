package ghostlens.model.run;

import ghostlens.model.net.Network;

/// The slow twin: every operator as plain loops in float64, on one thread whatever the options say. What it computes
/// is what the fast engines are compared with.
public final class ReferenceEngine implements Engine {
    private final Disturbance disturbance;

    public ReferenceEngine() {
        this(Disturbance.NONE);
    }

    /// One whose values are disturbed as they are computed.
    public ReferenceEngine(Disturbance disturbance) {
        this.disturbance = disturbance;
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String description() {
        return "float64 loops in Java " + Runtime.version().feature();
    }

    @Override
    public Plan plan(Network network, PlanOptions options) {
        return new ReferencePlan(network, options.keepValues(), disturbance);
    }
}
