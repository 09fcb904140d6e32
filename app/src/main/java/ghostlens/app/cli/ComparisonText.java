package ghostlens.app.cli;

import ghostlens.app.panel.Numbers;
import ghostlens.model.graph.NodeId;
import ghostlens.model.profile.Comparison;
import ghostlens.model.profile.Difference;
import ghostlens.model.profile.Profile;
import ghostlens.model.profile.Samples;
import java.util.List;
import java.util.stream.Collectors;

/// A comparison for people.
final class ComparisonText {
    private ComparisonText() {}

    static String of(Comparison comparison) {
        return "%s%nfirst:  %s%nsecond: %s%n%s%n%n%s%s%s"
                .formatted(
                        headline(comparison),
                        side(comparison.a()),
                        side(comparison.b()),
                        comparison.paired()
                                ? "run in turn, compared round by round"
                                : "measured apart: what the machine did meanwhile may differ too",
                        table(comparison),
                        unmatched("first", comparison.onlyInA()),
                        unmatched("second", comparison.onlyInB()));
    }

    private static String headline(Comparison comparison) {
        var whole = comparison.whole();
        return switch (whole.verdict()) {
            case SLOWER, FASTER ->
                "The second is %s: %s (99 %% interval %s)."
                        .formatted(whole.verdict().words(), Numbers.change(whole.ratio()), interval(whole));
            case NO_DIFFERENCE_FOUND ->
                "No difference found: %s (99 %% interval %s)."
                        .formatted(Numbers.change(whole.ratio()), interval(whole));
            case TOO_FEW_RUNS -> "Too few runs to tell.";
        };
    }

    private static String side(Profile profile) {
        var c = profile.conditions();
        return "%s, %s form, %s, %s, input %s, %s, %d runs, %s"
                .formatted(
                        c.network(),
                        c.form().label(),
                        c.engine(),
                        c.view().label(),
                        c.input(),
                        c.threads() == 1 ? "1 thread" : c.threads() + " threads",
                        profile.runs(),
                        c.machine());
    }

    private static Table table(Comparison comparison) {
        var table = new Table("operator", ">first µs", ">second µs", ">change", ">interval", "");
        comparison
                .operators()
                .forEach(o -> row(table, o.node().path(), o.a().samples(), o.b().samples(), o.difference()));
        row(table, "a whole run", comparison.a().total(), comparison.b().total(), comparison.whole());
        return table;
    }

    private static void row(Table table, String name, Samples a, Samples b, Difference difference) {
        table.row(
                name,
                Numbers.micros(a.median()),
                Numbers.micros(b.median()),
                Numbers.change(difference.ratio()),
                interval(difference),
                difference.verdict().words());
    }

    private static String interval(Difference difference) {
        return difference
                .interval()
                .map(i -> "%s to %s".formatted(Numbers.change(i.low()), Numbers.change(i.high())))
                .orElse("–");
    }

    private static String unmatched(String side, List<NodeId> nodes) {
        return nodes.isEmpty()
                ? ""
                : "only in the %s: %s%n"
                        .formatted(side, nodes.stream().map(NodeId::path).collect(Collectors.joining(", ")));
    }
}
