package ghostlens.fuse;

import ghostlens.fuse.Outcome.Blocked;
import ghostlens.fuse.Outcome.Costly;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Applies rules one at a time, node by node in execution order: at each the first rule of the list that applies, until
/// none does; then from the beginning again, until nothing is left to do anywhere.
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
        return rewrite(before, Integer.MAX_VALUE);
    }

    /// The same, stopped after some steps: how to find the first that does harm.
    ///
    /// @param most how many steps to do at most
    public Trace rewrite(Network before, int most) {
        var rewriting = new Rewriting(before, most);
        boolean changed;
        do {
            changed = rewriting.sweep();
        } while (changed);
        return rewriting.trace();
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

    /// What has been done so far.
    private final class Rewriting {
        private final Network before;
        private final int wanted;
        private final int most;
        private final List<Trace.Step> steps = new ArrayList<>();
        private final Correspondence correspondence;
        private final WorkingNetwork network;

        Rewriting(Network before, int wanted) {
            this.before = before;
            this.wanted = wanted;
            this.most = mostSteps(before.graph());
            this.correspondence = new Correspondence(before.graph());
            this.network = new WorkingNetwork(before);
        }

        /// Goes through all nodes once; whether anything was done.
        boolean sweep() {
            int done = steps.size();
            for (var node : network.nodes()) {
                boolean applied;
                do {
                    applied = steps.size() < wanted && applyAt(node.id());
                } while (applied);
            }
            return steps.size() > done;
        }

        /// Does what is to be done first at this node, where it is still there.
        private boolean applyAt(NodeId id) {
            var node = network.find(id);
            return node.isPresent() && rules.stream().anyMatch(rule -> applyAt(node.get(), rule));
        }

        private boolean applyAt(Node node, RewriteRule rule) {
            if (!(rule.at(node, network) instanceof Rewrite rewrite)) {
                return false;
            }
            requireGoingOn(rewrite, steps.size(), most);
            steps.add(Application.apply(rule, rewrite, network));
            correspondence.follow(rewrite);
            return true;
        }

        Trace trace() {
            var left = network.nodes().stream()
                    .flatMap(node -> rules.stream().map(rule -> rule.at(node, network)))
                    .toList();
            var after = steps.isEmpty() ? before : network.network();
            return new Trace(
                    before,
                    after,
                    steps,
                    only(Blocked.class, left),
                    only(Costly.class, left),
                    correspondence.within(after.graph()));
        }

        private static <T extends Outcome> List<T> only(Class<T> kind, List<Outcome> outcomes) {
            return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }
}
