package ghostlens.app.panel.evolution;

import ghostlens.fuse.Rewrite;
import ghostlens.fuse.Trace;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.evolution.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What becomes of every operator in a rewriting.
public final class Lineage {
    private Lineage() {}

    /// Step by step.
    public static List<Mapping> steps(Trace trace) {
        var steps = new ArrayList<Mapping>();
        var playback = trace.playback();
        var before = trace.before().graph();
        for (var step : trace.steps()) {
            var after = playback.to(playback.position() + 1).network().graph();
            steps.add(step(step.rewrite(), before, after));
            before = after;
        }
        return List.copyOf(steps);
    }

    /// From beginning to end.
    public static Mapping whole(Trace trace) {
        return steps(trace).stream()
                .reduce(Mapping::then)
                .orElseGet(
                        () -> Mapping.of(trace.before().graph(), trace.after().graph(), Map.of()));
    }

    /// What goes becomes a part of the operator that computes its value now, unless that is as it was.
    private static Mapping step(Rewrite rewrite, OpGraph before, OpGraph after) {
        var becomes = new HashMap<NodeId, NodeId>();
        if (isNew(rewrite)) {
            before.nodes().stream()
                    .filter(node -> !after.contains(node.id()))
                    .forEach(node -> becomes.put(node.id(), rewrite.by()));
        }
        return Mapping.of(before, after, becomes);
    }

    private static boolean isNew(Rewrite rewrite) {
        return rewrite.replacements().stream().anyMatch(draft -> draft.id().equals(rewrite.by()));
    }
}
