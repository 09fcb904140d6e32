package ghostlens.tests.drawing;

import static java.util.Objects.requireNonNull;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.net.Wire;
import ghostlens.model.onnx.OnnxReader;
import ghostlens.model.onnx.OnnxWriter;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Networks out of ONNX files without name scopes, in which every operator is called after its type and a number.
public final class FlatGraphs {
    private FlatGraphs() {}

    /// Repeated RepGhost bottlenecks with as many skips from all over the network to its end.
    public static OpGraph blocks(int operators, int skips) {
        return flat(RepeatedBlocks.of(operators, skips));
    }

    /// Most operators read what is shortly before them, every tenth something from anywhere: there is no narrow place.
    public static OpGraph tangled(int operators) {
        var random = new SplittableRandom(operators);
        var builder = new GraphBuilder(Form.TRAINING);
        var wires = new ArrayList<Wire>(List.of(builder.input("input", TensorShape.of(1, 4, 4, 4))));
        var unread = new LinkedHashSet<Wire>();
        while (wires.size() < operators) {
            var near = wires.get(Math.max(0, wires.size() - 1 - random.nextInt(6)));
            int reach = random.nextInt(10) == 0 ? wires.size() : Math.min(wires.size(), 12);
            var other = wires.get(wires.size() - 1 - random.nextInt(reach));
            var name = "n" + wires.size();
            var next = near.equals(other) ? near.relu(name) : near.plus(name, other);
            unread.removeAll(List.of(near, other));
            unread.add(next);
            wires.add(next);
        }
        return flat(builder.build(unread.toArray(Wire[]::new)));
    }

    private static OpGraph flat(OpGraph graph) {
        var ids = new HashMap<NodeId, NodeId>();
        for (var node : graph.nodes()) {
            ids.put(node.id(), new NodeId(node.op().getClass().getSimpleName() + "_" + ids.size()));
        }
        var drafts = graph.drafts().stream()
                .map(d -> new Draft(renamed(d.id(), ids), d.op(), renamed(d.inputs(), ids)))
                .toList();
        return opened(OpGraph.of(drafts, renamed(graph.outputs(), ids)));
    }

    private static NodeId renamed(NodeId id, Map<NodeId, NodeId> ids) {
        return requireNonNull(ids.get(id));
    }

    private static List<NodeId> renamed(List<NodeId> all, Map<NodeId, NodeId> ids) {
        return all.stream().map(id -> renamed(id, ids)).toList();
    }

    /// The graph as it is when it was written to a file and opened.
    private static OpGraph opened(OpGraph graph) {
        try {
            var file = Files.createTempFile("flat", ".onnx");
            try {
                Files.write(
                        file,
                        OnnxWriter.toBytes(new Network("flat", graph, SeededWeights.of(graph, 1), Form.TRAINING)));
                return OnnxReader.read(file).network().graph();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
