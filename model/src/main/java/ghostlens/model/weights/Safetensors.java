package ghostlens.model.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ghostlens.model.Problem;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// The safetensors format: the header's length as eight bytes, little end first, the header as JSON (name →
/// dtype, shape, first and last byte), and the values, which fill the rest of the file without a gap.
final class Safetensors {
    private static final int HEADER_AT = 8;
    private static final String METADATA = "__metadata__";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String source;
    private final ByteBuffer values;

    private Safetensors(String source, ByteBuffer values) {
        this.source = source;
        this.values = values;
    }

    /// @throws Problem if the file is not as the format has it; it names the file
    static Checkpoint read(ByteBuffer bytes, String source) {
        if (bytes.limit() < HEADER_AT) {
            throw new Problem("%s is too short for a safetensors file.".formatted(source));
        }
        var little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long length = little.getLong(0);
        if (length < 0 || length > bytes.limit() - HEADER_AT) {
            throw new Problem(
                    "%s is not a safetensors file, or it is truncated: its header does not fit into its %d bytes."
                            .formatted(source, bytes.limit()));
        }
        int valuesAt = HEADER_AT + (int) length;
        var values = bytes.slice(valuesAt, bytes.limit() - valuesAt);
        return new Safetensors(source, values).checkpoint(bytes.slice(HEADER_AT, (int) length));
    }

    private Checkpoint checkpoint(ByteBuffer header) {
        var entries = entries(header(header));
        requireNoGaps(entries);
        var tensors = new LinkedHashMap<String, Tensor>();
        entries.forEach(entry -> tensors.put(entry.name, entry.decode(values)));
        return new Checkpoint(source, tensors);
    }

    private JsonNode header(ByteBuffer json) {
        try {
            var header = JSON.readTree(StandardCharsets.UTF_8.decode(json).toString());
            if (header.isObject()) {
                return header;
            }
        } catch (JsonProcessingException e) {
            throw new Problem("%s is not a safetensors file: its header is not JSON.".formatted(source), e);
        }
        throw new Problem("%s is not a safetensors file: its header is not a JSON object.".formatted(source));
    }

    private List<Entry> entries(JsonNode header) {
        return header.properties().stream()
                .filter(e -> !e.getKey().equals(METADATA))
                .map(e -> entry(e.getKey(), e.getValue()))
                .toList();
    }

    private Entry entry(String name, JsonNode json) {
        var dtype = json.path("dtype").asText();
        var type =
                ElementType.named(dtype).orElseThrow(() -> broken(name, "has the unknown dtype '%s'".formatted(dtype)));
        var shape = Shapes.of(numbers(name, json, "shape"))
                .orElseThrow(() -> broken(name, "has a shape that holds no values or too many"));
        var offsets = numbers(name, json, "data_offsets");
        if (offsets.size() != 2) {
            throw broken(name, "has %d data_offsets instead of 2".formatted(offsets.size()));
        }
        return checked(new Entry(name, type, shape, offsets.getFirst(), offsets.getLast()));
    }

    private List<Long> numbers(String name, JsonNode json, String field) {
        var array = json.path(field);
        var numbers = new ArrayList<Long>();
        for (var number : array) {
            if (!number.isIntegralNumber() || !number.canConvertToLong()) {
                throw broken(name, "has a %s that is not made of whole numbers".formatted(field));
            }
            numbers.add(number.asLong());
        }
        if (!array.isArray()) {
            throw broken(name, "has no list %s".formatted(field));
        }
        return numbers;
    }

    private Entry checked(Entry entry) {
        if (entry.end > values.limit()) {
            throw new Problem("%s is truncated: the tensor %s ends at byte %d of the %d that there are."
                    .formatted(source, entry.name, entry.end, values.limit()));
        }
        if (entry.begin < 0 || entry.begin > entry.end) {
            throw broken(entry.name, "has data_offsets %d to %d".formatted(entry.begin, entry.end));
        }
        if (entry.end - entry.begin != entry.bytes()) {
            throw broken(
                    entry.name,
                    "has %d bytes where %s %s takes %d"
                            .formatted(entry.end - entry.begin, entry.type, entry.shape, entry.bytes()));
        }
        return entry;
    }

    private void requireNoGaps(List<Entry> entries) {
        long position = 0;
        for (var entry :
                entries.stream().sorted(Comparator.comparingLong(e -> e.begin)).toList()) {
            if (entry.begin < position) {
                throw broken(entry.name, "overlaps the tensor before it");
            }
            if (entry.begin > position) {
                throw broken(entry.name, "leaves a gap before it");
            }
            position = entry.end;
        }
        if (position != values.limit()) {
            throw new Problem(
                    "%s is damaged: %d bytes follow its last tensor.".formatted(source, values.limit() - position));
        }
    }

    private Problem broken(String name, String what) {
        return new Problem("%s is damaged: the tensor %s %s.".formatted(source, name, what));
    }

    /// A tensor as the header describes it; `begin` and `end` count from the first value's byte.
    private record Entry(String name, ElementType type, TensorShape shape, long begin, long end) {
        long bytes() {
            return shape.elements() * type.size();
        }

        Tensor decode(ByteBuffer values) {
            var bytes = values.slice(Math.toIntExact(begin), Math.toIntExact(end - begin));
            return type.decode(shape, bytes.order(ByteOrder.LITTLE_ENDIAN));
        }
    }
}
