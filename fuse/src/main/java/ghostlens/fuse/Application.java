package ghostlens.fuse;

import static java.util.stream.Collectors.toMap;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.GraphException;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Network;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/// Makes the network that a rewrite describes, or refuses. All that the rewrite does not touch is shared.
final class Application {
    private Application() {}

    static Network apply(Rewrite rewrite, Network network) {
        requireUnread(rewrite, network.graph());
        var graph = graph(rewrite, network.graph());
        requireSameShape(rewrite, network.graph(), graph);
        return new Network(network.name(), graph, network.weights().with(graph, rewrite.tensors()), network.form());
    }

    /// A node that is rewritten says itself what it reads from now on.
    private static void requireUnread(Rewrite rewrite, OpGraph graph) {
        var gone = new HashSet<>(rewrite.removed());
        rewrite.replacements().forEach(draft -> gone.add(draft.id()));
        for (var id : rewrite.removed()) {
            boolean rewired = id.equals(rewrite.replaced());
            if (!rewired && (graph.isOutput(id) || !gone.containsAll(graph.consumers(id)))) {
                throw refused(rewrite, "it removes " + id + ", which is still read");
            }
        }
    }

    private static void requireSameShape(Rewrite rewrite, OpGraph before, OpGraph after) {
        var was = before.node(rewrite.replaced()).shape();
        var is = after.find(rewrite.by())
                .orElseThrow(() -> refused(rewrite, rewrite.by() + " is not there"))
                .shape();
        if (!is.equals(was)) {
            throw refused(rewrite, "%s is %s but %s is %s".formatted(rewrite.replaced(), was, rewrite.by(), is));
        }
    }

    private static OpGraph graph(Rewrite rewrite, OpGraph graph) {
        try {
            return OpGraph.of(
                    drafts(rewrite, graph),
                    graph.outputs().stream().map(rewired(rewrite)).toList());
        } catch (GraphException e) {
            throw new IllegalStateException(refusal(rewrite, String.valueOf(e.getMessage())), e);
        }
    }

    /// A replacement stands where its id stood before; one with a new id stands where the replaced node did.
    private static List<Draft> drafts(Rewrite rewrite, OpGraph graph) {
        var changed = rewrite.replacements().stream().collect(toMap(Draft::id, Function.identity()));
        var removed = new HashSet<>(rewrite.removed());
        var drafts = new ArrayList<Draft>();
        for (var draft : graph.drafts()) {
            if (draft.id().equals(rewrite.replaced())) {
                rewrite.replacements().stream()
                        .filter(d -> !graph.contains(d.id()))
                        .forEach(drafts::add);
            }
            var change = changed.get(draft.id());
            if (change != null) {
                drafts.add(change);
            } else if (!removed.contains(draft.id())) {
                drafts.add(rewired(draft, rewrite));
            }
        }
        return drafts;
    }

    private static Draft rewired(Draft draft, Rewrite rewrite) {
        return draft.inputs().contains(rewrite.replaced())
                ? new Draft(
                        draft.id(),
                        draft.op(),
                        draft.inputs().stream().map(rewired(rewrite)).toList())
                : draft;
    }

    private static Function<NodeId, NodeId> rewired(Rewrite rewrite) {
        return id -> id.equals(rewrite.replaced()) ? rewrite.by() : id;
    }

    private static IllegalStateException refused(Rewrite rewrite, String why) {
        return new IllegalStateException(refusal(rewrite, why));
    }

    private static String refusal(Rewrite rewrite, String why) {
        return "the rule '%s' cannot be applied at %s: %s".formatted(rewrite.rule(), rewrite.site(), why);
    }
}
