package ghostlens.app.cli;

import ghostlens.app.open.CorrectionsFile;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenNetwork;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.panel.Numbers;
import ghostlens.fuse.match.Change;
import ghostlens.fuse.match.Corrections;
import ghostlens.fuse.match.Match;
import ghostlens.fuse.match.Match.Fate;
import ghostlens.fuse.match.Matcher;
import ghostlens.fuse.match.Matching;
import ghostlens.model.graph.Node;
import ghostlens.model.net.Form;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says which operators of two networks belong together, and what differs.
@Command(
        name = "match",
        description = {
            "Says which operators of two networks, forms or files belong together, and lists what differs.",
            "They are matched by what they are and where they stand: names need not agree, and nothing is run."
        })
final class MatchCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FIRST", description = "A network, a checkpoint or an ONNX file.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "SECOND", description = "The same kind of thing to compare it with.")
    private String second = "";

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description = "The form of the first: training, deploy or inference; as it comes if not given.")
    private @Nullable Form form;

    @Option(names = "--second-form", paramLabel = "FORM", description = "The form of the second, likewise.")
    private @Nullable Form secondForm;

    @Option(names = "--all", description = "List also what is kept.")
    private boolean all;

    @Option(
            names = "--corrections",
            paramLabel = "FILE.json",
            description = "Corrections by hand; otherwise those that were made in the window.")
    private @Nullable Path corrections;

    @Mixin
    private final JsonOption json = new JsonOption();

    MatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Result(String first, String second, int corrections, Map<String, Long> counts, List<Row> matches) {}

    private record Row(
            String fate,
            List<String> first,
            List<String> second,
            List<Change> changes,
            double confidence,
            boolean byHand) {
        static Row of(Match match) {
            return new Row(
                    word(match.fate()),
                    paths(match.before()),
                    paths(match.after()),
                    match.changes(),
                    match.confidence(),
                    match.byHand());
        }
    }

    @Override
    public Integer call() {
        var one = open(first, form);
        var other = open(second, secondForm);
        var before = one.network().graph();
        var after = other.network().graph();
        var known = Optional.ofNullable(corrections)
                .map(CorrectionsFile::new)
                .orElseGet(CorrectionsFile::ofUser)
                .load(before, after);
        var matching = Matcher.match(before, after, known);
        if (json.wanted) {
            terminal.json(result(one, other, matching, known));
        } else {
            terminal.print(text(one, other, matching, known));
        }
        return ExitCode.DONE;
    }

    private static OpenNetwork open(String name, @Nullable Form wanted) {
        var opened = NetworkOpener.source(OpenRequest.of(name, Form.TRAINING));
        return wanted == null ? opened : opened.inForm(wanted);
    }

    private Result result(OpenNetwork one, OpenNetwork other, Matching matching, Corrections known) {
        var counts = new LinkedHashMap<String, Long>();
        for (var fate : Fate.values()) {
            counts.put(word(fate), matching.count(fate));
        }
        var matches = all ? matching.matches() : matching.differences();
        return new Result(
                title(one),
                title(other),
                known.size(),
                counts,
                matches.stream().map(Row::of).toList());
    }

    private String text(OpenNetwork one, OpenNetwork other, Matching matching, Corrections known) {
        var counts = new Table("", ">first", ">second");
        for (var fate : Fate.values()) {
            var of = matching.matches().stream().filter(m -> m.fate() == fate).toList();
            counts.row(
                    word(fate),
                    Numbers.count(of.stream().mapToInt(m -> m.before().size()).sum()),
                    Numbers.count(of.stream().mapToInt(m -> m.after().size()).sum()));
        }
        var byHand = known.isEmpty() ? "" : "%d of it as corrected by hand.%n%n".formatted(known.size());
        return "%s against %s%n%n%s%n%s%s".formatted(title(one), title(other), counts, byHand, listed(matching));
    }

    private String listed(Matching matching) {
        var matches = all ? matching.matches() : matching.differences();
        if (matches.isEmpty()) {
            return "No operator differs.%n".formatted();
        }
        var table = new Table("", "first", "second", "what differs", ">sure %");
        matches.forEach(m -> table.row(
                word(m.fate()),
                names(m.before()),
                names(m.after()),
                differs(m),
                String.valueOf(Math.round(100 * m.confidence()))));
        return table.toString();
    }

    private static String differs(Match match) {
        var only = match.isPair() ? "" : label(match.before().isEmpty() ? match.after() : match.before());
        return match.changes().stream().map(Change::toString).collect(Collectors.joining(", ", only, ""));
    }

    private static String label(List<Node> nodes) {
        return nodes.getFirst().op().label();
    }

    private static String title(OpenNetwork opened) {
        return "%s, %s form"
                .formatted(opened.network().name(), opened.network().form().label());
    }

    private static String names(List<Node> nodes) {
        return nodes.isEmpty() ? "no counterpart" : String.join(", ", paths(nodes));
    }

    private static List<String> paths(List<Node> nodes) {
        return nodes.stream().map(node -> node.id().path()).toList();
    }

    private static String word(Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }
}
