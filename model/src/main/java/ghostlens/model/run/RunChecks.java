package ghostlens.model.run;

import ghostlens.model.Problem;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.Tensor;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/// What every engine checks alike, with the same sentences.
public final class RunChecks {
    private static final int NAMED = 3;

    private RunChecks() {}

    /// The network's only input node.
    ///
    /// @throws Problem if it has none or several or one of no shape, or if there are operators that no engine knows
    public static Node onlyInput(Network network) {
        requireKnown(network);
        var inputs = network.graph().inputs();
        if (inputs.size() != 1) {
            throw new Problem("%s has %d inputs; a network with exactly one can be run."
                    .formatted(network.name(), inputs.size()));
        }
        var input = inputs.getFirst();
        if (!input.shape().isKnown() || input.shape().rank() == 0) {
            throw new Problem("%s takes an input of shape %s; a network that takes N×C×H×W or N×C can be run."
                    .formatted(network.name(), input.shape()));
        }
        return input;
    }

    private static void requireKnown(Network network) {
        var foreign = network.graph().nodes().stream()
                .filter(node -> node.op() instanceof Op.Foreign)
                .map(RunChecks::reason)
                .toList();
        if (!foreign.isEmpty()) {
            int more = foreign.size() - NAMED;
            throw new Problem("%s can be looked at but not run: %s%s."
                    .formatted(
                            network.name(),
                            foreign.stream().limit(NAMED).collect(Collectors.joining("; ")),
                            more > 0 ? "; and %d more operators like these".formatted(more) : ""));
        }
    }

    private static String reason(Node node) {
        return node.op() instanceof Op.Foreign foreign
                ? "%s (%s) %s".formatted(node.id(), foreign.label(), foreign.reason())
                : "";
    }

    /// The nodes that are work: all but the input, in execution order.
    public static List<Node> work(Network network) {
        return network.graph().nodes().stream()
                .filter(node -> !(node.op() instanceof Op.Input))
                .toList();
    }

    /// @throws Problem if the value's shape is not the input's
    public static void requireShape(Node input, Tensor value) {
        if (!value.shape().equals(input.shape())) {
            throw new Problem("The network takes an input of shape %s; the one given has shape %s."
                    .formatted(input.shape(), value.shape()));
        }
    }

    /// To be called between two steps.
    ///
    /// @throws CancellationException if the thread is interrupted; the interrupt stays set
    public static void requireNotInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the run was cancelled");
        }
    }
}
