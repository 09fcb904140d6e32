package ghostlens.model.onnx;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.NodeProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.UnknownFieldSet;

/// The small parts of an ONNX file.
final class Protos {
    /// `NodeProto.metadata_props`, which is younger than the generated classes.
    static final int NODE_METADATA = 9;

    private Protos() {}

    static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto attributes(String name, long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INTS)
                .addAllInts(Arrays.stream(values).boxed().toList())
                .build();
    }

    /// A list of whole numbers.
    static TensorProto tensor(String name, long... values) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.INT64.getNumber())
                .addDims(values.length)
                .addAllInt64Data(Arrays.stream(values).boxed().toList())
                .build();
    }

    /// One number, with no dimensions.
    static TensorProto scalar(String name, float value) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.FLOAT.getNumber())
                .addFloatData(value)
                .build();
    }

    /// The values in float32; float64 ones are rounded once.
    static TensorProto tensor(String name, Tensor tensor) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.FLOAT.getNumber())
                .addAllDims(longs(tensor.shape()))
                .setRawData(littleEndian(tensor.toFloats()))
                .build();
    }

    private static ByteString littleEndian(float[] values) {
        var bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return ByteString.copyFrom(bytes);
    }

    static TypeProto float32(TensorShape shape) {
        var proto = TensorShapeProto.newBuilder();
        longs(shape).forEach(extent -> proto.addDimBuilder().setDimValue(extent));
        return TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder()
                        .setElemType(DataType.FLOAT.getNumber())
                        .setShape(proto))
                .build();
    }

    private static List<Long> longs(TensorShape shape) {
        return shape.extents().stream().map(Integer::longValue).toList();
    }

    /// The node with an entry in its metadata. The generated classes know no such field; a field that they do not
    /// know is written as it is given, so readers of the newer format find it in its place.
    static NodeProto.Builder withMetadata(NodeProto.Builder node, String key, String value) {
        var entry = StringStringEntryProto.newBuilder().setKey(key).setValue(value);
        var field = UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(entry.build().toByteString());
        return node.setUnknownFields(UnknownFieldSet.newBuilder()
                .addField(NODE_METADATA, field.build())
                .build());
    }
}
