package ghostlens.model.onnx;

import ghostlens.model.Problem;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.GraphException;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.onnx.Value.Computed;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.weights.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;

/// Makes our graph of a model, node by node: each becomes a constant, one or several of our operators, or one that is
/// only shown.
final class GraphReader {
    /// The oldest operator set that the mappings are written for; older ones are taken where nothing else is said.
    private static final int OLDEST = 7;

    private final String source;
    private final GraphProto graph;
    private final long operatorSet;
    private final Tensors tensors;
    private final Names names;
    private final Declarations declarations;
    private final Budget budget;
    private final Map<String, Value> values = new HashMap<>();
    private final Set<String> read = new HashSet<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<NodeId, Map<String, Tensor>> weights = new HashMap<>();

    GraphReader(ModelProto model, long operatorSet, String source, long bytes) {
        this.source = source;
        this.graph = model.getGraph();
        this.operatorSet = operatorSet;
        this.tensors = new Tensors(source);
        this.names = new Names(model.getProducerName().equals(OnnxModel.PRODUCER));
        this.declarations = new Declarations(graph, source);
        this.budget = new Budget(bytes);
    }

    /// @throws Problem if the file is damaged, or too large to be held
    Network network(String name) {
        readInitializers();
        var initializers = Set.copyOf(values.keySet());
        readInputs();
        findRead();
        var order = Ordering.of(graph, Set.copyOf(values.keySet()), source);
        var ids = names.of(graph, initializers);
        for (int i : order) {
            read(graph.getNode(i), ids.get(i));
        }
        return network(name, outputs());
    }

    /// Sentences on what was chosen where the file leaves it open.
    List<String> notes() {
        return declarations.notes();
    }

    private void readInitializers() {
        if (graph.getSparseInitializerCount() > 0) {
            throw new Problem(
                    "%s keeps weights as sparse tensors, which Ghostlens does not read; save the model with plain ones."
                            .formatted(source));
        }
        for (var proto : graph.getInitializerList()) {
            if (values.put(proto.getName(), tensors.read(proto)) != null) {
                throw new Problem(
                        "%s is damaged: it has two tensors '%s'.".formatted(source, Names.shortened(proto.getName())));
            }
        }
    }

    /// The inputs that are no initializers, which older files list among them.
    private void readInputs() {
        for (var input : graph.getInputList()) {
            if (!(values.get(input.getName()) instanceof Constant)) {
                var declared = declarations.input(input);
                var id = names.input(input.getName());
                drafts.add(new Draft(id, new Op.Input(declared.shape()), List.of()));
                var value = new Computed(id, declared.shape(), declared.isReal(), Optional.empty());
                if (values.put(input.getName(), value) != null) {
                    throw new Problem("%s is damaged: it has two inputs '%s'."
                            .formatted(source, Names.shortened(input.getName())));
                }
            }
        }
    }

    private void findRead() {
        graph.getNodeList().forEach(node -> read.addAll(node.getInputList()));
        graph.getOutputList().forEach(output -> read.add(output.getName()));
    }

    private void read(NodeProto node, NodeId id) {
        var inputs = node.getInputList().stream()
                .map(name -> Optional.ofNullable(name.isEmpty() ? null : values.get(name)))
                .toList();
        var site = new Site(
                node,
                id,
                operatorSet,
                inputs,
                budget,
                path -> names.unique(path).path());
        try {
            map(site, node);
        } catch (Unmapped e) {
            show(site, node, e.reason());
        } catch (IllegalArgumentException | ArithmeticException e) {
            // Our operators' own checks of their fields and inputs.
            show(site, node, "does not fit: " + e.getMessage());
        }
        for (int i = 0; i < node.getOutputCount(); i++) {
            var value = site.outputs().get(i);
            if (value != null && !node.getOutput(i).isEmpty()) {
                values.put(node.getOutput(i), value);
            }
        }
        drafts.addAll(site.drafts());
        weights.putAll(site.weights());
    }

    private void map(Site site, NodeProto node) {
        if (!Mappings.isStandard(node.getDomain())) {
            throw new Unmapped("is an operator of '%s', which the engines do not know"
                    .formatted(Names.shortened(node.getDomain())));
        }
        if (operatorSet < OLDEST && site.attributes().has("consumed_inputs")) {
            throw new Unmapped("is of the operator set %d; those from %d on are known".formatted(operatorSet, OLDEST));
        }
        var constant = ConstantFolding.fold(site, tensors);
        if (constant.isPresent()) {
            site.pass(constant.get());
        } else {
            Mappings.map(site);
        }
        for (int i = 0; i < node.getOutputCount(); i++) {
            if (!site.outputs().containsKey(i) && read.contains(node.getOutput(i))) {
                throw new Unmapped("gives a further output that is read");
            }
        }
    }

    private void show(Site site, NodeProto node, String reason) {
        var declared = node.getOutputList().stream()
                .filter(name -> node.getOutputCount() == 1 || read.contains(name) || name.equals(node.getOutput(0)))
                .toList();
        var last = declared.isEmpty() ? 0 : node.getOutputList().indexOf(declared.getLast()) + 1;
        site.show(
                reason,
                node.getOutputList().subList(0, last).stream()
                        .map(declarations::of)
                        .toList(),
                captured(node),
                Mappings.origin(site).orElse(null));
    }

    /// What a node's subgraphs read from outside.
    private List<Computed> captured(NodeProto node) {
        var captured = new LinkedHashSet<Computed>();
        var open = new ArrayList<GraphProto>();
        node.getAttributeList().forEach(a -> {
            if (a.hasG()) {
                open.add(a.getG());
            }
            open.addAll(a.getGraphsList());
        });
        while (!open.isEmpty()) {
            for (var inner : open.removeLast().getNodeList()) {
                inner.getInputList().forEach(name -> {
                    if (values.get(name) instanceof Computed computed) {
                        captured.add(computed);
                    }
                });
                inner.getAttributeList().stream().filter(a -> a.hasG()).forEach(a -> open.add(a.getG()));
            }
        }
        return List.copyOf(captured);
    }

    private List<NodeId> outputs() {
        var outputs = new LinkedHashSet<NodeId>();
        for (var output : graph.getOutputList()) {
            switch (values.get(output.getName())) {
                case Computed computed -> outputs.add(computed.id());
                case Constant constant -> outputs.add(shown(output.getName(), constant));
                case null ->
                    throw new Problem("%s is damaged: nothing in it makes its output '%s'."
                            .formatted(source, Names.shortened(output.getName())));
            }
        }
        if (outputs.isEmpty()) {
            throw new Problem("%s has no outputs, so that there is nothing to show.".formatted(source));
        }
        return List.copyOf(outputs);
    }

    private NodeId shown(String name, Constant constant) {
        var id = names.input(name);
        var shape =
                Extents.of(constant.extents().stream().map(Integer::longValue).toList());
        var texts = new LinkedHashMap<>(Map.of("value", constant.text()));
        drafts.add(new Draft(
                id,
                new Op.Foreign("Constant", "", texts, List.of(), shape, "does not depend on the input"),
                List.of()));
        return id;
    }

    private Network network(String name, List<NodeId> outputs) {
        try {
            var nodes = OpGraph.of(drafts, outputs);
            return Sections.divide(new Network(name, nodes, Weights.of(nodes, weights), Form.TRAINING));
        } catch (GraphException e) {
            throw new Problem("%s cannot be opened: %s.".formatted(source, e.getMessage()), e);
        }
    }
}
