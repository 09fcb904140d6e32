package ghostlens.model.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;

/// What stands on a node beside its inputs.
final class Attributes {
    private final SequencedMap<String, AttributeProto> byName = new LinkedHashMap<>();

    Attributes(NodeProto node) {
        node.getAttributeList().forEach(attribute -> byName.put(attribute.getName(), attribute));
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    private Optional<AttributeProto> find(String name, AttributeType type) {
        var attribute = Optional.ofNullable(byName.get(name));
        attribute.filter(a -> a.getType() != type).ifPresent(_ -> {
            throw new Unmapped("has a %s that is none".formatted(Names.shortened(name)));
        });
        return attribute;
    }

    long integer(String name, long absent) {
        return find(name, AttributeType.INT).map(AttributeProto::getI).orElse(absent);
    }

    float real(String name, float absent) {
        return find(name, AttributeType.FLOAT).map(AttributeProto::getF).orElse(absent);
    }

    String text(String name, String absent) {
        return find(name, AttributeType.STRING)
                .map(a -> a.getS().toStringUtf8())
                .orElse(absent);
    }

    Optional<List<Long>> integers(String name) {
        return find(name, AttributeType.INTS).map(AttributeProto::getIntsList);
    }

    Optional<List<Float>> reals(String name) {
        return find(name, AttributeType.FLOATS).map(AttributeProto::getFloatsList);
    }

    Optional<TensorProto> tensor(String name) {
        return find(name, AttributeType.TENSOR).map(AttributeProto::getT);
    }

    /// All of them for people to read, long ones shortened.
    SequencedMap<String, String> asText() {
        var texts = new LinkedHashMap<String, String>();
        byName.forEach((name, attribute) -> texts.put(Names.shortened(name), Names.shortened(text(attribute))));
        return texts;
    }

    private static String text(AttributeProto a) {
        return switch (a.getType()) {
            case FLOAT -> String.valueOf(a.getF());
            case INT -> String.valueOf(a.getI());
            case STRING ->
                a.getS().substring(0, Math.min(a.getS().size(), Names.LONGEST)).toStringUtf8();
            case FLOATS -> list(a.getFloatsList());
            case INTS -> list(a.getIntsList());
            case TENSOR -> "a tensor of shape " + list(a.getT().getDimsList());
            case GRAPH -> "a graph of %d operators".formatted(a.getG().getNodeCount());
            case GRAPHS -> "%d graphs".formatted(a.getGraphsCount());
            case STRINGS -> "%d texts".formatted(a.getStringsCount());
            case TENSORS, SPARSE_TENSOR, SPARSE_TENSORS -> "tensors";
            case TYPE_PROTO, TYPE_PROTOS -> "a type";
            case UNDEFINED, UNRECOGNIZED -> "of a kind that Ghostlens does not know";
        };
    }

    private static String list(List<?> values) {
        var first = values.subList(0, Math.min(values.size(), Names.LONGEST)).toString();
        return first.substring(1, first.length() - 1);
    }
}
