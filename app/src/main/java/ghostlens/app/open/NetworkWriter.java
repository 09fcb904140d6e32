package ghostlens.app.open;

import ghostlens.model.Problem;
import ghostlens.model.graph.Op;
import ghostlens.model.net.Network;
import ghostlens.model.onnx.OnnxWriter;
import ghostlens.model.weights.CheckpointWriter;
import ghostlens.model.zoo.CheckpointSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes networks for other tools: as ONNX with the graph, or the tensors alone under the names of one of the
/// network's sources, so that its code loads them.
public final class NetworkWriter {
    private static final String ONNX = ".onnx";

    /// How the names of the files end that it writes.
    public static final List<String> ENDINGS = List.of(ONNX, ".safetensors", ".npz");

    private NetworkWriter() {}

    /// Writes an `.onnx`, `.safetensors` or `.npz` file; the name's ending decides.
    ///
    /// @param what of which this is a form
    /// @param names whose names the tensors get; where empty, those of where they came from
    /// @throws Problem if the network has operators that are only shown, the ending or the names are others, there
    ///     is such a file already, or it cannot be written
    public static void write(OpenNetwork what, Network network, Optional<String> names, Path file) {
        requireWhole(network);
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(ONNX)) {
            CheckpointWriter.write(source(what, names).named(network), file);
        } else if (names.isPresent()) {
            throw new Problem("--names goes with .safetensors and .npz; an ONNX file has the names of the graph.");
        } else {
            OnnxWriter.write(network, file);
        }
    }

    /// What the engines do not know is shown as the file has it, without keeping its weights.
    private static void requireWhole(Network network) {
        network.graph().nodes().stream()
                .filter(node -> node.op() instanceof Op.Foreign)
                .findFirst()
                .ifPresent(node -> {
                    throw new Problem("%s cannot be written: of %s (%s), which is only shown, no weights are kept."
                            .formatted(network.name(), node.id(), node.op().label()));
                });
    }

    /// Whose names the tensors get.
    ///
    /// @throws Problem if the network has no such source; it lists those that it has
    public static CheckpointSource source(OpenNetwork what, Optional<String> names) {
        var sources = what.variant().sources();
        return names.map(wanted -> sources.stream()
                        .filter(source -> source.name().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> new Problem("%s has no names of '%s'; choose one of: %s."
                                .formatted(
                                        what.network().name(),
                                        wanted,
                                        sources.stream()
                                                .map(CheckpointSource::name)
                                                .collect(Collectors.joining(", "))))))
                .or(what::names)
                .orElseGet(sources::getFirst);
    }
}
