package ghostlens.tests.drawing;

import ghostlens.model.graph.OpGraph;
import ghostlens.tests.drawing.Watchdog.Silence;
import ghostlens.viewer.Camera;
import ghostlens.viewer.layout.GraphLayout;
import ghostlens.viewer.layout.GroupTree;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// Opens networks of repeated blocks in a graph view and measures what a user waits for.
public final class Drawing {
    private static final int ROUNDS = 5;
    private static final int FRAMES = 120;
    private static final double MEBI = 1 << 20;

    private Drawing() {}

    /// What one network took, in ms.
    ///
    /// @param closed first pictures with all groups closed
    /// @param open first pictures with all groups open
    /// @param group openings of a bottleneck while all else is open
    /// @param frames of panning and zooming while all is open
    /// @param computing processor time of a frame, of the threads that draw: other programs do not add to it
    /// @param moving frames while that bottleneck opens
    /// @param heap the highest use of the Java heap, in MiB, garbage included
    /// @param silence the longest time that the JavaFX thread was busy with one thing
    record Drawn(
            String network,
            int operators,
            List<Double> closed,
            List<Double> open,
            List<Double> group,
            List<Double> frames,
            double computing,
            List<Double> moving,
            double heap,
            Watchdog.Silence silence) {}

    /// Measures all networks, smaller ones first, and writes `drawing.md` into the folder.
    ///
    /// @return the table
    public static String measure(Path out, Consumer<String> progress) throws Exception {
        Screen.start();
        GraphLayout.warmUp();
        measure("warming up", RepeatedBlocks.of(200), _ -> {});
        var drawn = new ArrayList<Drawn>();
        for (int operators : new int[] {200, 1_000, 5_000, 10_000}) {
            drawn.add(measure("repeated blocks", RepeatedBlocks.of(operators), progress));
        }
        drawn.add(measure("20 long skips", RepeatedBlocks.of(1_000, 20), progress));
        drawn.add(measure("without groups", FlatGraphs.blocks(5_000, 0), progress));
        drawn.add(measure("the same, 20 long skips", FlatGraphs.blocks(5_000, 20), progress));
        drawn.add(measure("a tangle", FlatGraphs.tangled(5_000), progress));
        var table = table(drawn) + "\n" + window(progress);
        Files.createDirectories(out);
        Files.writeString(out.resolve("drawing.md"), table);
        return table;
    }

    /// How long the main window does not answer in each step of work, the first round left out.
    private static String window(Consumer<String> progress) throws Exception {
        var silences = new LinkedHashMap<String, List<Silence>>();
        try (var watchdog = new Watchdog()) {
            Working.once(watchdog);
            for (int round = 0; round < ROUNDS; round++) {
                Working.once(watchdog)
                        .forEach((step, silence) -> silences.computeIfAbsent(step, _ -> new ArrayList<>())
                                .add(silence));
            }
        }
        var text = new StringBuilder("""
                | in the window | computing | at worst | silent | at worst |
                |---|---|---|---|---|
                """);
        silences.forEach((step, all) -> {
            var line =
                    "| %s | %s | %s |".formatted(step, worst(all, Silence::cpuNanos), worst(all, Silence::wallNanos));
            progress.accept(line);
            text.append(line).append("\n");
        });
        return text.toString();
    }

    private static String worst(List<Silence> all, ToLongFunction<Silence> nanos) {
        var times = all.stream().map(s -> nanos.applyAsLong(s) / 1e6).toList();
        return String.format(Locale.ROOT, "%.0f | %.0f", percentile(times, 0.5), percentile(times, 1));
    }

    private static Drawn measure(String name, OpGraph graph, Consumer<String> progress) {
        System.gc();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        try (var watchdog = new Watchdog()) {
            var closed = new ArrayList<Double>();
            var open = new ArrayList<Double>();
            for (int round = 0; round < ROUNDS; round++) {
                try (var screen = Screen.open()) {
                    closed.add(screen.show(graph, false));
                }
                try (var screen = Screen.open()) {
                    open.add(screen.show(graph, true));
                }
            }
            try (var screen = Screen.open()) {
                screen.show(graph, true);
                var path = bottleneck(graph);
                double before = drawingThreads();
                var frames = screen.frames(2 * FRAMES, frame -> look(screen, frame));
                double computing = (drawingThreads() - before) / frames.size();
                var group = openings(screen, path);
                var moving = movement(screen, path);
                var drawn = new Drawn(
                        name,
                        graph.nodes().size(),
                        closed,
                        open,
                        group,
                        frames,
                        computing,
                        moving,
                        heap(),
                        watchdog.longest());
                progress.accept(cells(drawn));
                return drawn;
            }
        }
    }

    /// The fourth group that has about as many operators as a bottleneck: one where there are any.
    private static String bottleneck(OpGraph graph) {
        return GroupTree.of(graph).groups().stream()
                .filter(g -> g.nodes().size() >= 10 && g.nodes().size() <= 40)
                .map(GroupTree.Group::path)
                .skip(3)
                .findFirst()
                .orElseThrow();
    }

    /// Pans at 60 %, then zooms out over the whole graph and in again.
    private static void look(Screen screen, int frame) {
        var view = screen.view;
        if (frame < FRAMES) {
            view.look(new Camera(700, -40.0 * frame, 0.6));
        } else {
            double t = Math.abs(1 - 2.0 * (frame - FRAMES) / FRAMES);
            double scale = Math.pow(0.02, 1 - t);
            view.look(new Camera(800 - 150 * scale, 500 - 20_000 * scale, scale));
        }
    }

    private static List<Double> openings(Screen screen, String group) {
        var times = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            toggle(screen, group);
            times.add(toggle(screen, group));
        }
        return times;
    }

    private static double toggle(Screen screen, String group) {
        var before = screen.view.shown().graph();
        return screen.time(
                () -> screen.view.toggle(group), () -> screen.view.shown().graph() != before);
    }

    private static List<Double> movement(Screen screen, String group) {
        toggle(screen, group);
        screen.view.motionProperty().set(true);
        var before = screen.view.shown().graph();
        screen.time(() -> screen.view.toggle(group), () -> screen.view.shown().graph() != before);
        return screen.frames(10, _ -> {});
    }

    /// What JavaFX's own thread and the one that renders have computed, in ms.
    private static double drawingThreads() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                        .filter(Objects::nonNull)
                        .filter(t -> t.getThreadName().startsWith("JavaFX Application")
                                || t.getThreadName().startsWith("QuantumRenderer"))
                        .mapToLong(t -> threads.getThreadCpuTime(t.getThreadId()))
                        .sum()
                / 1e6;
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static double heap() {
        return heapPools().stream()
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / MEBI;
    }

    private static String table(List<Drawn> all) {
        var text = new StringBuilder("""
                | network | operators | closed | open | a group | frame | 95 % | of it computing | moving | 95 % | heap MiB | silent | of it computing |
                |---|---|---|---|---|---|---|---|---|---|---|---|---|
                """);
        all.forEach(drawn -> text.append(cells(drawn)).append("\n"));
        return text.toString();
    }

    private static String cells(Drawn d) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %s | %s | %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.0f | %.0f | %.0f |",
                d.network,
                d.operators,
                both(d.closed),
                both(d.open),
                both(d.group),
                percentile(d.frames, 0.5),
                percentile(d.frames, 0.95),
                d.computing,
                percentile(d.moving, 0.5),
                percentile(d.moving, 0.95),
                d.heap,
                d.silence.wallNanos() / 1e6,
                d.silence.cpuNanos() / 1e6);
    }

    /// The median and, in brackets, the least.
    private static String both(List<Double> times) {
        return String.format(Locale.ROOT, "%.0f (%.0f)", percentile(times, 0.5), percentile(times, 0));
    }

    private static double percentile(List<Double> times, double share) {
        var sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }
}
