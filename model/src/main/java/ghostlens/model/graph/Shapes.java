package ghostlens.model.graph;

import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.stream.Collectors;

/// What operators check of their inputs, and the sentences for what they got instead.
final class Shapes {
    private Shapes() {}

    static void expectCount(List<TensorShape> inputs, int count) {
        if (inputs.size() != count) {
            throw new ShapeException("it takes %d inputs; got %d".formatted(count, inputs.size()));
        }
    }

    static void expectAtLeast(List<TensorShape> inputs, int count) {
        if (inputs.size() < count) {
            throw new ShapeException("it takes at least %d inputs; got %d".formatted(count, inputs.size()));
        }
    }

    static TensorShape expectMap(List<TensorShape> inputs) {
        expectCount(inputs, 1);
        var x = inputs.getFirst();
        if (x.rank() != 4) {
            throw new ShapeException("it takes a feature map N×C×H×W; got " + x);
        }
        return x;
    }

    static TensorShape expectMap(List<TensorShape> inputs, int channels) {
        var x = expectMap(inputs);
        if (x.channels() != channels) {
            throw new ShapeException("it takes %d channels; got %s".formatted(channels, x));
        }
        return x;
    }

    static TensorShape expectSame(List<TensorShape> inputs) {
        expectAtLeast(inputs, 2);
        var first = inputs.getFirst();
        if (!inputs.stream().allMatch(first::equals)) {
            throw new ShapeException("it takes inputs of one shape; got " + list(inputs));
        }
        return first;
    }

    static String list(List<TensorShape> shapes) {
        return shapes.stream().map(TensorShape::toString).collect(Collectors.joining(", "));
    }
}
