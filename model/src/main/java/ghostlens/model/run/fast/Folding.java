package ghostlens.model.run.fast;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.run.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Cuts a graph into steps: as drawn, one for each operator; as deployed, with adds and activations folded into the
/// kernel before them where nobody else reads what lies between.
final class Folding {
    private final OpGraph graph;
    private final Map<NodeId, List<Node>> readers = new HashMap<>();
    private final Set<NodeId> available = new HashSet<>();
    private final Set<NodeId> folded = new HashSet<>();

    private Folding(OpGraph graph) {
        this.graph = graph;
        for (var node : graph.nodes()) {
            node.inputs()
                    .forEach(in ->
                            readers.computeIfAbsent(in, _ -> new ArrayList<>()).add(node));
        }
    }

    /// The steps in the order in which they run.
    static List<Recipe> recipes(OpGraph graph, View view) {
        var folding = new Folding(graph);
        var recipes = new ArrayList<Recipe>();
        for (var node : graph.nodes()) {
            if (node.op() instanceof Op.Input) {
                folding.available.add(node.id());
            } else if (!folding.folded.contains(node.id())) {
                var recipe = view == View.DEPLOYED ? folding.deployed(node) : drawn(node);
                folding.available.add(recipe.result().id());
                recipes.add(recipe);
            }
        }
        return recipes;
    }

    private static Recipe drawn(Node node) {
        return new Recipe(node, List.of(), Optional.empty(), Clamp.of(node.op()).orElse(Clamp.NONE));
    }

    private Recipe deployed(Node node) {
        var after = new ArrayList<Node>();
        var residual = takesResidual(node.op()) ? residual(node) : Optional.<Residual>empty();
        residual.ifPresent(r -> after.add(r.add));
        if (takesClamp(node.op())) {
            onlyReader(after.isEmpty() ? node : after.getLast())
                    .filter(next -> Clamp.of(next.op()).isPresent())
                    .ifPresent(after::add);
        }
        after.forEach(next -> folded.add(next.id()));
        var last = after.isEmpty() ? node : after.getLast();
        return new Recipe(
                node, after, residual.map(Residual::other), Clamp.of(last.op()).orElse(Clamp.NONE));
    }

    private record Residual(Node add, NodeId other) {}

    /// The add after a node, if its other input is there before the node runs.
    private Optional<Residual> residual(Node node) {
        return onlyReader(node)
                .filter(next -> next.op() instanceof Op.Add && next.inputs().size() == 2)
                .map(add -> new Residual(add, other(add, node.id())))
                .filter(r -> available.contains(r.other));
    }

    private static NodeId other(Node add, NodeId one) {
        return add.inputs().getFirst().equals(one)
                ? add.inputs().getLast()
                : add.inputs().getFirst();
    }

    private Optional<Node> onlyReader(Node node) {
        var all = readers.getOrDefault(node.id(), List.of());
        return all.size() == 1 && !graph.outputs().contains(node.id()) ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private static boolean takesResidual(Op op) {
        return op instanceof Op.Conv2d;
    }

    private static boolean takesClamp(Op op) {
        return switch (op) {
            case Op.Conv2d _, Op.Linear _, Op.BatchNorm _, Op.Add _, Op.Multiply _ -> true;
            case Op.Input _,
                    Op.Activation _,
                    Op.Concat _,
                    Op.Slice _,
                    Op.GlobalAveragePool _,
                    Op.Flatten _,
                    Op.Unflatten _,
                    Op.Softmax _,
                    Op.Foreign _,
                    MapOp _ -> false;
        };
    }
}
