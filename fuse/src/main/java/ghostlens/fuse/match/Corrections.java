package ghostlens.fuse.match;

import ghostlens.model.graph.NodeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a person knows better than the matching: it is kept, and the rest is matched around it.
///
/// @param belongs operators of the first graph and what each belongs to in the second
/// @param removed operators of the first graph that have no counterpart
/// @param added operators of the second graph that have none
public record Corrections(Map<NodeId, NodeId> belongs, Set<NodeId> removed, Set<NodeId> added) {
    public static final Corrections NONE = new Corrections(Map.of(), Set.of(), Set.of());

    public Corrections {
        belongs = Map.copyOf(belongs);
        removed = Set.copyOf(removed);
        added = Set.copyOf(added);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    public int size() {
        return belongs.size() + removed.size() + added.size();
    }

    /// These two belong together.
    public Corrections with(NodeId before, NodeId after) {
        var nextBelongs = new HashMap<>(belongs);
        nextBelongs.put(before, after);
        return new Corrections(nextBelongs, without(removed, before), without(added, after));
    }

    /// This operator of the first graph has no counterpart.
    public Corrections withRemoved(NodeId before) {
        var nextBelongs = new HashMap<>(belongs);
        nextBelongs.remove(before);
        return new Corrections(nextBelongs, with(removed, before), added);
    }

    /// This operator of the second graph has no counterpart.
    public Corrections withAdded(NodeId after) {
        var nextBelongs = new HashMap<>(belongs);
        nextBelongs.values().removeIf(after::equals);
        return new Corrections(nextBelongs, removed, with(added, after));
    }

    /// The same for the graphs in the other order; of several operators that belong to one, the first by name stays.
    public Corrections reversed() {
        var back = new HashMap<NodeId, NodeId>();
        belongs.forEach((before, after) -> back.merge(after, before, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        return new Corrections(back, added, removed);
    }

    /// What is said of this operator of the first graph, in the corrections themselves.
    public Optional<NodeId> of(NodeId before) {
        return Optional.ofNullable(belongs.get(before));
    }

    private static Set<NodeId> with(Set<NodeId> ids, NodeId id) {
        var next = new HashSet<>(ids);
        next.add(id);
        return next;
    }

    private static Set<NodeId> without(Set<NodeId> ids, NodeId id) {
        var next = new HashSet<>(ids);
        next.remove(id);
        return next;
    }
}
