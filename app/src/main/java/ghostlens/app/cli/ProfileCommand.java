package ghostlens.app.cli;

import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.panel.Numbers;
import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.profile.Conditions;
import ghostlens.model.profile.OpTiming;
import ghostlens.model.profile.Profile;
import ghostlens.model.profile.Profiler;
import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures every operator.
@Command(name = "profile", description = "Runs a network again and again and prints the time that each operator takes.")
final class ProfileCommand implements Callable<Integer> {
    private static final int WARM_UP_RUNS = 10;
    private static final int MOST_IMAGES = 1_000_000;
    private static final int MOST_RUNS = 10_000;

    private final Terminal terminal;

    @Mixin
    private final NetworkParameter network = new NetworkParameter();

    @Mixin
    private final EngineOption engine = new EngineOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(
            names = "--form",
            paramLabel = "FORM",
            defaultValue = "inference",
            description = "training, deploy or inference (the default, since that is what is deployed).")
    private Form form = Form.INFERENCE;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "1", description = "Images at a time; 1 if not given.")
    private int batch = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Processor cores to use; 1 if not given, as in the paper.")
    private int threads = 1;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "50", description = "Runs to measure; 50 if not given.")
    private int runs = 50;

    ProfileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Result(Circumstances conditions, int runs, long totalMedianNs, List<Operator> operators) {}

    private record Circumstances(
            String network,
            String form,
            List<Integer> input,
            String engine,
            String engineDescription,
            int threads,
            int warmUpRuns,
            String machine,
            String java) {}

    private record Operator(String id, String op, String kernel, long medianNs, double share, long multiplyAdds) {}

    @Override
    public Integer call() {
        requireBetween("--batch", batch, MOST_IMAGES);
        requireBetween("--threads", threads, Runtime.getRuntime().availableProcessors());
        requireBetween("--runs", runs, MOST_RUNS);
        var chosen = engine.engine();
        var profile = measure(chosen, open());
        if (json.wanted) {
            terminal.json(result(profile));
        } else {
            terminal.print(text(profile));
        }
        return ExitCode.DONE;
    }

    private static void requireBetween(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new Problem("%s takes a number from 1 to %,d here, not %,d.".formatted(option, most, value));
        }
    }

    private Network open() {
        var opened = NetworkOpener.open(OpenRequest.of(network.name, form));
        return NetworkOpener.withInput(opened, opened.graph().inputShape().with(0, batch));
    }

    private Profile measure(Engine chosen, Network opened) {
        terminal.say("Warming up with %d runs, then measuring %d.".formatted(WARM_UP_RUNS, runs));
        var input = SeededInput.of(opened.graph().inputShape(), OpenRequest.DEFAULT_SEED);
        try (var profiler =
                Profiler.open(opened, chosen, PlanOptions.DEFAULT.withThreads(threads), input, WARM_UP_RUNS)) {
            for (int run = 0; run < runs; run++) {
                profiler.runOnce();
            }
            return profiler.snapshot();
        }
    }

    private static Result result(Profile profile) {
        var operators = profile.operators().stream()
                .map(timing -> new Operator(
                        timing.node().id().path(),
                        Operators.type(timing.node()),
                        timing.kernel(),
                        timing.samples().median(),
                        timing.share(),
                        timing.multiplyAdds()))
                .toList();
        return new Result(
                circumstances(profile.conditions()),
                profile.runs(),
                profile.total().median(),
                operators);
    }

    private static Circumstances circumstances(Conditions c) {
        return new Circumstances(
                c.network(),
                c.form().label(),
                c.input().extents(),
                c.engine(),
                c.engineDescription(),
                c.threads(),
                c.warmUpRuns(),
                c.machine(),
                c.java());
    }

    private static String text(Profile profile) {
        var c = profile.conditions();
        var table = new Table("operator", "what", "kernel", ">median µs", ">share %", ">multiply-adds");
        profile.operators().forEach(timing -> row(table, timing));
        table.row(
                "a whole run",
                "",
                "",
                Numbers.micros(profile.total().median()),
                "",
                Numbers.count(profile.operators().stream()
                        .mapToLong(OpTiming::multiplyAdds)
                        .sum()));
        return "%s, %s form, input %s, %s, %d runs after %d to warm up%n%s%n%s, Java %s%n%n%s"
                .formatted(
                        c.network(),
                        c.form().label(),
                        c.input(),
                        c.threads() == 1 ? "1 thread" : c.threads() + " threads",
                        profile.runs(),
                        c.warmUpRuns(),
                        c.engineDescription(),
                        c.machine(),
                        c.java(),
                        table);
    }

    private static void row(Table table, OpTiming timing) {
        table.row(
                timing.node().id().path(),
                timing.node().op().label(),
                timing.kernel(),
                Numbers.micros(timing.samples().median()),
                Numbers.percent(timing.share()),
                Numbers.count(timing.multiplyAdds()));
    }
}
