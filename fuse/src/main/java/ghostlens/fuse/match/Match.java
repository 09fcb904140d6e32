package ghostlens.fuse.match;

import ghostlens.model.graph.Node;
import java.util.Comparator;
import java.util.List;

/// Operators that belong together: one of each graph, several of one where a single one of the other took them in, or
/// one alone.
///
/// @param before of the first graph, in execution order
/// @param after of the second graph, likewise
/// @param confidence from 0 to 1: how much of what they are and of what surrounds them agrees
/// @param byHand whether a person said so
public record Match(List<Node> before, List<Node> after, Fate fate, double confidence, boolean byHand) {
    public Match {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /// What became of an operator.
    public enum Fate {
        KEPT,
        /// It plays the same part with another width, kernel or function.
        CHANGED,
        /// Several of one graph are one in the other.
        MERGED,
        REMOVED,
        ADDED
    }

    /// What differs: of several that became one, between the one and the first that it could be.
    public List<Change> changes() {
        if (!isPair()) {
            return List.of();
        }
        var one = fate == Fate.MERGED && after.size() == 1 ? alike(before, after.getFirst()) : before.getFirst();
        var other = fate == Fate.MERGED && after.size() > 1 ? alike(after, one) : after.getFirst();
        return Change.between(one.op(), other.op());
    }

    private static Node alike(List<Node> nodes, Node wanted) {
        return nodes.stream()
                .max(Comparator.comparingInt(node -> Roles.kinship(node.op(), wanted.op())))
                .orElse(wanted);
    }

    /// Whether both graphs have a part in it.
    public boolean isPair() {
        return !before.isEmpty() && !after.isEmpty();
    }
}
