package ghostlens.app.panel.evolution;

import ghostlens.assets.Texts;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.evolution.Fate;
import ghostlens.viewer.evolution.Fate.Added;
import ghostlens.viewer.evolution.Fate.Kept;
import ghostlens.viewer.evolution.Fate.Merged;
import ghostlens.viewer.evolution.Fate.Removed;
import ghostlens.viewer.evolution.Fate.Turned;
import ghostlens.viewer.evolution.Mapping;
import java.util.stream.Collectors;

/// What becomes of the operators in one step, in words.
final class Changes {
    private Changes() {}

    /// `concat → add`, and so on.
    static String words(Mapping mapping) {
        return mapping.changes().stream().map(fate -> words(mapping, fate)).collect(Collectors.joining(" · "));
    }

    private static String words(Mapping mapping, Fate fate) {
        return switch (fate) {
            case Kept kept -> Texts.get("evolution.moves", name(mapping.after(), kept.after()));
            case Turned turned ->
                name(mapping.before(), turned.before()) + " → " + name(mapping.after(), turned.after());
            case Added added -> Texts.get("evolution.comes", name(mapping.after(), added.after()));
            case Removed removed -> Texts.get("evolution.goes", name(mapping.before(), removed.before()));
            case Merged merged ->
                merged.before().stream().map(id -> name(mapping.before(), id)).collect(Collectors.joining(" + "))
                        + " → "
                        + name(mapping.after(), merged.after());
        };
    }

    private static String name(OpGraph graph, NodeId id) {
        return graph.node(id).op().label();
    }
}
