package ghostlens.model.weights;

import static ghostlens.model.pickle.PickleWriter.dictionary;
import static ghostlens.model.pickle.PickleWriter.ordered;
import static ghostlens.model.pickle.PickleWriter.pickle;

import ghostlens.model.pickle.PickleWriter.Called;
import ghostlens.model.pickle.PickleWriter.Named;
import ghostlens.model.pickle.PickleWriter.Persistent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes PyTorch checkpoints as a test wants them, sound or not.
final class TorchFile {
    private static final byte[] MAGIC = HexFormat.of().parseHex("80028a0a6cfc9c46f9206aa850192e");

    private final Map<String, Store> stores = new LinkedHashMap<>();

    private record Store(String type, int elements, byte[] bytes) {}

    /// A storage of so many bytes that count up from 0, of a type such as `Float`.
    Persistent storage(String key, String type, int elementSize, int elements) {
        var bytes = new byte[elementSize * elements];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return storage(key, type, elements, bytes);
    }

    Persistent storage(String key, float... values) {
        var bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return storage(key, "Float", values.length, bytes.array());
    }

    Persistent storage(String key, String type, int elements, byte[] bytes) {
        stores.put(key, new Store(type, elements, bytes));
        return new Persistent(Arrays.asList("storage", new Named("torch", type + "Storage"), key, "cpu", elements));
    }

    /// A part of a storage as PyTorch wrote it before 0.4.
    static Persistent part(Persistent whole, int offset, int elements) {
        var id = new ArrayList<@Nullable Object>((List<?>) whole.id());
        id.add(List.of("part", offset, elements));
        return new Persistent(id);
    }

    static Called tensor(Persistent storage, int offset, List<Integer> size, List<Integer> stride) {
        return new Called(
                new Named("torch._utils", "_rebuild_tensor_v2"),
                List.of(storage, offset, size, stride, false, ordered(Map.of())),
                Map.of());
    }

    static Called vector(Persistent storage, int elements) {
        return tensor(storage, 0, List.of(elements), List.of(1));
    }

    /// Since PyTorch 1.6.
    byte[] zip(Object checkpoint) {
        return zip(pickle(checkpoint), Map.of("byteorder", "little"));
    }

    byte[] zip(byte[] pickle, Map<String, String> more) {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("archive/data.pkl", pickle);
        more.forEach((name, text) -> entries.put("archive/" + name, text.getBytes(StandardCharsets.UTF_8)));
        stores.forEach((key, store) -> entries.put("archive/data/" + key, store.bytes));
        entries.put("archive/version", new byte[] {'3', '\n'});
        return ZipBytes.stored(entries);
    }

    /// Before PyTorch 1.6.
    byte[] legacy(Object checkpoint) {
        return legacy(pickle(checkpoint), pickle(List.copyOf(stores.keySet())));
    }

    byte[] legacy(byte[] checkpoint, byte[] keys) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        out.writeBytes(pickle(1001));
        out.writeBytes(pickle(dictionary("protocol_version", 1001, "little_endian", true)));
        out.writeBytes(checkpoint);
        out.writeBytes(keys);
        for (var store : stores.values()) {
            out.writeBytes(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(store.elements)
                    .array());
            out.writeBytes(store.bytes);
        }
        return out.toByteArray();
    }
}
