package ghostlens.model.weights;

import ghostlens.model.Problem;
import ghostlens.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Values of one type, one after the other, as they stand in a file.
record Storage(ElementType type, ByteOrder order, MemorySegment bytes) {
    /// Few enough to count the bytes of a block in an `int`.
    private static final int BLOCK = 1 << 16;

    long elements() {
        return bytes.byteSize() / type.size();
    }

    /// The tensor that shows these elements.
    ///
    /// @throws Problem if some are not there, or are too far apart; it names the source
    Tensor tensor(View view, String source) {
        long end = view.end().orElse(Long.MAX_VALUE);
        if (view.offset() < 0 || end > elements()) {
            throw new Problem("%s is damaged: a tensor of %s reaches beyond the %d values that are stored for it."
                    .formatted(source, view.shape(), elements()));
        }
        long from = view.offset() * type.size();
        var shown = bytes.asSlice(from, end * type.size() - from);
        return view.isRowMajor() ? inOrder(view, shown) : gathered(view, shown, source);
    }

    private Tensor inOrder(View view, MemorySegment shown) {
        return switch (type) {
            case F32 ->
                Tensor.float32(
                        view.shape(),
                        values -> MemorySegment.copy(
                                shown, ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), 0, values, 0, values.length));
            case F64 ->
                Tensor.float64(
                        view.shape(),
                        values -> MemorySegment.copy(
                                shown,
                                ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order),
                                0,
                                values,
                                0,
                                values.length));
            case F16, BF16, BOOL, U8, I8, U16, I16, U32, I32, I64 -> converted(view, shown);
        };
    }

    private Tensor converted(View view, MemorySegment shown) {
        return type.isSingle()
                ? Tensor.float32(view.shape(), values -> convert(shown, (at, value) -> values[at] = (float) value))
                : Tensor.float64(view.shape(), values -> convert(shown, (at, value) -> values[at] = value));
    }

    @FunctionalInterface
    private interface Sink {
        void put(int at, double value);
    }

    private void convert(MemorySegment shown, Sink sink) {
        long count = shown.byteSize() / type.size();
        for (long from = 0; from < count; from += BLOCK) {
            int length = (int) Math.min(BLOCK, count - from);
            var block = buffer(shown.asSlice(from * type.size(), (long) length * type.size()));
            for (int i = 0; i < length; i++) {
                sink.put((int) from + i, type.read(block, i * type.size()));
            }
        }
    }

    private Tensor gathered(View view, MemorySegment shown, String source) {
        if (shown.byteSize() > Integer.MAX_VALUE) {
            throw new Problem("%s holds a tensor of %s whose values are spread over more than 2 GB; save a copy of it."
                    .formatted(source, view.shape()));
        }
        var buffer = buffer(shown);
        return type.isSingle()
                ? Tensor.float32(
                        view.shape(), values -> gather(view, buffer, (at, value) -> values[at] = (float) value))
                : Tensor.float64(view.shape(), values -> gather(view, buffer, (at, value) -> values[at] = value));
    }

    private void gather(View view, ByteBuffer buffer, Sink sink) {
        var extents = view.shape().toArray();
        var strides = view.strides().stream().mapToLong(Long::longValue).toArray();
        var index = new int[extents.length];
        long element = 0;
        int count = Math.toIntExact(view.shape().elements());
        for (int at = 0; at < count; at++) {
            sink.put(at, type.read(buffer, (int) (element * type.size())));
            int axis = extents.length - 1;
            while (axis >= 0 && ++index[axis] == extents[axis]) {
                index[axis] = 0;
                element -= strides[axis] * (extents[axis] - 1);
                axis--;
            }
            if (axis >= 0) {
                element += strides[axis];
            }
        }
    }

    private ByteBuffer buffer(MemorySegment segment) {
        return segment.asByteBuffer().order(order);
    }
}
