package ghostlens.app.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import ghostlens.app.panel.Numbers;
import ghostlens.fuse.Change;
import ghostlens.fuse.Outcome.Blocked;
import ghostlens.fuse.Outcome.Costly;
import ghostlens.fuse.Trace;
import ghostlens.fuse.rules.Explanation;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.NodeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A trace as the command line shows it.
///
/// @param blocked what stands in the way of more
/// @param costly what is allowed and would not pay
record TraceResult(List<Step> steps, List<Obstacle> blocked, List<Price> costly) {

    /// @param before the nodes that went or changed
    /// @param after the nodes that came or changed
    record Step(
            int position,
            String rule,
            String formula,
            String node,
            List<String> before,
            List<String> after,
            String explanation,
            Change change) {}

    record Obstacle(String node, String rule, String culprit, String reason) {}

    record Price(String node, String rule, String explanation, Change change) {}

    /// What became of a node, and why no more.
    record Answer(String network, String node, List<AnswerLine> lines) {}

    record AnswerLine(String kind, String node, String rule, String culprit, String reason) {}

    static TraceResult of(Trace trace) {
        return new TraceResult(
                IntStream.range(0, trace.steps().size())
                        .mapToObj(i -> step(i + 1, trace.steps().get(i)))
                        .toList(),
                trace.blocked().stream().map(TraceResult::obstacle).toList(),
                trace.costly().stream().map(TraceResult::price).toList());
    }

    private static Step step(int position, Trace.Step step) {
        var rewrite = step.rewrite();
        var after = rewrite.replacements().stream().map(Draft::id).toList();
        return new Step(
                position,
                rewrite.rule(),
                step.formula(),
                rewrite.site().path(),
                paths(Stream.concat(rewrite.removed().stream(), after.stream())),
                paths(after.stream()),
                rewrite.explanation(),
                step.change());
    }

    private static List<String> paths(Stream<NodeId> ids) {
        return ids.map(NodeId::path).distinct().toList();
    }

    private static Obstacle obstacle(Blocked blocked) {
        return new Obstacle(
                blocked.node().path(), blocked.rule(), blocked.culprit().path(), blocked.reason());
    }

    private static Price price(Costly costly) {
        return new Price(costly.node().path(), costly.rule(), costly.explanation(), costly.change());
    }

    static Answer answer(Trace trace, String path) {
        return new Answer(
                trace.before().name(),
                path,
                Explanation.of(trace, path).lines().stream()
                        .map(line -> new AnswerLine(
                                line.kind().name().toLowerCase(Locale.ROOT),
                                line.node().path(),
                                line.rule(),
                                line.culprit().path(),
                                line.reason()))
                        .toList());
    }

    /// The answer as text: a line for each sentence.
    static String text(Answer answer) {
        return answer.lines().stream()
                .map(line -> "%-8s%s%n".formatted(line.kind(), line.reason()))
                .collect(Collectors.joining());
    }

    /// How often each rule was applied, or every step.
    String text(boolean every) {
        var text = new StringBuilder(steps.isEmpty() ? "No step was taken.%n".formatted() : every ? list() : counts());
        if (!blocked.isEmpty()) {
            var table = new Table("blocked", ">places", "for instance");
            blocked.stream()
                    .collect(groupingBy(Obstacle::rule, LinkedHashMap::new, Collectors.toList()))
                    .forEach((rule, all) -> table.row(
                            rule, Numbers.count(all.size()), all.getFirst().reason()));
            text.append(System.lineSeparator()).append(table);
        }
        if (!costly.isEmpty()) {
            var table =
                    new Table("allowed, but does not pay", ">places", ">multiply-adds", ">parameters", ">operators");
            costly.stream()
                    .collect(groupingBy(Price::rule, LinkedHashMap::new, Collectors.toList()))
                    .forEach((rule, all) -> {
                        var sum = all.stream()
                                .map(Price::change)
                                .reduce(Change::plus)
                                .orElseThrow();
                        table.row(
                                rule,
                                Numbers.count(all.size()),
                                "%+,d".formatted(sum.multiplyAdds()),
                                "%+,d".formatted(sum.parameters()),
                                "%+,d".formatted(sum.operators()));
                    });
            text.append(System.lineSeparator()).append(table);
        }
        return text.toString();
    }

    private String counts() {
        var table = new Table("rule", ">steps");
        steps.stream()
                .collect(groupingBy(Step::rule, LinkedHashMap::new, counting()))
                .forEach((rule, count) -> table.row(rule, Numbers.count(count)));
        return table.toString();
    }

    private String list() {
        var table = new Table(">step", "rule", "at", ">multiply-adds", ">parameters", "what");
        steps.forEach(step -> table.row(
                Numbers.count(step.position),
                step.rule,
                step.node,
                "%+,d".formatted(step.change.multiplyAdds()),
                "%+,d".formatted(step.change.parameters()),
                step.explanation));
        return table.toString();
    }
}
