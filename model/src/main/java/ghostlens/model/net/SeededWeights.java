package ghostlens.model.net;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.WeightSlot;
import ghostlens.model.graph.WeightSlot.Role;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Weights;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// Weights for a network that none were loaded for, in float32. A tensor depends on the seed, its node's name for
/// tensors, its slot and its shape alone, a BatchNorm's scale on the number of branches beside it too: what two forms
/// of a network share is equal in both.
///
/// The ranges keep activations within two orders of magnitude through sixteen bottlenecks: a kernel preserves
/// the mean square, and a BatchNorm takes about a third of it away, which the shortcuts' sums give back.
/// Running statistics are random too, since fresh ones (mean 0, variance 1) hide errors.
public final class SeededWeights {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private SeededWeights() {}

    /// Every tensor that the graph needs.
    public static Weights of(OpGraph graph, long seed) {
        var tensors = new HashMap<NodeId, Map<String, Tensor>>();
        var shared = new HashMap<String, Map<String, Tensor>>();
        for (var node : graph.nodes()) {
            tensors.put(
                    node.id(),
                    shared.computeIfAbsent(
                            node.id().tensors(), _ -> tensors(node, ParallelBranches.calming(node, graph), seed)));
        }
        return Weights.of(graph, tensors);
    }

    private static Map<String, Tensor> tensors(Node node, double calming, long seed) {
        var slots = new HashMap<String, Tensor>();
        for (var slot : node.op().weights()) {
            slots.put(slot.name(), tensor(node.id().tensors(), slot, slot.role() == Role.SCALE ? calming : 1, seed));
        }
        return slots;
    }

    private static Tensor tensor(String prefix, WeightSlot slot, double factor, long seed) {
        var random = stream(seed, prefix + "." + slot.name());
        var range = range(slot.role(), slot.shape());
        return Tensor.generate(slot.shape(), _ -> factor * random.nextDouble(range.from, range.to))
                .toFloat32();
    }

    /// FNV-1a over the name, started from the seed.
    private static SplittableRandom stream(long seed, String name) {
        long hash = FNV_OFFSET ^ seed;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return new SplittableRandom(hash);
    }

    private static Range range(Role role, TensorShape shape) {
        return switch (role) {
            case KERNEL -> Range.around(Math.sqrt(3.0 * shape.get(0) / shape.elements()));
            case BIAS -> Range.around(0.1);
            case SCALE -> new Range(0.6, 1.2);
            case SHIFT, RUNNING_MEAN -> Range.around(0.3);
            case RUNNING_VARIANCE -> new Range(0.8, 1.8);
        };
    }

    private record Range(double from, double to) {
        static Range around(double span) {
            return new Range(-span, span);
        }
    }
}
