package ghostlens.app.open;

import ghostlens.model.Problem;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.WeightSlot;
import ghostlens.model.net.Network;
import ghostlens.model.onnx.OnnxWriter;
import ghostlens.model.weights.CheckpointWriter;
import ghostlens.model.zoo.CheckpointSource;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    /// @throws Problem if it has operators that are only shown or is in none of its forms, the ending or the names
    ///     are others, there is such a file already, or it cannot be written
    public static void write(OpenNetwork what, Network network, Optional<String> names, Path file) {
        requireWhole(network);
        requireKnown(what, network, file);
        if (!isOnnx(file)) {
            CheckpointWriter.write(source(what, names).named(network), file);
        } else if (names.isPresent()) {
            throw new Problem("--names goes with .safetensors and .npz; an ONNX file has the names of the graph.");
        } else {
            OnnxWriter.write(network, file);
        }
    }

    /// A file of tensors has no graph: it can be opened again where the network is one of the forms that are known. Of
    /// a
    /// network that came from an ONNX file none are.
    ///
    /// @throws Problem if it is to be such a file and the network is none of its forms
    public static void requireKnown(OpenNetwork what, Network network, Path file) {
        if (isOnnx(file) || !Zoo.knows(what.variant().name())) {
            return;
        }
        var found = slots(network.graph());
        boolean known = what.variant().forms().stream()
                .anyMatch(form -> slots(what.variant()
                                .definition()
                                .graph(
                                        form,
                                        network.graph().inputShape(),
                                        what.variant().classes(network)))
                        .equals(found));
        if (!known) {
            throw new Problem(
                    "%s as it is fused here is none of its forms, and tensors without a graph could not be opened again; write an .onnx file, or fuse with --rules inference."
                            .formatted(network.name()));
        }
    }

    private static Map<NodeId, List<WeightSlot>> slots(OpGraph graph) {
        return graph.nodes().stream()
                .filter(node -> !node.op().weights().isEmpty())
                .collect(Collectors.toMap(Node::id, node -> node.op().weights()));
    }

    private static boolean isOnnx(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ONNX);
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
