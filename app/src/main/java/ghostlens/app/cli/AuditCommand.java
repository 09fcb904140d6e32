package ghostlens.app.cli;

import ghostlens.app.open.OpenNetwork;
import ghostlens.app.panel.Numbers;
import ghostlens.fuse.Trace;
import ghostlens.fuse.rules.Explanation;
import ghostlens.fuse.rules.Explanation.Kind;
import ghostlens.fuse.rules.Fusion;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says what a conversion has fused, what it could have fused, and what cannot be.
@Command(
        name = "audit",
        description = {
            "Says what a conversion has fused, what could still be fused, and what never can and why.",
            "The exit code is 1 if a conversion that was asked for with --form changed nothing."
        })
final class AuditCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final NetworkParameter network = new NetworkParameter();

    @Option(names = "--weights", paramLabel = "FILE", description = "A checkpoint of the network.")
    private @Nullable Path weights;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description = "Convert it first: deploy (as the authors do) or inference; left as it is, if not given.")
    private @Nullable Form form;

    @Mixin
    private final JsonOption json = new JsonOption();

    AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @param trained as the network was trained, as far as that is known
    /// @param found as it is
    /// @param possible as it could be
    private record Audit(
            String network,
            String form,
            String finding,
            boolean unchanged,
            Counts trained,
            Counts found,
            Counts possible,
            List<String> fused,
            List<Step> fusible,
            List<Obstacle> blocked,
            List<Obstacle> costly,
            List<Obstacle> staying) {}

    private record Counts(long batchNorms, long convolutions, long sums, long operators) {
        static Counts of(OpGraph graph) {
            return new Counts(
                    graph.count(Op.BatchNorm.class),
                    graph.count(Op.Conv2d.class),
                    graph.count(Op.Add.class),
                    graph.operators());
        }
    }

    private record Step(String rule, String node, String explanation) {}

    /// @param rule empty where no rule is about the node
    private record Obstacle(String node, String rule, String culprit, String reason) {
        static List<Obstacle> of(Explanation explanation, Kind kind) {
            return explanation.lines().stream()
                    .filter(line -> line.kind() == kind)
                    .map(line -> new Obstacle(
                            line.node().path(), line.rule(), line.culprit().path(), line.reason()))
                    .toList();
        }
    }

    @Override
    public Integer call() {
        var source = network.open(Optional.empty(), weights, terminal);
        var audited = Optional.ofNullable(form).map(source::inForm).orElse(source);
        var audit = audit(source, audited, Fusion.fuse(audited.network()));
        if (json.wanted) {
            terminal.json(audit);
        } else {
            terminal.print(text(audit));
        }
        return audit.unchanged ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private static Audit audit(OpenNetwork source, OpenNetwork audited, Trace trace) {
        var trained = trained(source);
        var found = audited.network().graph();
        var explanation = Explanation.of(trace);
        boolean unchanged = audited.network().form() != source.network().form()
                && found.equals(source.network().graph())
                && !trace.steps().isEmpty();
        return new Audit(
                audited.network().name(),
                audited.network().form().label(),
                finding(trained, found, trace.after().graph(), unchanged),
                unchanged,
                Counts.of(trained),
                Counts.of(found),
                Counts.of(trace.after().graph()),
                norms(trained)
                        .filter(id -> !found.contains(id.id()))
                        .map(n -> n.id().path())
                        .toList(),
                trace.steps().stream()
                        .map(Trace.Step::rewrite)
                        .map(r -> new Step(r.rule(), r.site().path(), r.explanation()))
                        .toList(),
                Obstacle.of(explanation, Kind.BLOCKED),
                Obstacle.of(explanation, Kind.COSTLY),
                Obstacle.of(explanation, Kind.STAYS));
    }

    /// The graph before any conversion: the zoo's, or that of an ONNX file, which is all that is known of it.
    private static OpGraph trained(OpenNetwork source) {
        var variant = source.variant();
        var network = source.network();
        return source.names().isEmpty()
                ? network.graph()
                : variant.definition().graph(Form.TRAINING, source.inputShape(), variant.classes(network));
    }

    private static Stream<Node> norms(OpGraph graph) {
        return graph.nodes().stream().filter(node -> node.op() instanceof Op.BatchNorm);
    }

    private static String finding(OpGraph trained, OpGraph found, OpGraph possible, boolean unchanged) {
        long before = trained.count(Op.BatchNorm.class);
        long now = found.count(Op.BatchNorm.class);
        long left = possible.count(Op.BatchNorm.class);
        if (unchanged) {
            return "NOTHING WAS FUSED: the conversion left all %d batch norms and %d operators as they were; %d batch norms need not be there."
                    .formatted(now, found.operators(), now - left);
        }
        return "Of %d batch norms %d are left, of which %d can still be fused.".formatted(before, now, now - left);
    }

    private static String text(Audit audit) {
        var counts = new Table("", ">trained", ">found", ">possible")
                .row(row(audit, "batch norms", Counts::batchNorms))
                .row(row(audit, "convolutions", Counts::convolutions))
                .row(row(audit, "sums", Counts::sums))
                .row(row(audit, "operators", Counts::operators));
        return "%s, %s form: %s%n%n%s%n%s%n%s%s%s"
                .formatted(
                        audit.network,
                        audit.form,
                        audit.finding,
                        counts,
                        fusible(audit),
                        blocked(audit),
                        reasons("allowed, but does not pay", audit.costly),
                        staying(audit.staying));
    }

    private static String[] row(Audit audit, String name, ToLongFunction<Counts> count) {
        var numbers = Stream.of(audit.trained, audit.found, audit.possible)
                .map(counts -> Numbers.count(count.applyAsLong(counts)));
        return Stream.concat(Stream.of(name), numbers).toArray(String[]::new);
    }

    private static String fusible(Audit audit) {
        if (audit.fusible.isEmpty()) {
            return "Nothing more can be fused.%n".formatted();
        }
        var table = new Table("can still be fused by", ">steps", "first at");
        audit.fusible.stream()
                .collect(Collectors.groupingBy(Step::rule, LinkedHashMap::new, Collectors.toList()))
                .forEach((rule, steps) -> table.row(rule, Numbers.count(steps.size()), steps.getFirst().node));
        return table.toString();
    }

    private static String blocked(Audit audit) {
        if (audit.blocked.isEmpty()) {
            return "Nothing stands in the way of a rule.%n".formatted();
        }
        return reasons("cannot be fused", audit.blocked)
                .substring(System.lineSeparator().length());
    }

    /// A line for each, under a heading; nothing where there are none.
    private static String reasons(String what, List<Obstacle> obstacles) {
        var table = new Table(what, "because");
        obstacles.forEach(obstacle -> table.row(obstacle.node, obstacle.reason));
        return obstacles.isEmpty() ? "" : System.lineSeparator() + table;
    }

    /// A line for each kind of operator, with the first of them.
    private static String staying(List<Obstacle> staying) {
        var table = new Table("never goes", ">nodes", "because, for instance");
        staying.stream()
                .collect(Collectors.groupingBy(AuditCommand::kind, LinkedHashMap::new, Collectors.toList()))
                .forEach((kind, all) -> table.row(kind, Numbers.count(all.size()), all.getFirst().reason));
        return staying.isEmpty() ? "" : System.lineSeparator() + table;
    }

    /// A reason begins with it: `The ReLU act1 …`.
    private static String kind(Obstacle obstacle) {
        int from = "The ".length();
        return obstacle.reason.substring(from, obstacle.reason.indexOf(' ' + obstacle.node, from));
    }
}
