package ghostlens.tests.bench;

import ghostlens.model.Problem;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Runs the same comparison in JVMs of its own, one after the other.
///
/// @param arguments of the comparison, `--fresh` not among them
record FreshJvms(List<String> arguments, Path out) {

    Stability run(int count, Consumer<String> progress) throws IOException, InterruptedException {
        var runs = new ArrayList<Comparison>();
        for (int jvm = 1; jvm <= count; jvm++) {
            progress.accept("JVM %d of %d".formatted(jvm, count));
            runs.add(run(out.resolve("jvm-" + jvm)));
        }
        return Stability.of(runs);
    }

    private Comparison run(Path folder) throws IOException, InterruptedException {
        var jvm = new ProcessBuilder(command(folder)).inheritIO().start();
        if (jvm.waitFor() != 0) {
            throw new Problem("One of the fresh JVMs failed with exit code %d; its messages are above."
                    .formatted(jvm.exitValue()));
        }
        return Results.readComparison(folder);
    }

    private List<String> command(Path folder) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java" + (File.separatorChar == '\\' ? ".exe" : ""));
        return Stream.of(
                        List.of(java.toString()),
                        ManagementFactory.getRuntimeMXBean().getInputArguments(),
                        List.of("-classpath", System.getProperty("java.class.path"), Benchmark.class.getName()),
                        arguments,
                        List.of("--out", folder.toString()))
                .flatMap(List::stream)
                .toList();
    }
}
