package ghostlens.model.onnx;

import ghostlens.model.Problem;
import ghostlens.model.file.NewFile;
import ghostlens.model.net.Network;
import java.nio.file.Path;

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

    /// Writes an `.onnx` file, which appears whole or not at all.
    ///
    /// @throws Problem if there is such a file already, or it cannot be written
    public static void write(Network network, Path file) {
        NewFile.write(file, OnnxModel.of(network)::writeTo);
    }
}
