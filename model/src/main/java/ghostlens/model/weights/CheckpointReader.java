package ghostlens.model.weights;

import ghostlens.model.Problem;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// Reads a checkpoint: `.safetensors`, or NumPy's `.npz`. The content decides which it is, not the name.
public final class CheckpointReader {
    private static final byte PICKLE_PROTOCOL = (byte) 0x80;

    private CheckpointReader() {}

    /// All tensors in the file, in its order. Floating-point values of up to 32 bits become float32, everything
    /// else float64.
    ///
    /// @throws Problem if the file cannot be read or is not a checkpoint; it names the file
    public static Checkpoint read(Path path) {
        var bytes = FileBytes.read(path);
        if (Npy.isNpy(bytes)) {
            throw new Problem(
                    "%s is a single NumPy array; weights are read from .safetensors or .npz.".formatted(path));
        }
        if (isPickle(bytes)) {
            throw new Problem(
                    "%s is an old PyTorch checkpoint; save its state dict as .safetensors first.".formatted(path));
        }
        return isZip(bytes) ? Npz.read(path) : Safetensors.read(bytes, path.toString());
    }

    private static boolean isZip(ByteBuffer bytes) {
        return bytes.limit() >= 2 && bytes.get(0) == 'P' && bytes.get(1) == 'K';
    }

    /// Protocol 2 to 5, but not a safetensors file whose header happens to be that long: its JSON begins at
    /// byte 8.
    private static boolean isPickle(ByteBuffer bytes) {
        return bytes.limit() > 8
                && bytes.get(0) == PICKLE_PROTOCOL
                && bytes.get(1) >= 2
                && bytes.get(1) <= 5
                && bytes.get(8) != '{';
    }
}
