package ghostlens.fuse.terms;

import ghostlens.fuse.terms.Term.Given;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.net.Network;
import java.util.ArrayList;
import java.util.List;

/// One channel of a BatchNorm, with the numbers that it has.
record Norm(Node node, int channel, double gamma, double variance, double epsilon, double beta, double mean) {

    static Norm of(Node node, Op.BatchNorm norm, int channel, Network network) {
        var weights = network.weights();
        return new Norm(
                node,
                channel,
                weights.get(node, Role.SCALE).get(channel),
                weights.get(node, Role.RUNNING_VARIANCE).get(channel),
                norm.epsilon(),
                weights.get(node, Role.SHIFT).get(channel),
                weights.get(node, Role.RUNNING_MEAN).get(channel));
    }

    double scale() {
        return gamma / Math.sqrt(variance + epsilon);
    }

    double shift() {
        return beta - scale() * mean;
    }

    List<Given> givens() {
        var givens = new ArrayList<Given>();
        givens.add(new Given("γ", source(Role.SCALE), gamma));
        givens.add(new Given("σ²", source(Role.RUNNING_VARIANCE), variance));
        givens.add(new Given("ε", "", epsilon));
        givens.add(new Given("β", source(Role.SHIFT), beta));
        givens.add(new Given("μ", source(Role.RUNNING_MEAN), mean));
        givens.add(new Given("s", "γ/√(σ² + ε)", scale()));
        givens.add(new Given("t", "β − s·μ", shift()));
        return givens;
    }

    private String source(Role role) {
        return source(node, role, channel);
    }

    /// `bn.weight[3]`.
    static String source(Node node, Role role, int channel) {
        var slot = node.op().weights().stream()
                .filter(candidate -> candidate.role() == role)
                .map(WeightSlot::name)
                .findFirst()
                .orElseThrow();
        return "%s.%s[%d]".formatted(node.id().tensors(), slot, channel);
    }
}
