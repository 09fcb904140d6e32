package ghostlens.model.net;

import static java.util.Objects.requireNonNull;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.GraphException;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.ShapeException;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Writes a graph down operator by operator. It lives inside one method; what it hands out are {@link Wire}s, and a
/// branch is the same wire used twice.
///
/// In {@link Form#INFERENCE} a BatchNorm behind a convolution is written as the convolution's bias.
public final class GraphBuilder {
    private final Form form;
    private final Map<NodeId, Draft> drafts = new LinkedHashMap<>();
    private final Map<NodeId, TensorShape> shapes = new LinkedHashMap<>();

    public GraphBuilder(Form form) {
        this.form = form;
    }

    public Form form() {
        return form;
    }

    /// Where values come in.
    public Wire input(String name, TensorShape shape) {
        return place("", name, new Op.Input(shape), List.of());
    }

    /// The graph that ends in these wires.
    public OpGraph build(Wire... outputs) {
        var ids = new ArrayList<NodeId>();
        for (var output : outputs) {
            ids.add(output.id());
        }
        return OpGraph.of(drafts.values(), ids);
    }

    /// Takes a finished graph in as the group `name`, with `input` in the place of its only input.
    ///
    /// @return the outputs of the groups (or nodes) named: what their last nodes compute
    public List<Wire> embed(String name, OpGraph graph, Wire input, List<String> groups) {
        var wires = new LinkedHashMap<NodeId, Wire>();
        for (var node : graph.nodes()) {
            var inputs = node.inputs().stream()
                    .map(id -> requireNonNull(wires.get(id)))
                    .toList();
            wires.put(
                    node.id(),
                    node.op() instanceof Op.Input
                            ? input
                            : place(name, node.id().path(), node.op(), inputs));
        }
        return groups.stream().map(group -> last(group, wires)).toList();
    }

    private Wire last(String group, SequencedMap<NodeId, Wire> wires) {
        return wires.sequencedEntrySet().reversed().stream()
                .filter(entry -> (entry.getKey().path() + ".").startsWith(group + "."))
                .map(entry -> new Wire(this, "", entry.getValue().id()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the graph has no group " + group));
    }

    Wire place(String scope, String name, Op op, List<Wire> inputs) {
        var id = new NodeId(scope.isEmpty() ? name : scope + "." + name);
        if (drafts.containsKey(id)) {
            throw new IllegalArgumentException("two nodes are called " + id);
        }
        shapes.put(id, outputShape(id, op, inputs));
        drafts.put(id, new Draft(id, op, inputs.stream().map(Wire::id).toList()));
        return new Wire(this, scope, id);
    }

    private TensorShape outputShape(NodeId id, Op op, List<Wire> inputs) {
        try {
            return op.outputShape(inputs.stream().map(w -> shape(w.id())).toList());
        } catch (ShapeException e) {
            throw new GraphException(id, String.valueOf(e.getMessage()));
        }
    }

    TensorShape shape(NodeId id) {
        var shape = shapes.get(id);
        if (shape == null) {
            throw new IllegalArgumentException(id + " belongs to another builder");
        }
        return shape;
    }

    Wire batchNorm(Wire x, String name, double epsilon) {
        var draft = drafts.get(x.id());
        if (form == Form.INFERENCE && draft != null && draft.op() instanceof Op.Conv2d conv) {
            drafts.put(x.id(), new Draft(x.id(), conv.withBias(), draft.inputs()));
            return x;
        }
        return place(x.scope(), name, new Op.BatchNorm(shape(x.id()).channels(), epsilon), List.of(x));
    }
}
