package ghostlens.fuse;

import ghostlens.fuse.Outcome.Blocked;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/// Applies rules one at a time until none applies: always at the first node in execution order where one does, and
/// there the first rule of the list that does.
public final class Rewriter {
    private final List<RewriteRule> rules;

    public Rewriter(List<RewriteRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// Every step, the network that is left, and what stood in the way of more.
    ///
    /// @throws IllegalStateException if a rule asks for a change that cannot be, or the rules do not come to an
    ///     end; it names the rule and the node
    /// @throws CancellationException if the thread is interrupted between two steps; the interrupt stays set
    public Trace rewrite(Network before) {
        var steps = new ArrayList<Trace.Step>();
        var correspondence = new Correspondence(before.graph());
        var network = before;
        for (var next = next(network); next.isPresent(); next = next(network)) {
            var rewrite = next.get();
            requireGoingOn(rewrite, steps.size(), mostSteps(before.graph()));
            network = Application.apply(rewrite, network);
            correspondence.follow(rewrite);
            steps.add(new Trace.Step(rewrite, network));
        }
        return new Trace(before, network, steps, blocked(network), correspondence.within(network.graph()));
    }

    private Optional<Rewrite> next(Network network) {
        return outcomes(network)
                .filter(Rewrite.class::isInstance)
                .map(Rewrite.class::cast)
                .findFirst();
    }

    private List<Blocked> blocked(Network network) {
        return outcomes(network)
                .filter(Blocked.class::isInstance)
                .map(Blocked.class::cast)
                .toList();
    }

    private Stream<Outcome> outcomes(Network network) {
        return network.graph().nodes().stream().flatMap(node -> rules.stream().map(rule -> rule.at(node, network)));
    }

    /// A rewrite is to take away a node or an edge, so there cannot be more of them than of those.
    private static int mostSteps(OpGraph graph) {
        return graph.nodes().stream().mapToInt(node -> 1 + node.inputs().size()).sum();
    }

    private static void requireGoingOn(Rewrite next, int done, int most) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the rewriting was cancelled");
        }
        if (done == most) {
            throw new IllegalStateException("the rules do not come to an end: after %d steps '%s' still applies at %s"
                    .formatted(done, next.rule(), next.site()));
        }
    }
}
