package ghostlens.fuse.match;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which numbers of the two sides belong together, many to many.
final class Links {
    private final Map<Integer, SortedSet<Integer>> there = new HashMap<>();
    private final Map<Integer, SortedSet<Integer>> back = new HashMap<>();

    void add(int u, int v) {
        there.computeIfAbsent(u, _ -> new TreeSet<>()).add(v);
        back.computeIfAbsent(v, _ -> new TreeSet<>()).add(u);
    }

    /// What node u belongs to; empty for none.
    SortedSet<Integer> of(int u) {
        return there.getOrDefault(u, new TreeSet<>());
    }

    /// What belongs to node v of the other side.
    SortedSet<Integer> ofAfter(int v) {
        return back.getOrDefault(v, new TreeSet<>());
    }
}
