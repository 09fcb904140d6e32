package ghostlens.model.onnx;

import ghostlens.model.Problem;
import ghostlens.model.net.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes networks as ONNX models: operator set 17, float32, shapes as they stand in the graph, batch included. A
/// node and its value have the node's id for a name; initializers are called `<node id>.<slot>`, the names in
/// published training checkpoints; each node tells its groups as PyTorch's exporter does, so that viewers can
/// nest them.
public final class OnnxWriter {
    private OnnxWriter() {}

    /// The model as the bytes of an `.onnx` file. The same network gives the same bytes.
    public static byte[] toBytes(Network network) {
        return OnnxModel.of(network).toByteArray();
    }

    /// Writes an `.onnx` file, which appears whole or not at all and takes the place of one that is there.
    ///
    /// @throws Problem if it cannot be written
    public static void write(Network network, Path file) {
        if (Files.isDirectory(file)) {
            throw new Problem("'%s' is a directory; name the file to write.".formatted(file));
        }
        var half = half(file);
        try {
            Files.write(half, toBytes(network));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            discard(half);
            throw new Problem(
                    "The network cannot be written to '%s'; name a file in a directory that can be written to."
                            .formatted(file),
                    e);
        }
    }

    /// Where this process writes until the file is whole: beside it, since only there a move is atomic.
    private static Path half(Path file) {
        var name =
                ".%s-%d".formatted(file.getFileName(), ProcessHandle.current().pid());
        return file.resolveSibling(name);
    }

    private static void discard(Path half) {
        try {
            Files.deleteIfExists(half);
        } catch (IOException _) {
            // What stopped the writing is told; a leftover beside it is not worth a second sentence.
        }
    }
}
