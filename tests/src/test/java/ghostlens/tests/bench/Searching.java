package ghostlens.tests.bench;

import ghostlens.app.panel.search.Measured;
import ghostlens.app.panel.search.Parsed;
import ghostlens.app.panel.search.SearchIndex;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.tensor.TensorShape;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// How long the search of the window takes over many operators, from the text to the list of hits.
record Searching(Circumstances conditions, List<Answered> answers) implements Findings {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BLOCKS = 1250;
    private static final List<String> QUERIES = List.of(
            "conv",
            "\"depthwise 3×3\"",
            "/cheap_operation\\.[01] /",
            "op:conv k=3",
            "op:conv k=3 time>0.2ms in:stage3",
            "1×*×14×14",
            "macs>1M params>10k",
            "err>1e-6 -op:bn",
            "-conv -relu -add -norm",
            "nothing is called so");

    /// @param firstMs of processor time, the first time in this JVM
    /// @param medianMs of processor time
    /// @param slowestMs by the clock, whatever else the machine did
    record Answered(String query, int hits, double firstMs, double medianMs, double slowestMs) {}

    static Searching measure(Settings settings, Consumer<String> progress) {
        var conditions = Circumstances.now(settings, 0);
        conditions.lines().forEach(progress);
        var graph = blocks();
        var measured = measured(graph);
        var index = SearchIndex.of(graph);
        var answers = new ArrayList<Answered>();
        for (var query : QUERIES) {
            add(answers, timed(query, settings, () -> hits(index, query, measured)), progress);
        }
        add(
                answers,
                timed("(building the index)", settings, () -> hits(SearchIndex.of(graph), "", measured)),
                progress);
        return new Searching(conditions, answers);
    }

    private static void add(List<Answered> answers, Answered answer, Consumer<String> progress) {
        answers.add(answer);
        progress.accept(Tables.progress(answer));
    }

    private static int hits(SearchIndex index, String text, Measured measured) {
        return switch (Parsed.of(text)) {
            case Parsed.Query query -> index.answer(query, measured).hits().size();
            case Parsed.Wrong wrong -> throw new IllegalStateException(wrong.sentence());
        };
    }

    private static Answered timed(String query, Settings settings, IntSupplier search) {
        var millis = new double[1 + settings.rounds()];
        int hits = 0;
        double slowest = 0;
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            long before = THREADS.getCurrentThreadCpuTime();
            hits = search.getAsInt();
            millis[i] = (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
            slowest = Math.max(slowest, (System.nanoTime() - start) / 1e6);
        }
        double first = millis[0];
        Arrays.sort(millis);
        return new Answered(query, hits, first, millis[millis.length / 2], slowest);
    }

    /// RepGhost modules in training, eight operators each, with ten of them in a block of a stage.
    private static OpGraph blocks() {
        var builder = new GraphBuilder(Form.TRAINING);
        var wire = builder.input("input", TensorShape.of(1, 40, 14, 14));
        for (int i = 0; i < BLOCKS; i++) {
            wire = wire.within("blocks.%d.%d.ghost%d".formatted(i / 100, i / 10 % 10, i % 10), x -> {
                var primary = x.conv("primary_conv.0", 40, 1, 1)
                        .batchNorm("primary_conv.1")
                        .relu("primary_conv.2");
                var cheap = primary.depthwise("cheap_operation.0", 3, 1).batchNorm("cheap_operation.1");
                return cheap.plus("add", primary.batchNorm("fusion_bn.0")).relu("relu");
            });
        }
        return builder.build(wire);
    }

    /// A time and an error for every operator, spread over what is asked for.
    private static Measured measured(OpGraph graph) {
        var nanos = new HashMap<String, Double>();
        var errors = new HashMap<String, Double>();
        for (var node : graph.nodes()) {
            nanos.put(node.id().path(), nanos.size() * 37 % 400 * 1e3);
            errors.put(node.id().path(), errors.size() * 17 % 200 * 1e-8);
        }
        return new Measured(nanos, errors);
    }

    @Override
    public String fileName() {
        return "search";
    }

    @Override
    public List<String> summary() {
        double largest = answers.stream().mapToDouble(Answered::medianMs).max().orElse(0);
        return List.of(
                "%,d operators; the median of the slowest is %.1f ms of processor time".formatted(8 * BLOCKS, largest));
    }
}
