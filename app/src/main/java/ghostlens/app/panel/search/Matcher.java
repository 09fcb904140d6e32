package ghostlens.app.panel.search;

import java.util.List;

/// Whether an operator meets a condition.
final class Matcher {
    private final Measured measured;
    private final Patience patience;

    Matcher(Measured measured, Patience patience) {
        this.measured = measured;
        this.patience = patience;
    }

    boolean meetsAll(Entry entry, List<Term> terms) {
        for (var term : terms) {
            if (!meets(entry, term)) {
                return false;
            }
        }
        return true;
    }

    private boolean meets(Entry entry, Term term) {
        return switch (term) {
            case Term.Word(var text) -> entry.text().contains(text);
            case Term.Exact(var text) -> entry.written().contains(text);
            case Term.Regex(var pattern) ->
                pattern.matcher(patience.over(entry.named())).find();
            case Term.Kind(var text) -> entry.kind().contains(" " + text);
            case Term.Within(var groups) -> isWithin(entry, groups);
            case Term.Extents(var extents, var written) ->
                hasRun(entry.extents(), extents) || entry.text().contains(" " + written);
            case Term.Compare(var figure, var relation, var value) -> relation.holds(figure(entry, figure), value);
            case Term.Not(var inner) -> !meets(entry, inner);
        };
    }

    private static boolean isWithin(Entry entry, List<String> groups) {
        for (var group : groups) {
            if (entry.groups().contains(group)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasRun(List<Integer> extents, List<Integer> asked) {
        for (int start = 0; start + asked.size() <= extents.size(); start++) {
            if (matches(extents, asked, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(List<Integer> extents, List<Integer> asked, int start) {
        for (int i = 0; i < asked.size(); i++) {
            int extent = asked.get(i);
            if (extent != Term.ANY && extent != extents.get(start + i)) {
                return false;
            }
        }
        return true;
    }

    /// Not a number where the operator has none, or none was measured.
    double figure(Entry entry, Figure figure) {
        return switch (figure) {
            case KERNEL -> entry.kernel();
            case STRIDE -> entry.stride();
            case GROUPS -> entry.convolutionGroups();
            case CHANNELS -> entry.channels();
            case HEIGHT -> entry.height();
            case WIDTH -> entry.width();
            case MULTIPLY_ADDS -> entry.multiplyAdds();
            case PARAMETERS -> entry.parameters();
            case TIME -> measured.nanos().getOrDefault(entry.node().id().path(), Double.NaN);
            case ERROR -> measured.errors().getOrDefault(entry.node().id().path(), Double.NaN);
        };
    }
}
