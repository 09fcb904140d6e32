package ghostlens.model.graph;

import static java.util.Objects.requireNonNull;

import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A checked graph of operators in execution order. {@link #of} is the only way in: it orders the nodes, derives every
/// shape, and drops what no output needs.
public final class OpGraph implements GraphView {
    private final SequencedMap<NodeId, Node> nodes;
    private final List<NodeId> outputs;
    private final Map<NodeId, List<NodeId>> consumers;

    private OpGraph(SequencedMap<NodeId, Node> nodes, List<NodeId> outputs) {
        this.nodes = nodes;
        this.outputs = outputs;
        this.consumers = consumers(nodes.values());
    }

    /// Orders the drafts (keeping their order where it is free), derives the shapes, and drops what no output needs.
    ///
    /// @throws GraphException if an id is used twice, an input is missing, there is a cycle, or a shape does
    ///     not fit; it names the node
    public static OpGraph of(Collection<Draft> drafts, List<NodeId> outputs) {
        var byId = new LinkedHashMap<NodeId, Draft>();
        for (var draft : drafts) {
            if (byId.put(draft.id(), draft) != null) {
                throw new GraphException(draft.id(), "another node has the same name");
            }
        }
        var needed = new Needed(byId);
        outputs.forEach(needed::add);
        var nodes = new LinkedHashMap<NodeId, Node>();
        for (var draft : needed.inOrder()) {
            nodes.put(draft.id(), draft.over(shapes(draft, nodes)));
        }
        return new OpGraph(nodes, List.copyOf(outputs));
    }

    private static List<TensorShape> shapes(Draft draft, Map<NodeId, Node> before) {
        return draft.inputs().stream()
                .map(id -> requireNonNull(before.get(id)).shape())
                .toList();
    }

    private static Map<NodeId, List<NodeId>> consumers(Collection<Node> nodes) {
        var consumers = new HashMap<NodeId, List<NodeId>>();
        for (var node : nodes) {
            for (var input : node.inputs()) {
                consumers.computeIfAbsent(input, _ -> new ArrayList<>()).add(node.id());
            }
        }
        return consumers;
    }

    /// All nodes, each after its inputs.
    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    @Override
    public Optional<Node> find(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    public List<NodeId> outputs() {
        return outputs;
    }

    @Override
    public boolean isOutput(NodeId id) {
        return outputs.contains(id);
    }

    /// The nodes where values come in.
    public List<Node> inputs() {
        return nodes.values().stream().filter(n -> n.op() instanceof Op.Input).toList();
    }

    /// The shape of the only input.
    ///
    /// @throws IllegalStateException if there is not exactly one
    public TensorShape inputShape() {
        if (inputs().size() != 1) {
            throw new IllegalStateException("the graph has " + inputs().size() + " inputs, not one");
        }
        return inputs().getFirst().shape();
    }

    @Override
    public List<NodeId> consumers(NodeId id) {
        return List.copyOf(consumers.getOrDefault(id, List.of()));
    }

    @Override
    public List<Node> sharing(Node node) {
        var tensors = node.id().tensors();
        return nodes.values().stream()
                .filter(other ->
                        !other.id().equals(node.id()) && other.id().tensors().equals(tensors))
                .toList();
    }

    /// What one execution of the node takes.
    public Cost cost(Node node) {
        return node.op().cost(inputShapes(node));
    }

    /// What one execution of all nodes takes.
    public Cost cost() {
        return nodes.values().stream().map(this::cost).reduce(Cost.NONE, Cost::plus);
    }

    /// Learned values in all nodes, those that several nodes share once; running statistics do not count.
    public long parameters() {
        return Node.parameters(nodes.values());
    }

    /// How many nodes compute something: all but the inputs.
    public long operators() {
        return nodes.size() - count(Op.Input.class);
    }

    /// How many nodes have an operator of this type.
    public long count(Class<? extends Op> type) {
        return nodes.values().stream().filter(n -> type.isInstance(n.op())).count();
    }

    /// The same graph for an only input of another shape, every shape derived anew.
    ///
    /// @throws GraphException if some operator cannot take what it then gets
    public OpGraph withInputShape(TensorShape shape) {
        var input = inputs().getFirst().id();
        return map(d -> d.id().equals(input) ? new Draft(input, new Op.Input(shape), List.of()) : d);
    }

    /// The same graph with each node put through `change`; shapes are derived anew.
    public OpGraph map(UnaryOperator<Draft> change) {
        return of(drafts().stream().map(change).toList(), outputs);
    }

    /// The nodes without their shapes, in execution order.
    public List<Draft> drafts() {
        return nodes.values().stream().map(Node::draft).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpGraph that && nodes().equals(that.nodes()) && outputs.equals(that.outputs);
    }

    @Override
    public int hashCode() {
        return nodes.hashCode();
    }

    /// A line per node: id, operator, inputs, shape.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var node : nodes.values()) {
            text.append("%s = %s%s : %s%n".formatted(node.id(), node.op().label(), node.inputs(), node.shape()));
        }
        return text.toString();
    }

    /// Depth-first from the outputs to find what is needed and whether it is sound, without recursion so that deep
    /// graphs fit.
    private static final class Needed {
        private final Map<NodeId, Draft> drafts;
        private final Set<NodeId> done = new HashSet<>();
        private final List<NodeId> finished = new ArrayList<>();

        Needed(Map<NodeId, Draft> drafts) {
            this.drafts = drafts;
        }

        void add(NodeId output) {
            if (!drafts.containsKey(output)) {
                throw new GraphException(output, "it is to be an output but does not exist");
            }
            var open = new HashSet<NodeId>();
            var stack = new ArrayList<NodeId>(List.of(output));
            while (!stack.isEmpty()) {
                var id = stack.getLast();
                if (done.contains(id)) {
                    stack.removeLast();
                } else if (open.add(id)) {
                    inputsOf(id).stream().filter(i -> !done.contains(i)).forEach(input -> {
                        if (open.contains(input)) {
                            throw new GraphException(input, "it depends on its own output");
                        }
                        stack.add(input);
                    });
                } else {
                    done.add(id);
                    finished.add(stack.removeLast());
                }
            }
        }

        private List<NodeId> inputsOf(NodeId id) {
            var inputs = requireNonNull(drafts.get(id)).inputs();
            for (var input : inputs) {
                if (!drafts.containsKey(input)) {
                    throw new GraphException(id, "its input " + input + " does not exist");
                }
            }
            return inputs;
        }

        /// In the order of the drafts where that runs inputs first, else in depth-first order.
        List<Draft> inOrder() {
            var given =
                    drafts.values().stream().filter(d -> done.contains(d.id())).toList();
            var seen = new HashSet<NodeId>();
            for (var draft : given) {
                if (!seen.containsAll(draft.inputs())) {
                    return finished.stream()
                            .map(id -> requireNonNull(drafts.get(id)))
                            .toList();
                }
                seen.add(draft.id());
            }
            return given;
        }
    }
}
