package ghostlens.fuse.match;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.GraphException;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A graph under other names, in another order, with some operators more or less, and the truth about it.
record Copy(OpGraph graph, Truth truth) {

    /// @param edits how many operators come or go
    static Copy of(OpGraph graph, int edits, Random random) {
        var edited = graph;
        for (int i = 0; i < edits; i++) {
            edited = random.nextBoolean() ? withOneMore(edited, i, random) : withOneLess(edited, random);
        }
        var names = names(edited, random);
        var belongs = new LinkedHashMap<NodeId, NodeId>();
        for (var node : graph.nodes()) {
            if (edited.contains(node.id())) {
                belongs.put(node.id(), names.get(node.id()));
            }
        }
        return new Copy(reordered(edited, names, random), new Truth(belongs));
    }

    private static Map<NodeId, NodeId> names(OpGraph graph, Random random) {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, random);
        var names = new HashMap<NodeId, NodeId>();
        for (var node : graph.nodes()) {
            names.put(node.id(), new NodeId("v" + numbers.get(names.size())));
        }
        return names;
    }

    private static OpGraph reordered(OpGraph graph, Map<NodeId, NodeId> names, Random random) {
        var waiting = new ArrayList<>(graph.nodes());
        var done = new HashSet<NodeId>();
        var drafts = new ArrayList<Draft>();
        while (!waiting.isEmpty()) {
            var ready = waiting.stream()
                    .limit(64)
                    .filter(node -> done.containsAll(node.inputs()))
                    .toList();
            var node = ready.get(random.nextInt(ready.size()));
            waiting.remove(node);
            done.add(node.id());
            var inputs = node.inputs().stream().map(names::get).toList();
            drafts.add(new Draft(names.get(node.id()), node.op(), inputs));
        }
        return OpGraph.of(drafts, graph.outputs().stream().map(names::get).toList());
    }

    private static OpGraph withOneMore(OpGraph graph, int number, Random random) {
        var nodes =
                graph.nodes().stream().filter(node -> node.shape().rank() == 4).toList();
        if (nodes.isEmpty()) {
            return graph;
        }
        var node = nodes.get(random.nextInt(nodes.size()));
        var added = new Draft(new NodeId("new" + number), newOp(node.shape().channels(), random), List.of(node.id()));
        var drafts = new ArrayList<Draft>();
        for (var draft : graph.drafts()) {
            var inputs = draft.inputs().stream()
                    .map(id -> id.equals(node.id()) ? added.id() : id)
                    .toList();
            drafts.add(new Draft(draft.id(), draft.op(), inputs));
            if (draft.id().equals(node.id())) {
                drafts.add(added);
            }
        }
        var outputs = graph.outputs().stream()
                .map(id -> id.equals(node.id()) ? added.id() : id)
                .toList();
        return OpGraph.of(drafts, outputs);
    }

    private static Op newOp(int channels, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Op.Activation(Kind.SWISH);
            case 1 -> new Op.BatchNorm(channels, Op.BatchNorm.DEFAULT_EPSILON);
            case 2 -> new Op.Conv2d(channels, channels, Window.square(3, 1), channels, false);
            default -> new Op.Conv2d(channels, channels, Window.square(1, 1), 1, false);
        };
    }

    private static OpGraph withOneLess(OpGraph graph, Random random) {
        var nodes = graph.nodes().stream().filter(node -> canGo(graph, node)).toList();
        if (nodes.isEmpty()) {
            return graph;
        }
        var gone = nodes.get(random.nextInt(nodes.size()));
        var source = gone.inputs().getFirst();
        var drafts = graph.drafts().stream()
                .filter(draft -> !draft.id().equals(gone.id()))
                .map(draft -> new Draft(
                        draft.id(),
                        draft.op(),
                        draft.inputs().stream()
                                .map(id -> id.equals(gone.id()) ? source : id)
                                .toList()))
                .toList();
        try {
            return OpGraph.of(
                    drafts,
                    graph.outputs().stream()
                            .map(id -> id.equals(gone.id()) ? source : id)
                            .toList());
        } catch (GraphException e) {
            return graph;
        }
    }

    private static boolean canGo(OpGraph graph, Node node) {
        return node.inputs().size() == 1
                && graph.node(node.inputs().getFirst()).shape().equals(node.shape());
    }
}
