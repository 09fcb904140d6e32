package ghostlens.model.weights;

import ghostlens.model.Problem;
import ghostlens.model.pickle.Value;
import ghostlens.model.pickle.Value.Built;
import ghostlens.model.pickle.Value.Int;
import ghostlens.model.pickle.Value.Name;
import ghostlens.model.pickle.Value.Outside;
import ghostlens.model.pickle.Value.Sequence;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A tensor of a PyTorch checkpoint before its values are read: which elements of which storage it shows.
record TorchTensor(TorchStorage storage, ElementType type, View view) {
    private static final String UTILS = "torch._utils.";
    private static final Set<String> TENSORS =
            Set.of(UTILS + "_rebuild_tensor", UTILS + "_rebuild_tensor_v2", UTILS + "_rebuild_tensor_v3");
    private static final Set<String> PARAMETERS =
            Set.of(UTILS + "_rebuild_parameter", UTILS + "_rebuild_parameter_with_state");

    /// Types by their newer names, where a tensor tells its own.
    private static final Map<String, ElementType> TYPES = Map.of(
            "torch.uint16", ElementType.U16,
            "torch.uint32", ElementType.U32,
            "torch.float32", ElementType.F32,
            "torch.float64", ElementType.F64,
            "torch.float16", ElementType.F16,
            "torch.bfloat16", ElementType.BF16,
            "torch.int64", ElementType.I64,
            "torch.int32", ElementType.I32,
            "torch.uint8", ElementType.U8);

    /// What stands in the place of a tensor.
    sealed interface Found {
        record Usable(TorchTensor tensor) implements Found {}

        /// @param what it is, in a few words
        record Other(String what) implements Found {}
    }

    static boolean isTensor(Value value) {
        return value instanceof Built built && (TENSORS.contains(built.path()) || PARAMETERS.contains(built.path()));
    }

    /// Whether a class or function of this name means something here.
    static boolean knows(String name) {
        return TENSORS.contains(name) || PARAMETERS.contains(name) || TYPES.containsKey(name);
    }

    /// @throws Problem if it is a tensor, but not put together as PyTorch does
    static Found find(Value value, String source) {
        var inner = value;
        while (inner instanceof Built built && PARAMETERS.contains(built.path())) {
            inner = argument(built, 0, source);
        }
        return inner instanceof Built built && TENSORS.contains(built.path())
                ? rebuilt(built, source)
                : new Found.Other(value.describe());
    }

    private static Found rebuilt(Built built, String source) {
        if (!(argument(built, 0, source) instanceof Outside outside
                && argument(built, 1, source) instanceof Int(var offset))) {
            throw odd(source);
        }
        var storage = TorchStorage.of(outside, source);
        var type = type(built, storage);
        var extents = numbers(argument(built, 2, source), source);
        var strides = numbers(argument(built, 3, source), source);
        if (type.isEmpty()) {
            return new Found.Other("a tensor of %s".formatted(typeName(built, storage)));
        }
        if (extents.contains(0L)) {
            return new Found.Other("a tensor without values");
        }
        var shape = Shapes.of(extents).filter(_ -> strides.size() == extents.size());
        var view = new View(shape.orElseThrow(() -> odd(source)), offset, strides);
        return new Found.Usable(new TorchTensor(storage, type.get(), view));
    }

    private static Optional<ElementType> type(Built built, TorchStorage storage) {
        return built.path().endsWith("_v3")
                ? Optional.ofNullable(TYPES.get(typeName(built, storage)))
                : storage.elementType();
    }

    private static String typeName(Built built, TorchStorage storage) {
        return built.path().endsWith("_v3")
                        && built.arguments().size() > 6
                        && built.arguments().get(6) instanceof Name(var name)
                ? name
                : storage.type();
    }

    private static List<Long> numbers(Value value, String source) {
        var list =
                value instanceof Built built && built.path().equals("torch.Size") ? argument(built, 0, source) : value;
        if (list instanceof Sequence sequence
                && sequence.items().stream().allMatch(item -> item instanceof Int(var number) && number >= 0)) {
            return sequence.items().stream().map(item -> ((Int) item).value()).toList();
        }
        throw odd(source);
    }

    private static Value argument(Built built, int index, String source) {
        if (built.arguments().size() <= index) {
            throw odd(source);
        }
        return built.arguments().get(index);
    }

    private static Problem odd(String source) {
        return new Problem("%s is damaged: a tensor in it is not put together as PyTorch does it.".formatted(source));
    }

    TensorShape shape() {
        return view.shape();
    }

    /// The tensor, out of the bytes of its whole storage.
    ///
    /// @throws Problem if these are more or fewer than the checkpoint says
    Tensor decode(MemorySegment bytes, ByteOrder order, String source) {
        long size = storage.elementSize().orElseThrow();
        if (bytes.byteSize() % size != 0 || bytes.byteSize() / size != storage.elements()) {
            throw new Problem("%s is damaged: the storage %s takes %d bytes, which are not its %d values of %s."
                    .formatted(source, Shown.of(storage.key()), bytes.byteSize(), storage.elements(), storage.type()));
        }
        return storage.part()
                .map(part -> new Storage(type, order, part(bytes, part, source)).tensor(view, source))
                .orElseGet(() -> new Storage(type, order, bytes).tensor(view, source));
    }

    private MemorySegment part(MemorySegment bytes, TorchStorage.Part part, String source) {
        if (part.offset() > storage.elements() || part.elements() > storage.elements() - part.offset()) {
            throw odd(source);
        }
        return bytes.asSlice(part.offset() * type.size(), part.elements() * type.size());
    }
}
