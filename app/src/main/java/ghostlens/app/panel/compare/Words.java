package ghostlens.app.panel.compare;

import ghostlens.app.panel.compare.CompareModel.Selection;
import ghostlens.assets.Texts;
import ghostlens.fuse.match.Match;
import ghostlens.model.graph.Node;
import java.util.List;
import java.util.stream.Collectors;

/// What there is to say about a selection: what it belongs to in the other network, or that it has no counterpart.
final class Words {
    private Words() {}

    static String of(Comparison comparison, Selection selected, int other) {
        var there = selected.pane() == 0 ? other : 0;
        var network = comparison.compared().get(there).title();
        return comparison
                .match(selected.pane(), other, selected.path())
                .map(match -> of(match, selected, network))
                .orElseGet(() -> ofGroup(comparison, selected, there, network));
    }

    private static String of(Match match, Selection selected, String network) {
        var counterparts = selected.pane() == 0 ? match.after() : match.before();
        if (counterparts.isEmpty()) {
            return Texts.get(match.byHand() ? "compare.lone.byHand" : "compare.lone", selected.path(), network);
        }
        var partners = selected.pane() == 0 ? match.before() : match.after();
        var how = match.byHand()
                ? Texts.get("compare.byHand")
                : Texts.get("compare.sureness", Math.round(100 * match.confidence()));
        var subject = partners.size() > 1
                ? Texts.get("compare.together", selected.path(), partners.size() - 1)
                : selected.path();
        return Texts.get(
                partners.size() > 1 ? "compare.belong" : "compare.belongs", subject, names(counterparts), network, how);
    }

    private static String ofGroup(Comparison comparison, Selection selected, int there, String network) {
        var counterparts = comparison.counterparts(selected.pane(), there, selected.path());
        return counterparts.isEmpty()
                ? Texts.get("compare.lone", selected.path(), network)
                : Texts.get("compare.group", selected.path(), counterparts.getFirst(), network);
    }

    private static String names(List<Node> nodes) {
        return nodes.stream().map(node -> node.id().path()).collect(Collectors.joining(", "));
    }
}
