package ghostlens.app.panel.compare;

import ghostlens.fuse.match.Match.Fate;
import ghostlens.fuse.match.Matching;
import ghostlens.model.graph.Node;
import ghostlens.viewer.Mark;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What became of the operators and groups of a graph, as marks on its boxes. A group in which nothing differs is kept,
/// one that is all new is added, one in which operators became fewer is merged; any other is changed.
final class Fates {
    private Fates() {}

    static Map<String, Mark> ofFirst(Matching matching) {
        return marks(
                matching.before().nodes(), node -> matching.ofBefore(node.id()).fate());
    }

    static Map<String, Mark> ofOther(Matching matching) {
        return marks(
                matching.after().nodes(), node -> matching.ofAfter(node.id()).fate());
    }

    private static Map<String, Mark> marks(List<Node> nodes, Function<Node, Fate> fate) {
        var fates = new HashMap<String, Set<Fate>>();
        for (var node : nodes) {
            var own = fate.apply(node);
            fates.put(node.id().path(), EnumSet.of(own));
            node.id()
                    .groups()
                    .forEach(group -> fates.computeIfAbsent(group, _ -> EnumSet.noneOf(Fate.class))
                            .add(own));
        }
        var marks = new HashMap<String, Mark>();
        fates.forEach((path, all) -> marks.put(path, mark(all)));
        return marks;
    }

    private static Mark mark(Set<Fate> fates) {
        if (fates.equals(EnumSet.of(Fate.KEPT, Fate.MERGED))) {
            return Mark.MERGED;
        }
        return fates.size() == 1 ? mark(fates.iterator().next()) : Mark.CHANGED;
    }

    static Mark mark(Fate fate) {
        return switch (fate) {
            case KEPT -> Mark.KEPT;
            case CHANGED -> Mark.CHANGED;
            case MERGED -> Mark.MERGED;
            case REMOVED -> Mark.REMOVED;
            case ADDED -> Mark.ADDED;
        };
    }
}
