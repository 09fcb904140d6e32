package ghostlens.app.cli;

import ghostlens.app.open.Engines;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.profile.Comparison;
import ghostlens.model.profile.Profiler;
import ghostlens.model.profile.Verdict;
import ghostlens.model.profile.format.ProfileFile;
import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.View;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sets two networks, or two saved profiles, against each other.
@Command(
        name = "compare",
        description = {
            "Compares the times of two networks, run in turn, or of two saved profiles.",
            "Both networks run as the options say; --second-... says what is different for the second."
        })
final class CompareCommand implements Callable<Integer> {
    private static final int WARM_UP_RUNS = 10;
    private static final int MOST_TRIALS = 10_000;
    private static final int MOST_PERCENT = 1_000;

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "FIRST",
            description = "A network or its file, or a profile that was saved: FILE.json")
    private String first = "";

    @Parameters(index = "1", paramLabel = "SECOND", description = "The same kind of thing to compare it with.")
    private String second = "";

    @Mixin
    private final EngineOption engine = new EngineOption();

    @Mixin
    private final RunSetup setup = new RunSetup();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--second-engine", paramLabel = "ENGINE", description = "What the second runs on.")
    private @Nullable String secondEngine;

    @Option(names = "--second-form", paramLabel = "FORM", description = "The form of the second.")
    private @Nullable Form secondForm;

    @Option(names = "--second-view", paramLabel = "VIEW", description = "The view of the second.")
    private @Nullable View secondView;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "100",
            description = "Rounds of two runs each, in turn; 100 if not given.")
    private int rounds = 100;

    @Option(
            names = "--slow-down",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Slow the second down on purpose, to see whether that is found.")
    private int slowDown;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "1",
            description = "Compare this often, each time anew, and count the verdicts.")
    private int trials = 1;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Trials(int trials, int rounds, int slowDownPercent, Map<String, Integer> verdicts) {}

    @Override
    public Integer call() {
        setup.check();
        RunSetup.requireBetween("--rounds", rounds, Profiler.NEWEST_RUNS / 2);
        RunSetup.requireBetween("--trials", trials, MOST_TRIALS);
        if (isFile(first) != isFile(second)) {
            throw new Problem("Compare two networks or two saved profiles; for one of each there is: "
                    + "ghostlens profile NETWORK --compare FILE.json.");
        }
        if (slowDown < 0 || slowDown > MOST_PERCENT) {
            throw new Problem(
                    "--slow-down takes a number from 0 to %,d here, not %,d.".formatted(MOST_PERCENT, slowDown));
        }
        if (trials > 1 && !isFile(first)) {
            countVerdicts();
        } else {
            print(isFile(first) ? apart() : interleaved());
        }
        return ExitCode.DONE;
    }

    private static boolean isFile(String name) {
        return name.endsWith(".json");
    }

    private Comparison apart() {
        return Comparison.apart(ProfileFile.load(Path.of(first)), ProfileFile.load(Path.of(second)));
    }

    private Comparison interleaved() {
        try (var a = open(first, engine.engine(), setup.form(), setup.plan());
                var b = open(second, secondEngine(), secondForm(), secondPlan())) {
            return Comparison.interleaved(a, b, rounds);
        }
    }

    private Profiler open(String name, Engine chosen, Form form, PlanOptions plan) {
        var opened = NetworkOpener.open(OpenRequest.of(name, form));
        opened.requireRunnable();
        var shape = opened.inputShape().with(0, setup.batch().orElse(1));
        return Profiler.open(opened.withInput(shape).network(), chosen, plan, WARM_UP_RUNS);
    }

    private Engine secondEngine() {
        var chosen = Optional.ofNullable(secondEngine).map(Engines::named).orElseGet(engine::engine);
        return slowDown > 0 ? SlowedSession.of(chosen, slowDown / 100.0) : chosen;
    }

    private Form secondForm() {
        return Optional.ofNullable(secondForm).orElseGet(setup::form);
    }

    private PlanOptions secondPlan() {
        var plan = setup.plan();
        return plan.withView(Optional.ofNullable(secondView).orElse(plan.view()));
    }

    private void print(Comparison comparison) {
        if (json.wanted) {
            terminal.json(ComparisonResult.of(comparison));
        } else {
            terminal.print(ComparisonText.of(comparison));
        }
    }

    private void countVerdicts() {
        var counts = new EnumMap<Verdict, Integer>(Verdict.class);
        for (int trial = 0; trial < trials; trial++) {
            counts.merge(interleaved().whole().verdict(), 1, Integer::sum);
        }
        var named = new LinkedHashMap<String, Integer>();
        counts.forEach((verdict, count) -> named.put(verdict.words(), count));
        if (json.wanted) {
            terminal.json(new Trials(trials, rounds, slowDown, named));
        } else {
            var table = new Table("verdict on the second", ">of %d trials".formatted(trials));
            named.forEach((words, count) -> table.row(words, String.valueOf(count)));
            terminal.print(table.toString());
        }
    }
}
