package ghostlens.model.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import ghostlens.model.Problem;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The JSON in front of a safetensors file, read in one pass: what is not asked for is never held.
final class SafetensorsHeader {
    static final String METADATA = "__metadata__";
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser json;
    private final String source;

    private SafetensorsHeader(JsonParser json, String source) {
        this.json = json;
        this.source = source;
    }

    /// A tensor as the header describes it; `begin` and `end` count from the first value's byte.
    record Entry(String name, ElementType type, TensorShape shape, long begin, long end) {
        long bytes() {
            return shape.elements() * type.size();
        }
    }

    /// The tensors in the header's order.
    ///
    /// @throws Problem if it is not JSON, or not of this format
    static List<Entry> read(byte[] header, String source) {
        try (var json = JSON.createParser(header)) {
            return new SafetensorsHeader(json, source).entries();
        } catch (IOException e) {
            throw new Problem("%s is not a safetensors file: its header is not JSON.".formatted(source), e);
        }
    }

    static Problem broken(String source, String name, String what) {
        return new Problem("%s is damaged: the tensor %s %s.".formatted(source, Shown.of(name), what));
    }

    private List<Entry> entries() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new Problem("%s is not a safetensors file: its header is not a JSON object.".formatted(source));
        }
        var entries = new ArrayList<Entry>();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals(METADATA)) {
                json.skipChildren();
            } else {
                entries.add(entry(name));
            }
        }
        if (json.nextToken() != null) {
            throw new Problem("%s is not a safetensors file: its header is not JSON.".formatted(source));
        }
        return entries;
    }

    private Entry entry(String name) throws IOException {
        var dtype = "";
        var lists = new HashMap<String, List<Long>>();
        if (json.currentToken() == JsonToken.START_OBJECT) {
            for (var field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                switch (field) {
                    case "dtype" -> dtype = json.getValueAsString("");
                    case "shape", "data_offsets" -> lists.put(field, numbers(name, field));
                    default -> json.skipChildren();
                }
            }
        }
        json.skipChildren();
        return entry(name, dtype, lists);
    }

    private List<Long> numbers(String name, String field) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw broken(source, name, "has no list %s".formatted(field));
        }
        var numbers = new ArrayList<Long>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getNumberType() == NumberType.BIG_INTEGER) {
                throw broken(source, name, "has a %s that is not made of whole numbers".formatted(field));
            }
            if (numbers.size() == Shapes.MOST_EXTENTS) {
                throw broken(source, name, "has a %s of more than %d".formatted(field, Shapes.MOST_EXTENTS));
            }
            numbers.add(json.getLongValue());
        }
        return numbers;
    }

    private Entry entry(String name, String dtype, Map<String, List<Long>> lists) {
        var type = ElementType.named(dtype)
                .orElseThrow(() -> broken(source, name, "has the unknown dtype '%s'".formatted(Shown.of(dtype))));
        var shape = Shapes.of(list(name, lists, "shape"))
                .orElseThrow(() -> broken(source, name, "has a shape that holds no values or too many"));
        var offsets = list(name, lists, "data_offsets");
        if (offsets.size() != 2) {
            throw broken(source, name, "has %d data_offsets instead of 2".formatted(offsets.size()));
        }
        return new Entry(name, type, shape, offsets.getFirst(), offsets.getLast());
    }

    private List<Long> list(String name, Map<String, List<Long>> lists, String field) {
        var list = lists.get(field);
        if (list == null) {
            throw broken(source, name, "has no list %s".formatted(field));
        }
        return list;
    }
}
