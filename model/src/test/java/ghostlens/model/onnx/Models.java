package ghostlens.model.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;

/// Small models written down for tests: one input `x`, and the last node's output as output.
final class Models {
    final ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8);
    final GraphProto.Builder graph = model.getGraphBuilder();

    static Models of(long operatorSet, long... input) {
        var models = new Models();
        models.model.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(operatorSet));
        models.graph.addInput(value("x", input));
        return models;
    }

    /// Extents below 1 are left open, under the name `n`.
    static ValueInfoProto value(String name, long... extents) {
        var shape = TensorShapeProto.newBuilder();
        for (long extent : extents) {
            if (extent < 1) {
                shape.addDimBuilder().setDimParam("n");
            } else {
                shape.addDimBuilder().setDimValue(extent);
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(DataType.FLOAT.getNumber())
                                .setShape(shape)))
                .build();
    }

    /// Float32 weights between −1 and 1.
    Models weights(String name, long... extents) {
        var random = new SplittableRandom(name.hashCode());
        int size = (int) Arrays.stream(extents).reduce(1, (a, b) -> a * b);
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.FLOAT.getNumber())
                .addAllDims(Arrays.stream(extents).boxed().toList())
                .addAllFloatData(IntStream.range(0, size)
                        .mapToObj(_ -> (float) random.nextDouble(-1, 1))
                        .toList()));
        return this;
    }

    Models numbers(String name, long... values) {
        graph.addInitializer(Protos.tensor(name, values));
        return this;
    }

    Models number(String name, float value) {
        graph.addInitializer(Protos.scalar(name, value));
        return this;
    }

    /// A node named as its output; an empty input is none.
    Models node(String output, String type, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(output)
                .setOpType(type)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
        return this;
    }

    Models change(Consumer<GraphProto.Builder> change) {
        change.accept(graph);
        return this;
    }

    byte[] bytes() {
        if (graph.getOutputCount() == 0 && graph.getNodeCount() > 0) {
            graph.addOutput(ValueInfoProto.newBuilder()
                    .setName(graph.getNode(graph.getNodeCount() - 1).getOutput(0)));
        }
        return model.build().toByteArray();
    }

    Path write(Path folder) {
        try {
            return Files.write(folder.resolve("model.onnx"), bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
