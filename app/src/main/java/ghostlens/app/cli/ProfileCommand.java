package ghostlens.app.cli;

import ghostlens.model.file.NewFile;
import ghostlens.model.profile.Comparison;
import ghostlens.model.profile.Profile;
import ghostlens.model.profile.Profiler;
import ghostlens.model.profile.format.ChromeTrace;
import ghostlens.model.profile.format.ProfileCsv;
import ghostlens.model.profile.format.ProfileFile;
import ghostlens.model.run.Engine;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures every operator.
@Command(name = "profile", description = "Runs a network again and again and prints the time that each operator takes.")
final class ProfileCommand implements Callable<Integer> {
    private static final int WARM_UP_RUNS = 10;
    private static final int MOST_OVERHEAD_ROUNDS = 50;

    private final Terminal terminal;

    @Mixin
    private final Source source = new Source();

    @Mixin
    private final EngineOption engine = new EngineOption();

    @Mixin
    private final RunSetup setup = new RunSetup();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--runs", paramLabel = "N", defaultValue = "50", description = "Runs to measure; 50 if not given.")
    private int runs = 50;

    @Option(names = "--save", paramLabel = "FILE.json", description = "Save the profile with every sample.")
    private @Nullable Path save;

    @Option(names = "--trace", paramLabel = "FILE.json", description = "Write the newest runs for ui.perfetto.dev.")
    private @Nullable Path trace;

    @Option(names = "--csv", paramLabel = "FILE.csv", description = "Write a table with a row per operator.")
    private @Nullable Path csv;

    @Option(
            names = "--compare",
            paramLabel = "OTHER.json",
            description = "Compare with a profile that was saved before; see also: ghostlens compare")
    private @Nullable Path other;

    ProfileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        setup.check();
        RunSetup.requireBetween("--runs", runs, Profiler.NEWEST_RUNS);
        Stream.of(Optional.ofNullable(save), Optional.ofNullable(trace), Optional.ofNullable(csv))
                .flatMap(Optional::stream)
                .forEach(NewFile::requireWritable);
        var before = Optional.ofNullable(other).map(ProfileFile::load);
        var chosen = engine.engine();
        var profile = measure(chosen, source.open(Optional.of(setup.form()), setup.batch(), terminal));
        write(profile);
        var comparison = before.map(earlier -> Comparison.apart(earlier, profile));
        if (json.wanted) {
            terminal.json(ProfileResult.of(profile, comparison));
        } else {
            terminal.print(ProfileText.of(profile));
            comparison.ifPresent(c -> terminal.print(System.lineSeparator() + ComparisonText.of(c)));
        }
        return ExitCode.DONE;
    }

    private Profile measure(Engine chosen, Source.Opened opened) {
        terminal.say("Warming up with %d runs, then measuring %d.".formatted(WARM_UP_RUNS, runs));
        try (var profiler = Profiler.open(opened.network(), chosen, setup.plan(), opened.input(), WARM_UP_RUNS)) {
            for (int run = 0; run < runs; run++) {
                profiler.runOnce();
            }
            profiler.measureOverhead(Math.min(runs, MOST_OVERHEAD_ROUNDS));
            return profiler.snapshot();
        }
    }

    private void write(Profile profile) {
        if (save != null) {
            ProfileFile.save(profile, save);
        }
        if (trace != null) {
            ChromeTrace.save(profile, trace);
        }
        if (csv != null) {
            ProfileCsv.save(profile, csv);
        }
    }
}
