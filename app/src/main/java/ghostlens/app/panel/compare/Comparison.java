package ghostlens.app.panel.compare;

import ghostlens.app.open.CorrectionsFile;
import ghostlens.fuse.match.Corrections;
import ghostlens.fuse.match.GroupMatching;
import ghostlens.fuse.match.Match;
import ghostlens.fuse.match.Matcher;
import ghostlens.fuse.match.Matching;
import ghostlens.model.Problem;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Up to five networks, and how the first belongs to each of the others.
///
/// @param compared in the order of the panes
/// @param pairs the first with each of the others
record Comparison(List<Compared> compared, List<Pair> pairs) {
    static final Comparison EMPTY = new Comparison(List.of(), List.of());
    private static final int MOST = 5;

    Comparison {
        compared = List.copyOf(compared);
        pairs = List.copyOf(pairs);
    }

    /// Two networks and what belongs together in them.
    ///
    /// @param corrections what a person said of it
    record Pair(Corrections corrections, Matching matching, GroupMatching groups, GroupMatching groupsBack) {
        static Pair of(Compared one, Compared other, Corrections corrections) {
            var matching = Matcher.match(one.graph(), other.graph(), corrections);
            return new Pair(corrections, matching, new GroupMatching(matching), new GroupMatching(matching.reversed()));
        }
    }

    /// These networks, with what was corrected between them before.
    static Comparison of(List<Compared> compared, CorrectionsFile known) {
        var pairs = compared.stream()
                .skip(1)
                .map(other -> Pair.of(
                        compared.getFirst(),
                        other,
                        known.load(compared.getFirst().graph(), other.graph())))
                .toList();
        return new Comparison(compared, pairs);
    }

    /// In which pane exactly this one stands; -1 where it is gone.
    int place(Compared one) {
        return IntStream.range(0, compared.size())
                .filter(pane -> compared.get(pane) == one)
                .findFirst()
                .orElse(-1);
    }

    /// Whether the first and the one in a pane are these.
    boolean isOfSame(List<Compared> others, int pane) {
        return pane < others.size() && place(others.getFirst()) == 0 && place(others.get(pane)) == pane;
    }

    /// @throws Problem if there are five already
    List<Compared> with(Compared one) {
        if (compared.size() == MOST) {
            throw new Problem("Five networks are compared already; take one of them away first.");
        }
        var next = new ArrayList<>(compared);
        next.add(one);
        return next;
    }

    List<Compared> without(int pane) {
        var next = new ArrayList<>(compared);
        next.remove(pane);
        return next;
    }

    List<Compared> inForm(int pane, Form form) {
        var next = new ArrayList<>(compared);
        next.set(pane, compared.get(pane).inForm(form));
        return next;
    }

    /// The first and another in each other's place.
    List<Compared> swapped(int pane) {
        var next = new ArrayList<>(compared);
        Collections.swap(next, 0, pane);
        return next;
    }

    /// The same with other corrections between the first and another.
    Comparison corrected(int pane, Corrections corrections) {
        var next = new ArrayList<>(pairs);
        next.set(pane - 1, Pair.of(compared.getFirst(), compared.get(pane), corrections));
        return new Comparison(compared, next);
    }

    /// The first with this other one.
    Pair pair(int pane) {
        return pairs.get(pane - 1);
    }

    /// The match of an operator, seen against the first network, or from there against pane `other`; empty for a group.
    Optional<Match> match(int pane, int other, String path) {
        var id = new NodeId(path);
        if (compared.size() < 2 || !compared.get(pane).graph().contains(id)) {
            return Optional.empty();
        }
        return Optional.of(
                pane == 0
                        ? pair(other).matching().ofBefore(id)
                        : pair(pane).matching().ofAfter(id));
    }

    /// What answers an operator or a group of one pane in another: the paths of its counterparts.
    List<String> counterparts(int from, int to, String path) {
        if (from == to) {
            return List.of(path);
        }
        if (from != 0) {
            var first = toFirst(from, path);
            return to == 0
                    ? first
                    : first.stream()
                            .flatMap(p -> fromFirst(to, p).stream())
                            .distinct()
                            .toList();
        }
        return fromFirst(to, path);
    }

    private List<String> fromFirst(int to, String path) {
        var id = new NodeId(path);
        return compared.getFirst().graph().contains(id)
                ? pair(to).matching().ofBefore(id).after().stream()
                        .map(node -> node.id().path())
                        .toList()
                : pair(to).groups().counterpart(path).stream().toList();
    }

    private List<String> toFirst(int from, String path) {
        var id = new NodeId(path);
        return compared.get(from).graph().contains(id)
                ? pair(from).matching().ofAfter(id).before().stream()
                        .map(node -> node.id().path())
                        .toList()
                : pair(from).groupsBack().counterpart(path).stream().toList();
    }
}
