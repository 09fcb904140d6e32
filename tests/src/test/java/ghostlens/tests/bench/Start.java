package ghostlens.tests.bench;

import ghostlens.app.open.Engines;
import ghostlens.model.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// How long a fresh process takes until its fastest engine is primed: cold, where ND4J's library has to be unpacked
/// first, and warm, where an earlier process has left it.
record Start(Circumstances conditions, List<Primed> starts) implements Findings {
    /// Where ND4J's loader unpacks what it needs.
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    /// One process.
    ///
    /// @param ms from its start, as the system says
    record Primed(String kind, double ms) {}

    /// The process that is measured: it primes the engine and says when it was done.
    static final class Main {
        private Main() {}

        public static void main(String... arguments) {
            Engines.named(Engines.DEFAULT).prime(_ -> {});
            System.out.println(System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime());
        }
    }

    static Start measure(Settings settings, Consumer<String> progress) throws IOException, InterruptedException {
        var conditions = Circumstances.now(settings, 0);
        conditions.lines().forEach(progress);
        var starts = new ArrayList<Primed>();
        for (int round = 0; round < settings.rounds(); round++) {
            var cache = Files.createTempDirectory("ghostlens-start");
            try {
                for (var kind : List.of("cold", "warm")) {
                    var primed = new Primed(kind, run(cache));
                    progress.accept(Tables.progress(primed));
                    starts.add(primed);
                }
            } finally {
                delete(cache);
            }
        }
        return new Start(conditions, starts);
    }

    private static double run(Path cache) throws IOException, InterruptedException {
        var command = Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        ManagementFactory.getRuntimeMXBean().getInputArguments(),
                        List.of("-D" + CACHE + "=" + cache, "-classpath", System.getProperty("java.class.path")),
                        List.of(Main.class.getName()))
                .flatMap(List::stream)
                .toList();
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new String(process.getInputStream().readAllBytes()).lines().toList();
        if (process.waitFor() != 0 || said.isEmpty()) {
            throw new Problem(
                    "A process that was to prime the engine failed with exit code %d.".formatted(process.exitValue()));
        }
        return Double.parseDouble(said.getLast());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public String fileName() {
        return "start";
    }

    @Override
    public List<String> summary() {
        return Stream.of("cold", "warm").map(this::summary).toList();
    }

    private String summary(String kind) {
        var ms = starts.stream()
                .filter(start -> start.kind().equals(kind))
                .mapToDouble(Primed::ms)
                .sorted()
                .toArray();
        return "%s: primed %.1f s after the start of the process in the median, %.1f at best, %.1f at worst"
                .formatted(kind, Times.median(ms) / 1e3, ms[0] / 1e3, ms[ms.length - 1] / 1e3);
    }
}
