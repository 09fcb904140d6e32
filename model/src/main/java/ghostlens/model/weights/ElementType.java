package ghostlens.model.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// How one value is stored in a file, named as in safetensors.
enum ElementType {
    BOOL(1, (bytes, at) -> bytes.get(at) == 0 ? 0 : 1),
    U8(1, (bytes, at) -> Byte.toUnsignedInt(bytes.get(at))),
    I8(1, ByteBuffer::get),
    U16(2, (bytes, at) -> Short.toUnsignedInt(bytes.getShort(at))),
    I16(2, ByteBuffer::getShort),
    U32(4, (bytes, at) -> Integer.toUnsignedLong(bytes.getInt(at))),
    I32(4, ByteBuffer::getInt),
    I64(8, ByteBuffer::getLong),
    F16(2, (bytes, at) -> Float.float16ToFloat(bytes.getShort(at))),
    BF16(2, (bytes, at) -> Float.intBitsToFloat(bytes.getShort(at) << 16)),
    F32(4, ByteBuffer::getFloat),
    F64(8, ByteBuffer::getDouble);

    private final int size;
    private final Reader reader;

    ElementType(int size, Reader reader) {
        this.size = size;
        this.reader = reader;
    }

    @FunctionalInterface
    private interface Reader {
        double read(ByteBuffer bytes, int at);
    }

    static Optional<ElementType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /// In bytes, as stored.
    int size() {
        return size;
    }

    /// The value at a byte, in the buffer's byte order.
    double read(ByteBuffer bytes, int at) {
        return reader.read(bytes, at);
    }

    /// Whether it becomes float32: floating point of up to 32 bits. Everything else becomes float64.
    boolean isSingle() {
        return switch (this) {
            case F16, BF16, F32 -> true;
            case BOOL, U8, I8, U16, I16, U32, I32, I64, F64 -> false;
        };
    }
}
