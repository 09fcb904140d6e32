package ghostlens.app.cli;

import ghostlens.app.open.Engines;
import ghostlens.model.Problem;
import ghostlens.model.measure.ConcatMeasurement;
import ghostlens.model.measure.ConcatResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The paper's Table 1 and Fig. 2 on this machine.
@Command(
        name = "measure-concat",
        description = "Measures what GhostNet 1.0x's 32 concats cost beside adds (the paper's Table 1 and Fig. 2).")
final class MeasureConcatCommand implements Callable<Integer> {
    private static final int LARGEST_BATCH = 256;
    private static final int MOST_RUNS = 10_000;
    private static final int WARM_UP_RUNS = 5;

    private final Terminal terminal;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            split = ",",
            description = "What computes, several joined by commas; if not given, each of Ghostlens's engines that is "
                    + "made for speed.")
    private List<String> engines = Engines.forTiming();

    @Option(
            names = "--batch",
            paramLabel = "N",
            split = ",",
            description = "Images at a time, several joined by commas; 1,2,8,32 if not given, as in the paper.")
    private List<Integer> batches = ConcatMeasurement.BATCHES;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Processor cores to use; 1 if not given, as in the paper.")
    private int threads = 1;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "30", description = "Runs to measure; 30 if not given.")
    private int runs = 30;

    MeasureConcatCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        batches.forEach(batch -> requireBetween("--batch", batch, LARGEST_BATCH));
        requireBetween("--threads", threads, Runtime.getRuntime().availableProcessors());
        requireBetween("--runs", runs, MOST_RUNS);
        var measurements = engines.stream()
                .map(Engines::named)
                .map(engine -> new ConcatMeasurement(engine, batches, threads, runs, WARM_UP_RUNS))
                .toList();
        var results = new ArrayList<ConcatResult>();
        for (var measurement : measurements) {
            results.add(measurement.take((done, batch, what) -> say(measurement, done, batch, what)));
        }
        if (json.wanted) {
            terminal.json(ConcatJson.of(results));
        } else {
            terminal.print(ConcatText.of(results));
        }
        return ExitCode.DONE;
    }

    private void say(ConcatMeasurement measurement, double done, int batch, String what) {
        terminal.say("%s, %3.0f %%: batch %d, %s".formatted(measurement.engine().name(), 100 * done, batch, what));
    }

    private static void requireBetween(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new Problem("%s takes a number from 1 to %,d here, not %,d.".formatted(option, most, value));
        }
    }
}
