package ghostlens.model.onnx;

import ghostlens.model.graph.Draft;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.WeightSlot;
import ghostlens.model.onnx.Value.Computed;
import ghostlens.model.onnx.Value.Origin;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import onnx.Onnx.NodeProto;
import org.jspecify.annotations.Nullable;

/// A node of the file on its way into our graph: what it reads, and what becomes of it.
final class Site {
    private final NodeProto proto;
    private final NodeId id;
    private final long operatorSet;
    private final Attributes attributes;
    private final List<Optional<Value>> inputs;
    private final Budget budget;
    private final UnaryOperator<String> uniquePath;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<NodeId, Map<String, Tensor>> weights = new HashMap<>();
    private final Map<Integer, Value> outputs = new HashMap<>();

    /// @param inputs what each input stands for; empty where the node does without
    /// @param uniquePath makes a path that no other node has
    Site(
            NodeProto proto,
            NodeId id,
            long operatorSet,
            List<Optional<Value>> inputs,
            Budget budget,
            UnaryOperator<String> uniquePath) {
        this.proto = proto;
        this.id = id;
        this.operatorSet = operatorSet;
        this.attributes = new Attributes(proto);
        this.inputs = List.copyOf(inputs);
        this.budget = budget;
        this.uniquePath = uniquePath;
    }

    String type() {
        return proto.getOpType();
    }

    int outputCount() {
        return proto.getOutputCount();
    }

    long operatorSet() {
        return operatorSet;
    }

    Attributes attributes() {
        return attributes;
    }

    Budget budget() {
        return budget;
    }

    List<Draft> drafts() {
        return drafts;
    }

    Map<NodeId, Map<String, Tensor>> weights() {
        return weights;
    }

    Map<Integer, Value> outputs() {
        return outputs;
    }

    /// The inputs that are there.
    List<Value> inputs() {
        return inputs.stream().flatMap(Optional::stream).toList();
    }

    Optional<Value> find(int input) {
        return input < inputs.size() ? inputs.get(input) : Optional.empty();
    }

    boolean has(int input) {
        return find(input).isPresent();
    }

    Value input(int input) {
        return find(input).orElseThrow(() -> new Unmapped("lacks its input " + (input + 1)));
    }

    /// An input that a node computes, of floating-point numbers and a known shape.
    Computed computed(int input) {
        return usable(input(input));
    }

    static Computed usable(Value value) {
        if (!(value instanceof Computed computed)) {
            throw new Unmapped("reads a constant where the engines take a value");
        }
        if (!computed.shape().isKnown()) {
            throw new Unmapped("reads a value whose shape is not known");
        }
        if (!computed.isReal()) {
            throw new Unmapped("computes with whole numbers");
        }
        return computed;
    }

    /// An input N×C×H×W.
    Computed map(int input) {
        var x = computed(input);
        if (x.shape().rank() != 4) {
            throw new Unmapped("reads %s where the engines take N×C×H×W".formatted(x.shape()));
        }
        return x;
    }

    Constant constant(int input) {
        return findConstant(input).orElseThrow(() -> new Unmapped("lacks its input " + (input + 1)));
    }

    Optional<Constant> findConstant(int input) {
        return find(input).map(value -> {
            if (value instanceof Constant constant) {
                return constant;
            }
            throw new Unmapped("has its input %d computed, where the engines take a constant".formatted(input + 1));
        });
    }

    /// A list of whole numbers that older operator sets have as an attribute and newer ones as an input.
    Optional<List<Long>> list(String attribute, int input) {
        var attributed = attributes.integers(attribute);
        return attributed.isPresent() ? attributed : findConstant(input).map(Constant::longs);
    }

    /// Makes the output one of our operators.
    void become(Op op, List<Computed> reads, Map<String, Tensor> tensors) {
        become(op, reads, tensors, null);
    }

    void become(Op op, List<Computed> reads, Map<String, Tensor> tensors, @Nullable Origin origin) {
        outputs.put(0, place(id, op, reads, tensors, Optional.ofNullable(origin)));
    }

    void become(Op op, Computed... reads) {
        become(op, List.of(reads), Map.of());
    }

    /// Makes another of several outputs one of our operators.
    void becomeOutput(int output, Op op, Computed x) {
        outputs.put(output, before("output_" + (output + 1), op, x));
    }

    /// An operator that goes before the one that the node becomes.
    Computed before(String suffix, Op op, Computed x) {
        return place(
                new NodeId(uniquePath.apply(id.path() + "_" + suffix)), op, List.of(x), Map.of(), Optional.empty());
    }

    /// Makes the output the same as a value that is there.
    void pass(Value value) {
        outputs.put(0, value);
    }

    private Computed place(
            NodeId place, Op op, List<Computed> reads, Map<String, Tensor> tensors, Optional<Origin> origin) {
        var shape = Extents.checked(
                op.outputShape(reads.stream().map(Computed::shape).toList()));
        for (var slot : op.weights()) {
            requireFits(slot, tensors);
        }
        drafts.add(new Draft(place, op, reads.stream().map(Computed::id).toList()));
        if (!tensors.isEmpty()) {
            weights.put(place, tensors);
        }
        return new Computed(place, shape, true, origin);
    }

    private static void requireFits(WeightSlot slot, Map<String, Tensor> tensors) {
        var tensor = tensors.get(slot.name());
        if (tensor == null || !tensor.shape().equals(slot.shape())) {
            throw new Unmapped("takes a %s of shape %s, not %s"
                    .formatted(slot.name(), slot.shape(), tensor == null ? "none" : tensor.shape()));
        }
    }

    /// Shows the node as it is.
    ///
    /// @param declared the shapes of its outputs, as far as the file tells
    /// @param captured what its subgraphs read from outside
    void show(String reason, List<Declared> declared, List<Computed> captured, @Nullable Origin origin) {
        drafts.clear();
        weights.clear();
        outputs.clear();
        var reads = new ArrayList<Computed>();
        inputs().forEach(value -> {
            if (value instanceof Computed computed) {
                reads.add(computed);
            }
        });
        captured.stream().filter(value -> !reads.contains(value)).forEach(reads::add);
        var shape = declared.isEmpty() ? Declared.NOTHING : declared.getFirst();
        if (!shape.shape().isKnown()) {
            shape = new Declared(Extents.inferred(this), shape.isReal());
        }
        outputs.put(0, showAt(id, type(), texts(), reads, shape, reason, Optional.ofNullable(origin)));
        for (int i = 1; i < declared.size(); i++) {
            var other = new NodeId(uniquePath.apply(id.path() + "_output_" + (i + 1)));
            var first = outputs.get(0);
            if (first instanceof Computed node) {
                var texts = new LinkedHashMap<>(Map.of("output", String.valueOf(i + 1)));
                outputs.put(
                        i,
                        showAt(
                                other,
                                "Output of " + Names.shortened(type()),
                                texts,
                                List.of(node),
                                declared.get(i),
                                "is an output of %s".formatted(id),
                                Optional.empty()));
            }
        }
    }

    private LinkedHashMap<String, String> texts() {
        var texts = new LinkedHashMap<>(attributes.asText());
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).orElse(null) instanceof Constant constant) {
                texts.put("input " + (i + 1), constant.text());
            }
        }
        return texts;
    }

    private Computed showAt(
            NodeId place,
            String type,
            LinkedHashMap<String, String> texts,
            List<Computed> reads,
            Declared declared,
            String reason,
            Optional<Origin> origin) {
        var takes = reads.stream().map(Computed::shape).toList();
        var op = new Op.Foreign(
                Names.shortened(type), Names.shortened(proto.getDomain()), texts, takes, declared.shape(), reason);
        drafts.add(new Draft(place, op, reads.stream().map(Computed::id).toList()));
        return new Computed(place, declared.shape(), declared.isReal(), origin);
    }

    /// What a file tells of a value.
    record Declared(TensorShape shape, boolean isReal) {
        static final Declared NOTHING = new Declared(TensorShape.UNKNOWN, true);
    }
}
