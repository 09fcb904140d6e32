package ghostlens.tests.bench;

import com.sun.management.ThreadMXBean;
import ghostlens.app.open.Engines;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.model.net.SeededInput;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.Session;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.zoo.Variant;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What many runs in one session of the first engine that was asked for leave in memory.
record Endurance(Circumstances conditions, List<Mark> marks) implements Findings {
    private static final int PARTS = 4;
    private static final ThreadMXBean THREADS =
            (ThreadMXBean) ManagementFactory.getPlatformMXBean(java.lang.management.ThreadMXBean.class);

    /// Where memory stands after some runs.
    ///
    /// @param heapBytes in use after a collection
    /// @param residentBytes of the whole process, also outside the heap; 0 where the system does not say
    /// @param perRun allocated by the running thread since the last mark, for each run
    record Mark(String network, long runs, long heapBytes, long residentBytes, long perRun) {}

    static Endurance measure(Settings settings, int runs, Consumer<String> progress) throws IOException {
        var conditions = Circumstances.now(settings, 0);
        conditions.lines().forEach(progress);
        var marks = new ArrayList<Mark>();
        for (var variant : settings.networks()) {
            marks.addAll(measure(variant, settings, runs, progress));
        }
        return new Endurance(conditions, marks);
    }

    private static List<Mark> measure(Variant variant, Settings settings, int runs, Consumer<String> progress)
            throws IOException {
        var network = NetworkOpener.open(OpenRequest.of(variant.name(), Settings.FORM))
                .network();
        var input = SeededInput.of(network.graph().inputShape(), OpenRequest.DEFAULT_SEED)
                .toFloat32();
        var engine = Engines.named(settings.engines().getFirst());
        engine.prime(_ -> {});
        var marks = new ArrayList<Mark>();
        try (var session = engine.plan(network, PlanOptions.DEFAULT.withView(settings.view()))
                .open()) {
            run(session, input, settings.warmUp());
            for (int part = 0; part <= PARTS; part++) {
                int count = part == 0 ? 0 : runs / PARTS;
                long allocated = run(session, input, count);
                var mark = mark(variant, (long) part * runs / PARTS, allocated / Math.max(count, 1));
                progress.accept(Tables.progress(mark));
                marks.add(mark);
            }
        }
        return marks;
    }

    /// @return the bytes that were allocated
    private static long run(Session session, Tensor input, int count) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < count; i++) {
            session.run(input, StepListener.NONE);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static Mark mark(Variant variant, long runs, long perRun) throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Mark(variant.name(), runs, heap, residentBytes(), perRun);
    }

    private static long residentBytes() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    @Override
    public String fileName() {
        return "endurance";
    }

    @Override
    public List<String> summary() {
        return marks.stream().map(Mark::network).distinct().map(this::growth).toList();
    }

    /// From the second mark on: the first is taken before memory that is kept for reuse is in use.
    private String growth(String network) {
        var of = marks.stream().filter(mark -> mark.network().equals(network)).toList();
        var first = of.get(1);
        var last = of.getLast();
        return "%s: from run %d to run %d the heap grew by %.2f MB and the process by %.1f MB; %d bytes allocated per run"
                .formatted(
                        network,
                        first.runs(),
                        last.runs(),
                        (last.heapBytes() - first.heapBytes()) / 1e6,
                        (last.residentBytes() - first.residentBytes()) / 1e6,
                        last.perRun());
    }
}
