package ghostlens.fuse.match;

import ghostlens.fuse.match.Match.Fate;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Writes down what belongs together, with what became of it and how sure that is.
final class Listing {
    private final Side before;
    private final Side after;
    private final Links links;
    private final Confidence confidence;
    private final Set<NodeId> said;
    private final Set<NodeId> saidAfter;

    Listing(Side before, Side after, Likeness likeness, Links links, Corrections corrections) {
        this.before = before;
        this.after = after;
        this.links = links;
        this.confidence = new Confidence(before, after, likeness, links);
        this.said = new HashSet<>(corrections.removed());
        this.saidAfter = new HashSet<>(corrections.added());
        said.addAll(corrections.belongs().keySet());
        saidAfter.addAll(corrections.belongs().values());
    }

    /// In the order of the second graph, what was removed where it stood in the first.
    List<Match> matches() {
        var matches = new ArrayList<Match>();
        var done = new HashSet<Integer>();
        int next = 0;
        for (int v = 0; v < after.size(); v++) {
            if (done.contains(v)) {
                continue;
            }
            var vs = new TreeSet<>(Set.of(v));
            var us = new TreeSet<Integer>();
            while (us.addAll(allBefore(vs)) | vs.addAll(allAfter(us))) {}
            done.addAll(vs);
            int last = us.isEmpty() ? -1 : us.getLast();
            for (; next <= last; next++) {
                addRemoved(next, matches);
            }
            matches.add(match(us, vs));
        }
        for (; next < before.size(); next++) {
            addRemoved(next, matches);
        }
        return matches;
    }

    private Set<Integer> allBefore(Set<Integer> vs) {
        var all = new HashSet<Integer>();
        vs.forEach(v -> all.addAll(links.ofAfter(v)));
        return all;
    }

    private Set<Integer> allAfter(Set<Integer> us) {
        var all = new HashSet<Integer>();
        us.forEach(u -> all.addAll(links.of(u)));
        return all;
    }

    private void addRemoved(int u, List<Match> matches) {
        if (links.of(u).isEmpty()) {
            matches.add(match(Set.of(u), Set.of()));
        }
    }

    private Match match(Set<Integer> us, Set<Integer> vs) {
        var one = us.stream().map(before::node).toList();
        var other = vs.stream().map(after::node).toList();
        boolean byHand = one.stream().map(Node::id).anyMatch(said::contains)
                || other.stream().map(Node::id).anyMatch(saidAfter::contains);
        return new Match(one, other, fate(one, other), byHand ? 1 : confidence.of(us, vs), byHand);
    }

    private static Fate fate(List<Node> one, List<Node> other) {
        if (one.isEmpty()) {
            return Fate.ADDED;
        }
        if (other.isEmpty()) {
            return Fate.REMOVED;
        }
        if (one.size() + other.size() > 2) {
            return Fate.MERGED;
        }
        return one.getFirst().op().equals(other.getFirst().op()) ? Fate.KEPT : Fate.CHANGED;
    }
}
