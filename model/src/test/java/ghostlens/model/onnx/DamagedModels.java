package ghostlens.model.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

/// Damaged copies of sound models, the same ones for the same number: bytes changed anywhere, or models that can be
/// parsed and say things that cannot be.
final class DamagedModels {
    private static final long[] EDGES = {
        0,
        1,
        -1,
        2,
        3,
        7,
        224,
        255,
        65_535,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 31,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final String[] TYPES = {
        "Add",
        "AveragePool",
        "BatchNormalization",
        "Cast",
        "Clip",
        "Concat",
        "Constant",
        "ConstantOfShape",
        "Conv",
        "ConvTranspose",
        "Div",
        "Dropout",
        "Flatten",
        "Gather",
        "Gemm",
        "GlobalAveragePool",
        "HardSigmoid",
        "Identity",
        "MatMul",
        "MaxPool",
        "Mul",
        "Pad",
        "ReduceMean",
        "Relu",
        "Reshape",
        "Resize",
        "Shape",
        "Sigmoid",
        "Slice",
        "Softmax",
        "Split",
        "Squeeze",
        "Sub",
        "Sum",
        "Transpose",
        "Unsqueeze",
        "Upsample",
        "Loop"
    };

    private final List<byte[]> sound;

    DamagedModels(List<byte[]> sound) {
        this.sound = List.copyOf(sound);
    }

    byte[] get(long number) throws InvalidProtocolBufferException {
        var random = new SplittableRandom(number);
        var bytes = sound.get(random.nextInt(sound.size()));
        return random.nextInt(3) == 0 ? bytesChanged(bytes.clone(), random) : messageChanged(bytes, random);
    }

    private static byte[] bytesChanged(byte[] bytes, SplittableRandom random) {
        for (int i = 1 << random.nextInt(5); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static byte[] messageChanged(byte[] bytes, SplittableRandom random) throws InvalidProtocolBufferException {
        var model = ModelProto.parseFrom(bytes).toBuilder();
        for (int i = 1 << random.nextInt(4); i > 0; i--) {
            change(model, model.getGraphBuilder(), random);
        }
        return model.build().toByteArray();
    }

    private static void change(ModelProto.Builder model, GraphProto.Builder graph, SplittableRandom random) {
        switch (random.nextInt(9)) {
            case 0 -> model.getOpsetImportBuilder(0).setVersion(random.nextInt(25));
            case 1, 2, 3 -> {
                if (graph.getInitializerCount() > 0) {
                    change(graph.getInitializerBuilder(random.nextInt(graph.getInitializerCount())), random);
                }
            }
            case 4 -> changeInput(graph, random);
            default -> {
                if (graph.getNodeCount() > 0) {
                    change(graph, random.nextInt(graph.getNodeCount()), random);
                }
            }
        }
    }

    private static void changeInput(GraphProto.Builder graph, SplittableRandom random) {
        var type = graph.getInputBuilder(random.nextInt(graph.getInputCount()))
                .getTypeBuilder()
                .getTensorTypeBuilder();
        switch (random.nextInt(4)) {
            case 0 -> type.setElemType(random.nextInt(18));
            case 1 -> type.clearShape();
            default -> {
                if (type.getShape().getDimCount() > 0) {
                    type.getShapeBuilder()
                            .getDimBuilder(random.nextInt(type.getShape().getDimCount()))
                            .setDimValue(edge(random));
                }
            }
        }
    }

    private static void change(TensorProto.Builder tensor, SplittableRandom random) {
        switch (random.nextInt(6)) {
            case 0 -> tensor.setDataType(random.nextInt(20));
            case 1 -> tensor.addDims(edge(random));
            case 2 -> tensor.clearDims();
            case 3 -> tensor.setRawData(ByteString.copyFrom(new byte[random.nextInt(64)]));
            case 4 -> tensor.setDataLocationValue(random.nextInt(3));
            default -> {
                if (tensor.getDimsCount() > 0) {
                    tensor.setDims(random.nextInt(tensor.getDimsCount()), edge(random));
                }
            }
        }
    }

    private static void change(GraphProto.Builder graph, int at, SplittableRandom random) {
        var node = graph.getNodeBuilder(at);
        switch (random.nextInt(10)) {
            case 0 -> graph.removeNode(at);
            case 1 -> graph.addNode(graph.getNode(at));
            case 2 -> node.setOpType(TYPES[random.nextInt(TYPES.length)]);
            case 3 -> node.setDomain(random.nextBoolean() ? "ai.onnx" : "com.example");
            case 4 -> node.setName(random.nextBoolean() ? "" : "a.a./@b..".repeat(random.nextInt(1, 50)));
            case 5 -> node.addInput(value(graph, random));
            case 6 -> node.addOutput("other" + random.nextInt(4));
            case 7 -> {
                if (node.getInputCount() > 0) {
                    node.setInput(random.nextInt(node.getInputCount()), value(graph, random));
                }
            }
            default -> changeAttribute(node, random);
        }
    }

    private static String value(GraphProto.Builder graph, SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "nothing";
            case 2, 3 ->
                graph.getInitializerCount() > 0
                        ? graph.getInitializer(random.nextInt(graph.getInitializerCount()))
                                .getName()
                        : "";
            default -> {
                NodeProto maker = graph.getNode(random.nextInt(graph.getNodeCount()));
                yield maker.getOutputCount() > 0 ? maker.getOutput(0) : "";
            }
        };
    }

    private static void changeAttribute(NodeProto.Builder node, SplittableRandom random) {
        if (node.getAttributeCount() == 0) {
            var names = new String[] {"axis", "pads", "strides", "auto_pad", "perm", "axes", "ceil_mode", "group"};
            node.addAttribute(Protos.attribute(names[random.nextInt(names.length)], edge(random)));
            return;
        }
        var attribute = node.getAttributeBuilder(random.nextInt(node.getAttributeCount()));
        switch (random.nextInt(5)) {
            case 0 -> attribute.setI(edge(random));
            case 1 -> attribute.setType(AttributeProto.AttributeType.forNumber(random.nextInt(12)));
            case 2 -> attribute.addInts(edge(random));
            case 3 -> attribute.setF((float) (random.nextDouble(-1, 1) * edge(random)));
            default -> {
                if (attribute.getIntsCount() > 0) {
                    attribute.setInts(random.nextInt(attribute.getIntsCount()), edge(random));
                }
            }
        }
    }

    private static long edge(SplittableRandom random) {
        return EDGES[random.nextInt(EDGES.length)];
    }
}
