package ghostlens.tests.bench;

import ghostlens.app.open.OpenRequest;
import ghostlens.fuse.Trace;
import ghostlens.fuse.rules.Fusion;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GhostBlocks;
import ghostlens.model.net.GhostBlocks.Bottleneck;
import ghostlens.model.net.GhostBlocks.Module;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// How the time of fusing grows with the number of nodes: RepGhost bottlenecks one behind the other, and the largest
/// networks of the zoo.
record Growth(Circumstances conditions, List<Size> sizes) implements Findings {
    private static final int CHANNELS = 16;
    private static final List<Integer> BOTTLENECKS = List.of(20, 80, 320, 667);
    private static final String WIDEST = "repghostnet-2.0x";

    /// One network, fused by all rules that cost nothing.
    ///
    /// @param ms fusing, in the median
    /// @param replayMs going through all steps backwards and forwards again, in the median
    /// @param allocatedBytes by fusing, most of which is garbage at once
    /// @param keptBytes by the trace: every step, with the tensors that it computed
    record Size(String network, int nodes, int steps, double ms, double replayMs, long allocatedBytes, long keptBytes) {

        double microsecondsPerNode() {
            return 1e3 * ms / nodes;
        }
    }

    static Growth measure(Settings settings, Consumer<String> progress) {
        var conditions = Circumstances.now(settings, 0);
        conditions.lines().forEach(progress);
        var stopwatch = new Stopwatch(settings.warmUp(), settings.rounds());
        var sizes = new ArrayList<Size>();
        graphs().forEach((name, graph) -> {
            var size = measure(name, graph, stopwatch);
            progress.accept(Tables.progress(size));
            sizes.add(size);
        });
        return new Growth(conditions, sizes);
    }

    private static Map<String, OpGraph> graphs() {
        var graphs = new LinkedHashMap<String, OpGraph>();
        BOTTLENECKS.forEach(count -> graphs.put(count + " bottlenecks", bottlenecks(count)));
        graphs.put(WIDEST, Zoo.find(WIDEST).graph(Form.TRAINING));
        var bySize = new TreeMap<Integer, Variant>();
        Zoo.variants()
                .forEach(variant ->
                        bySize.put(variant.graph(Form.TRAINING).nodes().size(), variant));
        var largest = bySize.lastEntry().getValue();
        graphs.put(largest.name(), largest.graph(Form.TRAINING));
        return graphs;
    }

    private static OpGraph bottlenecks(int count) {
        var builder = new GraphBuilder(Form.TRAINING);
        var x = builder.input("input", TensorShape.of(1, CHANNELS, 14, 14));
        var shape = new Bottleneck(3, 2 * CHANNELS, CHANNELS, false, 1);
        for (int i = 0; i < count; i++) {
            x = x.within("blocks." + i, w -> GhostBlocks.bottleneck(w, Module.REP_GHOST, shape));
        }
        return builder.build(x);
    }

    private static Size measure(String name, OpGraph graph, Stopwatch stopwatch) {
        var weights = SeededWeights.of(graph, OpenRequest.DEFAULT_SEED);
        var network = new Network(name, graph, weights, Form.TRAINING);
        var lap = stopwatch.time(() -> Fusion.fuse(network));
        long before = usedHeap();
        var trace = Fusion.fuse(network);
        long kept = usedHeap() - before;
        return new Size(
                name,
                graph.nodes().size(),
                trace.steps().size(),
                lap.ms(),
                stopwatch.time(() -> backAndForth(trace)).ms(),
                lap.allocatedBytes(),
                kept);
    }

    private static Network backAndForth(Trace trace) {
        int steps = trace.steps().size();
        return trace.playback().to(steps).to(0).to(steps).network();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public String fileName() {
        return "growth";
    }

    /// How much longer a node takes in the largest network than in the smallest of the same blocks.
    @Override
    public List<String> summary() {
        var first = sizes.getFirst();
        var last = sizes.get(BOTTLENECKS.size() - 1);
        return List.of("fusing takes %.1f µs a node in %d nodes and %.1f µs in %d"
                .formatted(first.microsecondsPerNode(), first.nodes(), last.microsecondsPerNode(), last.nodes()));
    }
}
