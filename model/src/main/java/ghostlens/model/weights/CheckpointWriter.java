package ghostlens.model.weights;

import ghostlens.model.Problem;
import ghostlens.model.file.NewFile;
import ghostlens.model.tensor.Tensor;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Writes tensors by name as other tools read them: float32 stays float32, float64 stays float64, and the order is
/// kept. The same tensors give the same bytes.
public final class CheckpointWriter {
    private CheckpointWriter() {}

    /// Writes a `.safetensors` or `.npz` file, or an `.npy` file of a single tensor; the name's ending decides. It
    /// appears whole or not at all.
    ///
    /// @throws Problem if the ending is another, the format cannot hold the tensors, there is such a file already,
    ///     or it cannot be written
    public static void write(Map<String, Tensor> tensors, Path file) {
        NewFile.write(file, content(tensors, file));
    }

    private static NewFile.Content content(Map<String, Tensor> tensors, Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".safetensors")) {
            return SafetensorsWriter.content(tensors, file);
        }
        if (name.endsWith(".npz")) {
            return out -> NpzWriter.write(tensors, out);
        }
        if (name.endsWith(".npy")) {
            return out -> NpzWriter.write(single(tensors, file), out);
        }
        throw new Problem("Weights are written as .safetensors or .npz, and '%s' ends in neither.".formatted(file));
    }

    private static Tensor single(Map<String, Tensor> tensors, Path file) {
        if (tensors.size() != 1) {
            throw new Problem(
                    "'%s' can hold one array, not %d; write .safetensors or .npz.".formatted(file, tensors.size()));
        }
        return tensors.values().iterator().next();
    }
}
