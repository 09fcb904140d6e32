package ghostlens.model.weights;

import ghostlens.model.Problem;
import ghostlens.model.file.MappedFile;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/// Reads a checkpoint: PyTorch's files in either form, `.safetensors`, or NumPy's `.npz`. The content decides which
/// it is, not the name.
public final class CheckpointReader {
    private static final byte PICKLE_PROTOCOL = (byte) 0x80;

    private CheckpointReader() {}

    /// All tensors in the file, in its order. Floating-point values of up to 32 bits become float32, everything
    /// else float64.
    ///
    /// @throws Problem if the file cannot be read or is not a checkpoint; it names the file
    public static Checkpoint read(Path path) {
        return MappedFile.read(path, bytes -> read(bytes, path));
    }

    private static Checkpoint read(MemorySegment bytes, Path path) {
        if (NpyHeader.isNpy(bytes)) {
            throw new Problem(
                    "%s is a single NumPy array; weights are read from .safetensors, .npz or .pth.".formatted(path));
        }
        if (isPickle(bytes)) {
            return TorchLegacy.read(bytes, path.toString());
        }
        return isZip(bytes) ? readZip(path, bytes.byteSize()) : Safetensors.read(bytes, path.toString());
    }

    private static Checkpoint readZip(Path path, long size) {
        try (var zip = ZipArchive.open(path, new Allowance(path.toString(), size))) {
            if (TorchZip.isTorch(zip)) {
                return TorchZip.read(zip);
            }
            if (Npz.isNpz(zip)) {
                return Npz.read(zip);
            }
        }
        throw new Problem(
                "%s is a zip archive with neither a PyTorch checkpoint nor NumPy arrays in it.".formatted(path));
    }

    private static boolean isZip(MemorySegment bytes) {
        return bytes.byteSize() >= 2 && at(bytes, 0) == 'P' && at(bytes, 1) == 'K';
    }

    /// Protocol 2 to 5, but not a safetensors file whose header happens to be that long: its JSON begins at
    /// byte 8.
    private static boolean isPickle(MemorySegment bytes) {
        return bytes.byteSize() > 8
                && at(bytes, 0) == PICKLE_PROTOCOL
                && at(bytes, 1) >= 2
                && at(bytes, 1) <= 5
                && at(bytes, 8) != '{';
    }

    private static byte at(MemorySegment bytes, int index) {
        return bytes.get(ValueLayout.JAVA_BYTE, index);
    }
}
