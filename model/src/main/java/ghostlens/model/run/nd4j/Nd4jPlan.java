package ghostlens.model.run.nd4j;

import ghostlens.model.graph.Node;
import ghostlens.model.net.Network;
import ghostlens.model.run.Plan;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.RunChecks;
import ghostlens.model.run.Session;
import ghostlens.model.run.Step;
import java.util.List;

/// Which kernel computes each node. It holds nothing outside the Java heap: the weights go there when a session is
/// opened, and leave when it is closed.
final class Nd4jPlan implements Plan {
    private final Network network;
    private final PlanOptions options;
    private final Node input;
    private final List<Planned> work;

    Nd4jPlan(Network network, PlanOptions options) {
        this.network = network;
        this.options = options;
        this.input = RunChecks.onlyInput(network);
        this.work = RunChecks.work(network).stream()
                .map(node -> new Planned(node, Kernels.of(node)))
                .toList();
    }

    record Planned(Node node, Kernel kernel) {}

    @Override
    public List<Step> steps() {
        return work.stream().map(p -> new Step(p.node, p.kernel.name())).toList();
    }

    @Override
    public Session open() {
        return Nd4jSession.open(this);
    }

    Network network() {
        return network;
    }

    PlanOptions options() {
        return options;
    }

    Node input() {
        return input;
    }

    List<Planned> work() {
        return work;
    }
}
