package ghostlens.model.run;

import ghostlens.model.net.Network;
import java.util.List;

/// A network with its weights in float64.
record ReferencePlan(Network network, boolean keepValues, Disturbance disturbance, ReferenceKernels kernels)
        implements Plan {

    ReferencePlan(Network network, boolean keepValues, Disturbance disturbance) {
        RunChecks.onlyInput(network);
        this(network, keepValues, disturbance, new ReferenceKernels(network));
    }

    @Override
    public List<Step> steps() {
        return RunChecks.work(network).stream()
                .map(node -> new Step(node, "float64 loops"))
                .toList();
    }

    @Override
    public Session open() {
        return new ReferenceSession(this);
    }
}
