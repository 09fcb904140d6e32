package ghostlens.tests.bench;

import ai.onnxruntime.OrtException;
import ghostlens.app.open.Engines;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.fast.PeakFlops;
import ghostlens.tests.pytorch.PyTorchModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Our engines, and PyTorch where it is there, against ONNX Runtime, network by network.
///
/// @param rows the fastest known first
record Comparison(Circumstances conditions, List<Row> rows) implements Findings {
    static final String FILE = "benchmark";

    /// Longer than either side's helpers spin after a run.
    private static final int PAUSE_MILLIS = 3;

    /// @param progress hears of each case as it is done
    static Comparison measure(Settings settings, Consumer<String> progress) throws OrtException, InterruptedException {
        double peak = PeakFlops.measure();
        settings.engines().forEach(engine -> Engines.named(engine).prime(_ -> {}));
        var conditions = Circumstances.now(settings, peak);
        conditions.lines().forEach(progress);
        var rows = new ArrayList<Row>();
        for (var which : settings.cases()) {
            var found = measure(which, settings, peak);
            found.forEach(row -> progress.accept(Tables.progress(row)));
            rows.addAll(found);
        }
        return new Comparison(conditions, rows);
    }

    private static List<Row> measure(Case which, Settings settings, double peak)
            throws OrtException, InterruptedException {
        var network = network(which);
        var contenders = new LinkedHashMap<String, Contender>();
        try {
            open(which, network, settings, contenders);
            var rounds = new Rounds(settings.warmUp(), settings.rounds(), which.threads() == 1 ? 0 : PAUSE_MILLIS);
            return rows(which, rounds.run(contenders), network.graph().cost().multiplyAdds(), peak);
        } finally {
            for (var contender : contenders.values()) {
                contender.close();
            }
        }
    }

    static Network network(Case which) {
        var opened = NetworkOpener.open(OpenRequest.of(which.network(), Settings.FORM));
        return opened.withInput(opened.inputShape().with(0, which.batch())).network();
    }

    private static void open(Case which, Network network, Settings settings, SequencedMap<String, Contender> contenders)
            throws OrtException {
        var input = SeededInput.of(network.graph().inputShape(), OpenRequest.DEFAULT_SEED);
        var options = PlanOptions.DEFAULT.withThreads(which.threads()).withView(settings.view());
        for (var name : settings.engines()) {
            contenders.put(name, Contender.of(Engines.named(name), network, input, options));
        }
        if (PyTorchModel.isAvailable()) {
            contenders.put(Contender.PYTORCH, Contender.pyTorch(network, input, which.threads()));
        }
        contenders.put(Contender.ONNX_RUNTIME, Contender.onnxRuntime(network, input, which.threads()));
    }

    private static List<Row> rows(Case which, SequencedMap<String, Times> times, long multiplyAdds, double peak) {
        var theirs = times.lastEntry().getValue();
        return times.entrySet().stream()
                .map(entry -> Row.of(which, entry.getKey(), entry.getValue(), theirs, multiplyAdds, peak))
                .toList();
    }

    @Override
    public String fileName() {
        return FILE;
    }

    /// The worst and the best ratio of minima of each engine, for a glance at the end.
    @Override
    public List<String> summary() {
        return rows.stream()
                .map(Row::engine)
                .distinct()
                .filter(engine -> !engine.equals(Contender.ONNX_RUNTIME))
                .map(this::summary)
                .toList();
    }

    private String summary(String engine) {
        var ratios = ratios(engine).mapToDouble(Row::medianRatio).summaryStatistics();
        return "%s: %.3f to %.3f times ONNX Runtime's time (medians of pairs)"
                .formatted(engine, ratios.getMin(), ratios.getMax());
    }

    private Stream<Row> ratios(String engine) {
        return rows.stream().filter(row -> row.engine().equals(engine));
    }
}
