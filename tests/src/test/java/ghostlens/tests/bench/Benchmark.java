package ghostlens.tests.bench;

import ghostlens.model.Problem;
import ghostlens.tests.drawing.Drawing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The benchmark's command line; docs/benchmark.md says how to start it and how it measures.
@Command(name = "benchmark", mixinStandardHelpOptions = true, description = "Our engines against ONNX Runtime.")
public final class Benchmark implements Callable<Integer> {
    private static final String FRESH = "--fresh";

    @Spec
    private CommandSpec spec;

    @Mixin
    private final Settings settings = new Settings();

    @Option(names = "--accuracy", description = "Differences from float64 instead of times.")
    private boolean accuracy;

    @Option(names = "--preparation", description = "What building, fusing, planning and opening take, instead.")
    private boolean preparation;

    @Option(names = "--profiling", description = "How much of a run profiles cover and what they add, instead.")
    private boolean profiling;

    @Option(names = "--growth", description = "How the time of fusing grows with the number of nodes, instead.")
    private boolean growth;

    @Option(names = "--search", description = "What the window's search over 10,000 operators takes, instead.")
    private boolean search;

    @Option(
            names = "--endurance",
            paramLabel = "N",
            description = "What N runs in one session leave in memory, instead.")
    private int endurance;

    @Option(names = "--drawing", description = "How fast large graphs are drawn, instead.")
    private boolean drawing;

    @Option(names = "--start", description = "How long fresh processes take until the engine is primed, instead.")
    private boolean start;

    @Option(names = FRESH, paramLabel = "N", description = "The same in N fresh JVMs, and how the ratios vary.")
    private int fresh;

    private Benchmark() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Benchmark())
                .setExecutionExceptionHandler((failure, _, _) -> report(failure))
                .execute(arguments));
    }

    private static int report(Exception failure) throws Exception {
        if (failure instanceof Problem problem) {
            System.err.println(problem.sentence());
            return CommandLine.ExitCode.USAGE;
        }
        throw failure;
    }

    @Override
    public Integer call() throws Exception {
        if (drawing) {
            System.out.printf("%n%s", Drawing.measure(settings.out(), System.out::println));
            return CommandLine.ExitCode.OK;
        }
        var findings = findings();
        Results.write(settings.out(), findings);
        System.out.printf(
                "%n%s%nThe table and its JSON file are in %s%n",
                Tables.of(findings), settings.out().toAbsolutePath());
        return CommandLine.ExitCode.OK;
    }

    private Findings findings() throws Exception {
        if (fresh > 0) {
            return new FreshJvms(withoutFresh(), settings.out()).run(fresh, System.out::println);
        }
        if (start) {
            return Start.measure(settings, System.out::println);
        }
        if (accuracy) {
            return Accuracy.measure(settings, System.out::println);
        }
        if (preparation) {
            return Preparation.measure(settings, System.out::println);
        }
        if (profiling) {
            return Profiling.measure(settings, System.out::println);
        }
        if (growth) {
            return Growth.measure(settings, System.out::println);
        }
        if (search) {
            return Searching.measure(settings, System.out::println);
        }
        return endurance > 0
                ? Endurance.measure(settings, endurance, System.out::println)
                : Comparison.measure(settings, System.out::println);
    }

    /// What a fresh JVM is to do; a later `--out` takes the place of an earlier one only if that is left out.
    private List<String> withoutFresh() {
        var arguments = new ArrayList<String>();
        var given = spec.commandLine().getParseResult().originalArgs().iterator();
        while (given.hasNext()) {
            var word = given.next();
            if (word.equals(FRESH) || word.equals("--out")) {
                given.next();
            } else if (!word.startsWith(FRESH + "=") && !word.startsWith("--out=")) {
                arguments.add(word);
            }
        }
        return arguments;
    }
}
