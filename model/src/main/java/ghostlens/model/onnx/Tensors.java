package ghostlens.model.onnx;

import ghostlens.model.Problem;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataLocation;
import onnx.Onnx.TensorProto.DataType;

/// Tensors as ONNX files keep them: in bytes, little end first, or in a list for their type.
final class Tensors {
    private final String source;

    /// @param source the file, for sentences
    Tensors(String source) {
        this.source = source;
    }

    /// The tensor, its values still unread but all there.
    ///
    /// @throws Problem if its values are in another file, or not as many as its shape has places
    Constant read(TensorProto proto) {
        if (proto.getDataLocation() == DataLocation.EXTERNAL || proto.getExternalDataCount() > 0) {
            throw new Problem(
                    "%s keeps the tensor '%s' in another file, which Ghostlens does not read; save the model with its weights inside."
                            .formatted(source, name(proto)));
        }
        var kind = ElementKind.of(proto.getDataType());
        var extents = extents(proto);
        if (kind == ElementKind.OTHER) {
            return new Constant(extents, kind, () -> {
                throw new Unmapped("computes with values that are no numbers");
            });
        }
        var type = DataType.forNumber(proto.getDataType());
        int size = extents.stream().reduce(1, (a, b) -> a * b);
        requireComplete(proto, type, size);
        return new Constant(extents, kind, () -> decode(proto, type, size));
    }

    private static String name(TensorProto proto) {
        return Names.shortened(proto.getName());
    }

    private List<Integer> extents(TensorProto proto) {
        var extents = new ArrayList<Integer>();
        long size = 1;
        for (long extent : proto.getDimsList()) {
            if (extent < 0 || extent > Integer.MAX_VALUE || size * extent > Integer.MAX_VALUE) {
                throw new Problem("%s is damaged, or too large: the tensor '%s' has the shape %s."
                        .formatted(
                                source,
                                name(proto),
                                Names.shortened(proto.getDimsList().toString())));
            }
            size *= extent;
            extents.add((int) extent);
        }
        return extents;
    }

    private void requireComplete(TensorProto proto, DataType type, int size) {
        long bytes = proto.getRawData().size();
        boolean isRaw = bytes > 0;
        long there = isRaw ? bytes : listed(proto, type);
        long needed = isRaw ? (long) size * width(type) : size;
        if (there != needed) {
            throw new Problem("%s is damaged: the tensor '%s' has %,d %s where its shape takes %,d."
                    .formatted(source, name(proto), there, isRaw ? "bytes" : "values", needed));
        }
    }

    private static int listed(TensorProto proto, DataType type) {
        return switch (type) {
            case FLOAT -> proto.getFloatDataCount();
            case DOUBLE -> proto.getDoubleDataCount();
            case INT64 -> proto.getInt64DataCount();
            case UINT32, UINT64 -> proto.getUint64DataCount();
            default -> proto.getInt32DataCount();
        };
    }

    private static int width(DataType type) {
        return switch (type) {
            case DOUBLE, INT64, UINT64 -> 8;
            case FLOAT, INT32, UINT32 -> 4;
            case FLOAT16, BFLOAT16, INT16, UINT16 -> 2;
            default -> 1;
        };
    }

    private static Tensor decode(TensorProto proto, DataType type, int size) {
        var shape = TensorShape.of(size);
        if (proto.getRawData().isEmpty()) {
            var listed = Tensor.generate(shape, listedValues(proto, type));
            return isSingle(type) ? listed.toFloat32() : listed;
        }
        var bytes = proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        if (type == DataType.FLOAT) {
            var floats = new float[size];
            bytes.asFloatBuffer().get(floats);
            return Tensor.of(shape, floats);
        }
        var raw = Tensor.generate(shape, rawValues(bytes, bytes.position(), type));
        return isSingle(type) ? raw.toFloat32() : raw;
    }

    private static boolean isSingle(DataType type) {
        return type == DataType.FLOAT || type == DataType.FLOAT16 || type == DataType.BFLOAT16;
    }

    private static IntToDoubleFunction listedValues(TensorProto proto, DataType type) {
        return switch (type) {
            case FLOAT -> proto::getFloatData;
            case DOUBLE -> proto::getDoubleData;
            case INT64 -> proto::getInt64Data;
            case UINT32, UINT64 -> i -> unsigned(proto.getUint64Data(i));
            case FLOAT16 -> i -> Float.float16ToFloat((short) proto.getInt32Data(i));
            case BFLOAT16 -> i -> bfloat16((short) proto.getInt32Data(i));
            default -> proto::getInt32Data;
        };
    }

    private static IntToDoubleFunction rawValues(ByteBuffer bytes, int start, DataType type) {
        return switch (type) {
            case DOUBLE -> i -> bytes.getDouble(start + 8 * i);
            case INT64 -> i -> bytes.getLong(start + 8 * i);
            case UINT64 -> i -> unsigned(bytes.getLong(start + 8 * i));
            case INT32 -> i -> bytes.getInt(start + 4 * i);
            case UINT32 -> i -> Integer.toUnsignedLong(bytes.getInt(start + 4 * i));
            case FLOAT16 -> i -> Float.float16ToFloat(bytes.getShort(start + 2 * i));
            case BFLOAT16 -> i -> bfloat16(bytes.getShort(start + 2 * i));
            case INT16 -> i -> bytes.getShort(start + 2 * i);
            case UINT16 -> i -> Short.toUnsignedInt(bytes.getShort(start + 2 * i));
            case INT8 -> i -> bytes.get(start + i);
            default -> i -> Byte.toUnsignedInt(bytes.get(start + i));
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : value + 0x1p64;
    }

    private static float bfloat16(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }
}
