package ghostlens.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.fast.FastEngine;
import ghostlens.model.zoo.Zoo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged models are read or refused with a sentence, and nothing else. `-Dghostlens.fuzz=20000` takes more of them
/// and
/// tells the slowest; with `GHOSTLENS_DATA`, ONNX's own models of one operator are damaged, too.
class OnnxFuzzTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int COUNT = Integer.getInteger("ghostlens.fuzz", 500);

    @TempDir
    private static Path folder;

    @Test
    void damagedModelsAreReadOrRefused() throws IOException {
        var models = new DamagedModels(sound());
        var file = folder.resolve("damaged.onnx");
        int read = 0;
        int planned = 0;
        long slowest = 0;
        long most = 0;
        for (int i = 0; i < COUNT; i++) {
            Files.write(file, models.get(i));
            long start = THREADS.getCurrentThreadCpuTime();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                var network = OnnxReader.read(file).network();
                read++;
                inspect(network);
                planned++;
            } catch (Problem e) {
                assertThat(e.sentence()).as("number " + i).endsWith(".").hasSizeLessThan(2000);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("number " + i + " is neither read nor refused", e);
            }
            most = Math.max(most, THREADS.getCurrentThreadAllocatedBytes() - before);
            slowest = Math.max(slowest, THREADS.getCurrentThreadCpuTime() - start);
        }
        assertThat(read).isBetween(COUNT / 20, COUNT - COUNT / 20);
        if (COUNT > 1000) {
            System.out.printf(
                    "%d models: %d read, %d of them could run, %d refused; the slowest took %d ms of processor time, the largest %d MB%n",
                    COUNT, read, planned, COUNT - read, slowest / 1_000_000, most >> 20);
        }
    }

    /// What is done with a network before it is run.
    private static void inspect(Network network) {
        assertThat(network.graph().toString()).isNotEmpty();
        assertThat(network.graph().parameters()).isNotNegative();
        network.graph().cost();
        new ReferenceEngine().plan(network, PlanOptions.DEFAULT);
        new FastEngine().plan(network, PlanOptions.DEFAULT);
    }

    private static List<byte[]> sound() throws IOException {
        var sound = new ArrayList<byte[]>();
        for (var name :
                List.of("module-d", "module-a", "repghostnet-0.5x", "shufflenetv2-0.5x", "mobilenetv3-small-1.0x")) {
            var graph = Zoo.find(name).graph(Form.TRAINING);
            sound.add(OnnxWriter.toBytes(new Network(name, graph, SeededWeights.of(graph, 1), Form.TRAINING)));
        }
        var data = Path.of(String.valueOf(System.getenv("GHOSTLENS_DATA")));
        for (var part : List.of("onnx-operators/node", "onnx-operators/pytorch-converted")) {
            if (COUNT > 1000 && Files.exists(data.resolve(part))) {
                try (Stream<Path> models = Files.list(data.resolve(part))) {
                    for (var model : models.sorted().toList()) {
                        sound.add(Files.readAllBytes(model.resolve("model.onnx")));
                    }
                }
            }
        }
        var trained = data.resolve("repghostnet-0.5x-fashion/unfused_bn.onnx");
        if (COUNT > 1000 && Files.exists(trained)) {
            sound.add(Files.readAllBytes(trained));
        }
        return sound;
    }
}
