package ghostlens.model.weights;

import ghostlens.model.pickle.PickleWriter;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// What opening a checkpoint of 100 MB takes: `make DIRECTORY` writes one in each format, `read FILE` reads one and
/// says how long that took. Memory is for whoever starts it to limit and to measure.
final class LargeCheckpoint {
    private static final int TENSORS = 200;
    private static final TensorShape SHAPE = TensorShape.of(512, 256);

    private LargeCheckpoint() {}

    static void main(String[] arguments) throws IOException {
        var path = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "make" -> make(path);
            case "read" -> read(path);
            default -> throw new IllegalArgumentException("make DIRECTORY or read FILE, not " + arguments[0]);
        }
    }

    private static void make(Path folder) throws IOException {
        var tensors = new LinkedHashMap<String, Tensor>();
        for (int i = 0; i < TENSORS; i++) {
            tensors.put("layer%d.weight".formatted(i), random(i));
        }
        CheckpointWriter.write(tensors, folder.resolve("large.safetensors"));
        CheckpointWriter.write(tensors, folder.resolve("large.npz"));
        var torch = new TorchFile();
        var checkpoint = PickleWriter.dictionary("state_dict", PickleWriter.ordered(refer(torch, tensors)));
        Files.write(folder.resolve("large.pth"), torch.zip(checkpoint));
        Files.write(folder.resolve("large_legacy.pth"), torch.legacy(checkpoint));
    }

    private static Tensor random(int seed) {
        var random = new SplittableRandom(seed);
        return Tensor.float32(SHAPE, values -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
        });
    }

    private static Map<Object, Object> refer(TorchFile torch, Map<String, Tensor> tensors) {
        var references = new LinkedHashMap<Object, Object>();
        tensors.forEach((name, tensor) -> references.put(
                name,
                TorchFile.tensor(
                        torch.storage(name, tensor.toFloats()), 0, SHAPE.extents(), List.of(SHAPE.get(1), 1))));
        return references;
    }

    private static void read(Path file) {
        long start = System.nanoTime();
        var checkpoint = CheckpointReader.read(file);
        System.out.printf(
                "%s: %d tensors in %d ms%n",
                file.getFileName(),
                checkpoint.tensors().size(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
}
