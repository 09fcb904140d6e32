package ghostlens.app.report;

import ghostlens.app.panel.Numbers;
import ghostlens.charts.ChartModel;
import ghostlens.charts.ChartModel.Axis;
import ghostlens.charts.ChartModel.Kind;
import ghostlens.charts.ChartModel.Mark;
import ghostlens.charts.ChartModel.Point;
import ghostlens.charts.ChartModel.Series;
import ghostlens.fuse.Trace;
import ghostlens.fuse.check.Equivalence;
import ghostlens.fuse.check.NodeDifference;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Whether folding changed what the network computes.
final class Proof {
    private static final int WORST = 8;

    private Proof() {}

    static String html(Findings findings) {
        var equivalence = findings.equivalence();
        return Html.section(
                "equivalence",
                "Is it still the same network?",
                "<p class=\"verdict\">%s</p>%n".formatted(Html.escape(equivalence.sentence())),
                numbers(equivalence),
                "<h3>What was done</h3>\n",
                steps(findings.trace()),
                "<h3>Node by node</h3>\n",
                Chart.figure(
                        "Where rounding comes in",
                        "Each point is a node that both networks have.",
                        course(equivalence)),
                worst(equivalence));
    }

    private static String numbers(Equivalence equivalence) {
        var output = equivalence.output();
        return Html.table(
                List.of("difference of the outputs", "value"),
                List.of(
                        List.of("largest", Numbers.small(output.largestAbsolute())),
                        List.of("mean", Numbers.small(output.meanAbsolute())),
                        List.of("largest, relative to the scale", Numbers.small(output.largestRelative())),
                        List.of("of that, rounding explains up to", Numbers.small(equivalence.tolerance())),
                        List.of("largest, in float32 steps at the scale", "%.1f".formatted(output.largestUlps())),
                        List.of("top class", equivalence.topClassAgrees() ? "agrees" : "differs")));
    }

    private static String steps(Trace trace) {
        var counts = trace.steps().stream()
                .collect(Collectors.groupingBy(s -> s.rewrite().rule(), LinkedHashMap::new, Collectors.counting()));
        return Html.table(
                List.of("rule", "steps"),
                counts.entrySet().stream()
                        .map(rule -> List.of(rule.getKey(), Numbers.count(rule.getValue())))
                        .toList());
    }

    /// The relative difference of each node in the order in which they run; exact ones cannot stand on a logarithmic
    /// axis.
    private static ChartModel course(Equivalence equivalence) {
        var nodes = equivalence.nodes();
        var points = IntStream.range(0, nodes.size())
                .filter(i -> nodes.get(i).difference().largestRelative() > 0)
                .mapToObj(i -> new Point(i + 1.0, nodes.get(i).difference().largestRelative(), "", Optional.empty()))
                .toList();
        return new ChartModel(
                "Largest difference of each node, relative to its scale",
                Axis.linear("node, in the order in which they run", ""),
                Axis.logarithmic("largest difference", "of the scale"),
                List.of(new Series("nodes", "accent", Kind.POINTS, Mark.DISC, points)));
    }

    private static String worst(Equivalence equivalence) {
        var rows = equivalence.nodes().stream()
                .sorted(Comparator.comparingDouble(
                                (NodeDifference n) -> n.difference().largestRelative())
                        .reversed())
                .limit(WORST)
                .map(n -> List.of(
                        n.after().path(),
                        n.before().path(),
                        Numbers.small(n.difference().largestAbsolute()),
                        Numbers.small(n.difference().largestRelative())))
                .toList();
        return Html.table(List.of("furthest apart: after", "before", "largest", "relative"), rows);
    }
}
