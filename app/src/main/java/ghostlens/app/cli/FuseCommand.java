package ghostlens.app.cli;

import ghostlens.app.open.NetworkWriter;
import ghostlens.app.panel.Numbers;
import ghostlens.app.panel.equivalence.WorkedExample;
import ghostlens.fuse.Trace;
import ghostlens.fuse.check.CheckInput;
import ghostlens.fuse.check.Equivalence;
import ghostlens.fuse.check.EquivalenceCheck;
import ghostlens.fuse.check.Fault;
import ghostlens.fuse.check.NodeDifference;
import ghostlens.fuse.check.Pair;
import ghostlens.fuse.terms.ChannelTerms;
import ghostlens.model.Problem;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Folds all that can be folded, and checks that the network still computes the same.
@Command(
        name = "fuse",
        description = {
            "Folds every BatchNorm and branch that can be folded, and checks that the outputs stay.",
            "The network runs before and after on the same inputs, also in float64; the exit code is 1 if they differ "
                    + "by more than rounding explains."
        })
final class FuseCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Source source = new Source();

    @Mixin
    private final EngineOption engine = new EngineOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final RewritingOptions rewriting = new RewritingOptions();

    @Mixin
    private final ChannelOption channel = new ChannelOption();

    @Mixin
    private final NamesOption names = new NamesOption();

    @Option(names = "--out", paramLabel = "OUT", description = "Write the fused network: .onnx, .safetensors or .npz.")
    private @Nullable Path out;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description = "Plant a fault, to see it found: ${COMPLETION-CANDIDATES}",
            completionCandidates = Faults.class)
    private @Nullable Fault fault;

    FuseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Result(
            String network,
            String engine,
            long batchNormsBefore,
            long batchNormsAfter,
            int operatorsBefore,
            int operatorsAfter,
            double largestAbsolute,
            double largestRelative,
            double meanAbsolute,
            boolean topClassAgrees,
            double ulps,
            double scale,
            double tolerance,
            boolean holds,
            String verdict,
            @Nullable String firstNode,
            String sentence,
            EquivalenceReport check,
            List<TraceResult.Step> steps,
            List<TraceResult.Obstacle> blocked,
            List<TraceResult.Price> costly,
            List<NodeResult> nodes) {}

    private record NodeResult(String after, String before, double largestAbsolute, double largestRelative) {}

    @Override
    public Integer call() {
        requireOneTask();
        var chosen = engine.engine();
        var opened = source.open(Optional.empty(), terminal);
        var trace = rewriting.rewrite(opened.network());
        if (rewriting.explain().isPresent()) {
            return explain(trace, rewriting.explain().get());
        }
        var terms = channel.terms(trace);
        if (terms.isPresent()) {
            return show(trace, terms.get());
        }
        if (out != null) {
            NetworkWriter.requireKnown(opened.what(), trace.after(), out);
        }
        var equivalence = check(trace, chosen, opened.input());
        if (out != null) {
            NetworkWriter.write(opened.what(), trace.after(), names.names(), out);
            terminal.say("The fused network is in %s.".formatted(out));
        }
        var steps = TraceResult.of(trace);
        var result = result(trace, steps, equivalence);
        if (json.wanted) {
            terminal.json(result);
        } else {
            terminal.print(text(result, steps.text(rewriting.listsSteps())));
        }
        return equivalence.holds() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    /// @throws Problem where one of these would pass over another
    private void requireOneTask() {
        var asked = new ArrayList<String>();
        rewriting.explain().ifPresent(_ -> asked.add("--explain"));
        if (channel.isGiven()) {
            asked.add("--channel");
        }
        if (fault != null) {
            asked.add("--fault");
        }
        if (out != null) {
            asked.add("--out");
        }
        if (asked.size() > 1) {
            throw new Problem(
                    "%s does not go with %s: one run explains, shows a channel, plants a fault or writes the network; leave one of them out."
                            .formatted(asked.getFirst(), asked.get(1)));
        }
        if (out == null && names.names().isPresent()) {
            throw new Problem(
                    "--names says whose names the tensors of a written file get; give --out, or leave it out.");
        }
    }

    private Equivalence check(Trace trace, Engine chosen, Tensor input) {
        if (fault == null) {
            return EquivalenceCheck.check(Pair.of(trace), chosen, CheckInput.around(input));
        }
        var planted = fault.plant(trace, input);
        terminal.say("Planted at %s: %s".formatted(planted.site(), fault.summary()));
        terminal.say(
                "This is to be found there as %s.".formatted(fault.verdict().label()));
        return EquivalenceCheck.check(planted.pair(), fault.on(chosen), CheckInput.around(input));
    }

    private int explain(Trace trace, String path) {
        var answer = TraceResult.answer(trace, path);
        if (json.wanted) {
            terminal.json(answer);
        } else {
            terminal.print(TraceResult.text(answer));
        }
        return ExitCode.DONE;
    }

    private int show(Trace trace, ChannelTerms terms) {
        if (json.wanted) {
            terminal.json(ChannelResult.of(trace.before().name(), terms));
        } else {
            terminal.print(WorkedExample.text(terms));
        }
        return ExitCode.DONE;
    }

    private static Result result(Trace trace, TraceResult steps, Equivalence equivalence) {
        var output = equivalence.output();
        return new Result(
                trace.before().name(),
                equivalence.engine(),
                batchNorms(trace.before()),
                batchNorms(trace.after()),
                (int) trace.before().graph().operators(),
                (int) trace.after().graph().operators(),
                output.largestAbsolute(),
                output.largestRelative(),
                output.meanAbsolute(),
                equivalence.topClassAgrees(),
                output.largestUlps(),
                output.scale(),
                equivalence.tolerance(),
                equivalence.holds(),
                equivalence.verdict().label(),
                equivalence.firstNode().map(NodeId::path).orElse(null),
                equivalence.sentence(),
                EquivalenceReport.of(equivalence),
                steps.steps(),
                steps.blocked(),
                steps.costly(),
                equivalence.nodes().stream().map(FuseCommand::nodeResult).toList());
    }

    private static NodeResult nodeResult(NodeDifference node) {
        return new NodeResult(
                node.after().path(),
                node.before().path(),
                node.difference().largestAbsolute(),
                node.difference().largestRelative());
    }

    private static long batchNorms(Network network) {
        return network.graph().count(Op.BatchNorm.class);
    }

    private static String text(Result result, String steps) {
        var counts = new Table("", ">before", ">after")
                .row("batch norms", Numbers.count(result.batchNormsBefore), Numbers.count(result.batchNormsAfter))
                .row("operators", Numbers.count(result.operatorsBefore), Numbers.count(result.operatorsAfter));
        return "%s%n%n%s%n%s%n%s".formatted(result.sentence, counts, steps, result.check.text());
    }
}
