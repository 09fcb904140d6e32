package ghostlens.viewer.evolution;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The part of a large graph where something changes, with what stands around it.
final class Excerpt {
    private static final int HOPS = 2;

    private Excerpt() {}

    /// The same change in a smaller graph: what lies further away is left out, and what comes from there is an input.
    static Mapping of(Mapping mapping) {
        var before = new HashSet<NodeId>();
        var after = new HashSet<NodeId>();
        mapping.changes().forEach(fate -> {
            before.addAll(fate.from());
            fate.to().ifPresent(after::add);
        });
        around(mapping.before(), before);
        around(mapping.after(), after);
        before.forEach(id -> mapping.destination(id).ifPresent(after::add));
        var becomes = new HashMap<NodeId, NodeId>();
        for (var fate : mapping.fates()) {
            if (fate.to().filter(after::contains).isPresent()) {
                before.addAll(fate.from());
            }
            fate.to().ifPresent(to -> fate.from().forEach(id -> becomes.put(id, to)));
        }
        return Mapping.of(part(mapping.before(), before), part(mapping.after(), after), becomes);
    }

    /// What leads here, and what it leads to.
    private static void around(OpGraph graph, Set<NodeId> ids) {
        var before = new HashSet<>(ids);
        var after = new HashSet<>(ids);
        for (int hop = 0; hop < HOPS; hop++) {
            List.copyOf(before).forEach(id -> before.addAll(graph.node(id).inputs()));
            List.copyOf(after).forEach(id -> after.addAll(graph.consumers(id)));
        }
        ids.addAll(before);
        ids.addAll(after);
    }

    private static OpGraph part(OpGraph graph, Set<NodeId> ids) {
        var drafts = new LinkedHashMap<NodeId, Draft>();
        var outputs = new LinkedHashSet<NodeId>();
        for (var node : graph.nodes()) {
            if (ids.contains(node.id())) {
                for (var input : node.inputs()) {
                    outputs.remove(input);
                    var shape = graph.node(input).shape();
                    drafts.putIfAbsent(input, new Draft(input, new Op.Input(shape), List.of()));
                }
                drafts.put(node.id(), new Draft(node.id(), node.op(), node.inputs()));
                outputs.add(node.id());
            }
        }
        return OpGraph.of(drafts.values(), List.copyOf(outputs));
    }
}
