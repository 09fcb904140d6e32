package ghostlens.model.run.nd4j;

import static java.util.Objects.requireNonNull;

import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.run.Liveness;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An array for every node's value. Unless values are kept, a value that nobody will read any more makes room for a
/// later one of the same size: less memory, and it is still in the processor's caches.
final class Buffers {
    private final OffHeap memory;
    private final Map<Long, Deque<INDArray>> free = new HashMap<>();

    private Buffers(OffHeap memory) {
        this.memory = memory;
    }

    static Map<NodeId, INDArray> of(OpGraph graph, boolean keepValues, OffHeap memory) {
        var buffers = new Buffers(memory);
        var values = new HashMap<NodeId, INDArray>();
        var liveness = Liveness.of(graph);
        for (var node : graph.nodes()) {
            values.put(node.id(), buffers.take(node.shape()));
            if (!keepValues) {
                liveness.deadAfter(node.id()).forEach(dead -> buffers.giveBack(requireNonNull(values.get(dead))));
            }
        }
        return values;
    }

    private INDArray take(TensorShape shape) {
        var array = free.getOrDefault(shape.elements(), new ArrayDeque<>()).poll();
        return array == null ? memory.create(OffHeap.longs(shape)) : array.reshape('c', OffHeap.longs(shape));
    }

    private void giveBack(INDArray array) {
        free.computeIfAbsent(array.length(), _ -> new ArrayDeque<>()).push(array);
    }
}
