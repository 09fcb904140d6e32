package ghostlens.model.measure;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.tensor.TensorShape;
import java.util.LinkedHashMap;
import java.util.List;

/// Concats of one shape in a network.
///
/// @param input the shape of each of the two inputs
/// @param output twice the channels
/// @param count how many concats of the network have these shapes
public record ConcatShape(TensorShape input, TensorShape output, int count) {

    /// The shapes of a graph's concats in the order in which they first occur.
    ///
    /// @throws IllegalArgumentException if a concat does not join two inputs of one shape
    public static List<ConcatShape> of(OpGraph graph) {
        var shapes = new LinkedHashMap<TensorShape, ConcatShape>();
        for (var concat : concats(graph)) {
            var one = new ConcatShape(operand(graph, concat), concat.shape(), 1);
            shapes.merge(one.output, one, (all, _) -> new ConcatShape(all.input, all.output, all.count + 1));
        }
        return List.copyOf(shapes.values());
    }

    static List<Node> concats(OpGraph graph) {
        return graph.nodes().stream().filter(n -> n.op() instanceof Op.Concat).toList();
    }

    private static TensorShape operand(OpGraph graph, Node concat) {
        var shapes = graph.inputShapes(concat);
        if (shapes.size() != 2 || !shapes.getFirst().equals(shapes.getLast())) {
            throw new IllegalArgumentException(concat.id() + " does not join two inputs of one shape");
        }
        return shapes.getFirst();
    }
}
