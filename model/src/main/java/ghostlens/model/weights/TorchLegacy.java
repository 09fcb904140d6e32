package ghostlens.model.weights;

import ghostlens.model.Problem;
import ghostlens.model.pickle.Pickle;
import ghostlens.model.pickle.Value.Sequence;
import ghostlens.model.pickle.Value.Text;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/// A PyTorch checkpoint from before 1.6: pickles of a magic number, a version, the writer's machine, the checkpoint
/// and its storages' keys, then for each of these the number of elements and their bytes, little end first.
final class TorchLegacy {
    private static final MemorySegment MAGIC = MemorySegment.ofArray(new byte[] {
        (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50, 0x19, '.'
    });
    private static final int MAGIC_AT = 2;
    private static final ValueLayout.OfLong COUNT = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment bytes;
    private final String source;

    private TorchLegacy(MemorySegment bytes, String source) {
        this.bytes = bytes;
        this.source = source;
    }

    static Checkpoint read(MemorySegment bytes, String source) {
        return new TorchLegacy(bytes, source).read();
    }

    private Checkpoint read() {
        if (bytes.byteSize() < MAGIC_AT + MAGIC.byteSize()
                || bytes.asSlice(MAGIC_AT, MAGIC.byteSize()).mismatch(MAGIC) >= 0) {
            throw new Problem(
                    "%s is a pickle that PyTorch did not write; save the model's state_dict() with torch.save."
                            .formatted(source));
        }
        var version = Pickle.read(bytes, MAGIC_AT + MAGIC.byteSize(), source);
        var machine = Pickle.read(bytes, version.end(), source);
        var checkpoint = Pickle.read(bytes, machine.end(), source);
        var keys = Pickle.read(bytes, checkpoint.end(), source);
        var storages = storages(keys, elementSizes(checkpoint));
        return new TorchReader(
                        source,
                        new Allowance(source, bytes.byteSize()),
                        ByteOrder.LITTLE_ENDIAN,
                        (key, use) -> use.accept(storage(storages, key)))
                .read(checkpoint);
    }

    private MemorySegment storage(Map<String, MemorySegment> storages, String key) {
        var storage = storages.get(key);
        if (storage == null) {
            throw new Problem("%s is damaged: it has no storage %s.".formatted(source, Shown.of(key)));
        }
        return storage;
    }

    /// Of every storage that the checkpoint refers to, whether or not its tensors are wanted: they stand in a row.
    private Map<String, Integer> elementSizes(Pickle checkpoint) {
        var sizes = new HashMap<String, Integer>();
        for (var outside : checkpoint.outside()) {
            var storage = TorchStorage.of(outside, source);
            int size = storage.elementSize()
                    .orElseThrow(() ->
                            new Problem("%s holds values of the unknown type %s; save its weights as .safetensors."
                                    .formatted(source, Shown.of(storage.type()))));
            sizes.put(storage.key(), size);
        }
        return sizes;
    }

    private Map<String, MemorySegment> storages(Pickle keys, Map<String, Integer> sizes) {
        if (!(keys.value() instanceof Sequence sequence)) {
            throw new Problem("%s is damaged: its storages are not listed.".formatted(source));
        }
        var storages = new HashMap<String, MemorySegment>();
        long at = keys.end();
        for (var item : sequence.items()) {
            var key = item instanceof Text(var text) ? text : "";
            long size = sizes.getOrDefault(key, 0);
            if (size == 0) {
                throw new Problem("%s is damaged: it lists a storage that no tensor has.".formatted(source));
            }
            long length = length(at, size);
            storages.put(key, bytes.asSlice(at + COUNT.byteSize(), length));
            at += COUNT.byteSize() + length;
        }
        return storages;
    }

    private long length(long at, long size) {
        long left = bytes.byteSize() - at - COUNT.byteSize();
        long count = left < 0 ? -1 : bytes.get(COUNT, at);
        if (count < 0 || count > left / size) {
            throw new Problem("%s is truncated: it ends in the middle of its values.".formatted(source));
        }
        return count * size;
    }
}
