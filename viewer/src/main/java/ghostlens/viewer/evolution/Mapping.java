package ghostlens.viewer.evolution;

import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.evolution.Fate.Added;
import ghostlens.viewer.evolution.Fate.Kept;
import ghostlens.viewer.evolution.Fate.Merged;
import ghostlens.viewer.evolution.Fate.Removed;
import ghostlens.viewer.evolution.Fate.Turned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What becomes of every operator from one stage to the next.
///
/// @param fates of all operators of both stages, each exactly once
public record Mapping(OpGraph before, OpGraph after, List<Fate> fates) {

    /// @throws IllegalArgumentException if an operator has no fate, or two
    public Mapping {
        fates = List.copyOf(fates);
        requireEach(before, fates.stream().flatMap(fate -> fate.from().stream()).toList());
        requireEach(after, fates.stream().flatMap(fate -> fate.to().stream()).toList());
    }

    private static void requireEach(OpGraph graph, List<NodeId> mapped) {
        var ids = new HashSet<NodeId>();
        graph.nodes().forEach(node -> ids.add(node.id()));
        if (mapped.size() != ids.size() || !ids.equals(new HashSet<>(mapped))) {
            var missing = new HashSet<>(ids);
            mapped.forEach(missing::remove);
            throw new IllegalArgumentException(
                    "each operator is mapped once; without a fate %s, of %s".formatted(missing, mapped));
        }
    }

    /// Operators of one name are the same; of the others it is said what they become.
    ///
    /// @param becomes for operators before the name of the operator after that they become; an operator of the
    ///     same name after is a part of what it becomes too
    public static Mapping of(OpGraph before, OpGraph after, Map<NodeId, NodeId> becomes) {
        var origins = new LinkedHashMap<NodeId, List<NodeId>>();
        after.nodes().forEach(node -> origins.put(node.id(), new ArrayList<>()));
        var fates = new ArrayList<Fate>();
        for (var node : before.nodes()) {
            var origin = origins.get(becomes.getOrDefault(node.id(), node.id()));
            if (origin == null) {
                fates.add(new Removed(node.id()));
            } else {
                origin.add(node.id());
            }
        }
        origins.forEach((id, from) -> fates.add(fate(before, after, from, id)));
        return new Mapping(before, after, fates);
    }

    private static Fate fate(OpGraph before, OpGraph after, List<NodeId> from, NodeId to) {
        return switch (from.size()) {
            case 0 -> new Added(to);
            case 1 ->
                isAlike(before, from.getFirst(), after, to)
                        ? new Kept(from.getFirst(), to)
                        : new Turned(from.getFirst(), to);
            default -> new Merged(from, to);
        };
    }

    private static boolean isAlike(OpGraph before, NodeId one, OpGraph after, NodeId other) {
        return before.node(one).op().label().equals(after.node(other).op().label());
    }

    /// The operator after that an operator before becomes.
    public Optional<NodeId> destination(NodeId operator) {
        return fates.stream()
                .filter(fate -> fate.from().contains(operator))
                .findFirst()
                .flatMap(Fate::to);
    }

    /// This one and then the next: what becomes of the operators of the first stage in the last.
    public Mapping then(Mapping next) {
        var becomes = new HashMap<NodeId, NodeId>();
        for (var node : before.nodes()) {
            destination(node.id()).flatMap(next::destination).ifPresent(last -> becomes.put(node.id(), last));
        }
        return of(before, next.after, becomes);
    }

    /// What is not merely kept in its place and under its name.
    public List<Fate> changes() {
        return fates.stream()
                .filter(fate -> !(fate instanceof Kept(var one, var other) && one.equals(other)))
                .toList();
    }

    /// The same change with nothing but what stands around it.
    public Mapping excerpt() {
        return Excerpt.of(this);
    }
}
