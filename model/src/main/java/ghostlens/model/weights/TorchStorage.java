package ghostlens.model.weights;

import static java.util.Map.entry;

import ghostlens.model.Problem;
import ghostlens.model.pickle.Value;
import ghostlens.model.pickle.Value.Int;
import ghostlens.model.pickle.Value.Name;
import ghostlens.model.pickle.Value.None;
import ghostlens.model.pickle.Value.Outside;
import ghostlens.model.pickle.Value.Sequence;
import ghostlens.model.pickle.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A storage as PyTorch's pickles refer to it: `("storage", type, key, device, elements)`. Files from before
/// PyTorch 0.4 may add `(key, offset, elements)`, a part of the storage.
///
/// @param type PyTorch's name for the kind of storage
/// @param elements of the whole storage; bytes if it is untyped
record TorchStorage(String type, String key, long elements, Optional<Part> part) {
    private static final Map<String, ElementType> TYPES = Map.ofEntries(
            entry("FloatStorage", ElementType.F32),
            entry("DoubleStorage", ElementType.F64),
            entry("HalfStorage", ElementType.F16),
            entry("BFloat16Storage", ElementType.BF16),
            entry("LongStorage", ElementType.I64),
            entry("IntStorage", ElementType.I32),
            entry("ShortStorage", ElementType.I16),
            entry("CharStorage", ElementType.I8),
            entry("ByteStorage", ElementType.U8),
            entry("BoolStorage", ElementType.BOOL),
            entry("storage.UntypedStorage", ElementType.U8),
            entry("UntypedStorage", ElementType.U8));

    /// What has no counterpart here and still takes its place among the storages of an old file; in bytes.
    private static final Map<String, Integer> OTHER_SIZES = Map.of(
            "ComplexFloatStorage", 8,
            "ComplexDoubleStorage", 16,
            "QInt8Storage", 1,
            "QUInt8Storage", 1,
            "QInt32Storage", 4);

    private static final String TORCH = "torch.";

    /// Elements `offset` to `offset + elements` of a storage.
    record Part(long offset, long elements) {}

    /// @throws Problem if it is not described as PyTorch does
    static TorchStorage of(Outside outside, String source) {
        if (outside.id() instanceof Sequence id
                && id.items().size() >= 5
                && id.items().get(1) instanceof Name(var type)
                && id.items().get(2) instanceof Text(var key)
                && id.items().get(4) instanceof Int(var elements)
                && elements >= 0) {
            return new TorchStorage(type, key, elements, part(id.items(), source));
        }
        throw unknown(source);
    }

    private static Optional<Part> part(List<Value> id, String source) {
        if (id.size() < 6 || id.get(5) instanceof None) {
            return Optional.empty();
        }
        if (id.get(5) instanceof Sequence part
                && part.items().size() == 3
                && part.items().get(1) instanceof Int(var offset)
                && part.items().get(2) instanceof Int(var elements)
                && offset >= 0
                && elements >= 0) {
            return Optional.of(new Part(offset, elements));
        }
        throw unknown(source);
    }

    private static Problem unknown(String source) {
        return new Problem(
                "%s is damaged: a storage in it is not described as PyTorch describes one.".formatted(source));
    }

    static boolean isType(String name) {
        return TYPES.containsKey(shortName(name)) || OTHER_SIZES.containsKey(shortName(name));
    }

    private static String shortName(String type) {
        return type.startsWith(TORCH) ? type.substring(TORCH.length()) : type;
    }

    /// Empty if Ghostlens has no such numbers.
    Optional<ElementType> elementType() {
        return Optional.ofNullable(TYPES.get(shortName(type)));
    }

    /// Of one element; empty if this is no kind of storage that PyTorch has.
    Optional<Integer> elementSize() {
        return elementType().map(ElementType::size).or(() -> Optional.ofNullable(OTHER_SIZES.get(shortName(type))));
    }
}
