package ghostlens.fuse.match;

import static java.util.Objects.requireNonNull;

import ghostlens.fuse.match.Match.Fate;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which operators of two graphs belong together. Every operator of either is in exactly one match.
public final class Matching {
    private final OpGraph before;
    private final OpGraph after;
    private final List<Match> matches;
    private final Map<NodeId, Match> ofBefore = new HashMap<>();
    private final Map<NodeId, Match> ofAfter = new HashMap<>();

    Matching(OpGraph before, OpGraph after, List<Match> matches) {
        this.before = before;
        this.after = after;
        this.matches = List.copyOf(matches);
        for (var match : matches) {
            match.before().forEach(node -> ofBefore.put(node.id(), match));
            match.after().forEach(node -> ofAfter.put(node.id(), match));
        }
    }

    public OpGraph before() {
        return before;
    }

    public OpGraph after() {
        return after;
    }

    /// All matches: in the order of the second graph, what was removed where it stood in the first.
    public List<Match> matches() {
        return matches;
    }

    /// The matches in which something differs.
    public List<Match> differences() {
        return matches.stream().filter(match -> match.fate() != Fate.KEPT).toList();
    }

    public long count(Fate fate) {
        return matches.stream().filter(match -> match.fate() == fate).count();
    }

    /// Where an operator of the first graph belongs.
    ///
    /// @throws NullPointerException if the first graph has no such operator
    public Match ofBefore(NodeId id) {
        return requireNonNull(ofBefore.get(id), id::path);
    }

    /// Where an operator of the second graph belongs.
    ///
    /// @throws NullPointerException if the second graph has no such operator
    public Match ofAfter(NodeId id) {
        return requireNonNull(ofAfter.get(id), id::path);
    }

    /// What of the second graph answers operators of the first, in execution order.
    public List<Node> counterparts(Node node) {
        return ofBefore(node.id()).after();
    }

    /// The same matching from the second graph to the first.
    public Matching reversed() {
        return new Matching(
                after,
                before,
                matches.stream()
                        .map(m -> new Match(m.after(), m.before(), reversed(m.fate()), m.confidence(), m.byHand()))
                        .toList());
    }

    private static Fate reversed(Fate fate) {
        return switch (fate) {
            case KEPT, CHANGED, MERGED -> fate;
            case REMOVED -> Fate.ADDED;
            case ADDED -> Fate.REMOVED;
        };
    }
}
