package ghostlens.fuse.match;

import static java.util.Objects.requireNonNull;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One of the two graphs by numbers: node i is the i-th in an order that depends on the structure alone, from the
/// outputs back along the inputs in their positions. Every node comes after what it reads.
final class Side {
    private final OpGraph graph;
    private final List<Node> nodes;
    private final Map<NodeId, Integer> numbers = new HashMap<>();
    private final int[][] inputs;
    private final int[][] consumers;

    Side(OpGraph graph) {
        this.graph = graph;
        this.nodes = inOrder(graph);
        for (int i = 0; i < nodes.size(); i++) {
            numbers.put(nodes.get(i).id(), i);
        }
        this.inputs = nodes.stream().map(node -> numbered(node.inputs())).toArray(int[][]::new);
        this.consumers =
                nodes.stream().map(node -> numbered(graph.consumers(node.id()))).toArray(int[][]::new);
    }

    private static List<Node> inOrder(OpGraph graph) {
        var order = new ArrayList<Node>();
        var seen = new HashMap<NodeId, Integer>();
        var stack = new ArrayDeque<Node>();
        for (var output : graph.outputs()) {
            stack.push(graph.node(output));
            while (!stack.isEmpty()) {
                var node = stack.peek();
                int next = seen.merge(node.id(), 1, Integer::sum) - 1;
                if (next < node.inputs().size()) {
                    var input = node.inputs().get(next);
                    if (!seen.containsKey(input)) {
                        stack.push(graph.node(input));
                    }
                } else {
                    stack.pop();
                    if (next == node.inputs().size()) {
                        order.add(node);
                    }
                }
            }
        }
        return order;
    }

    private int[] numbered(List<NodeId> ids) {
        return ids.stream().mapToInt(this::number).toArray();
    }

    int size() {
        return nodes.size();
    }

    int number(NodeId id) {
        return requireNonNull(numbers.get(id));
    }

    boolean has(NodeId id) {
        return numbers.containsKey(id);
    }

    Node node(int i) {
        return nodes.get(i);
    }

    Op op(int i) {
        return nodes.get(i).op();
    }

    int[] inputs(int i) {
        return inputs[i];
    }

    int[] consumers(int i) {
        return consumers[i];
    }

    /// The numbers of the outputs, in their order.
    int[] outputs() {
        return numbered(graph.outputs());
    }
}
