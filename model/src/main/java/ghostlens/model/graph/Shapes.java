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

    static TensorShape expectVectors(List<TensorShape> inputs) {
        expectCount(inputs, 1);
        var x = inputs.getFirst();
        if (x.rank() != 2) {
            throw new ShapeException("it takes vectors N×C; got " + x);
        }
        return x;
    }

    static TensorShape expectVectors(List<TensorShape> inputs, int length) {
        expectCount(inputs, 1);
        var x = inputs.getFirst();
        if (x.rank() != 2 || x.get(1) != length) {
            throw new ShapeException("a linear layer takes N×%d; got %s".formatted(length, x));
        }
        return x;
    }

    /// A feature map and a gate for it; returns the map.
    static TensorShape expectGated(List<TensorShape> inputs) {
        expectCount(inputs, 2);
        var x = inputs.getFirst();
        var gate = inputs.getLast();
        if (x.rank() != 4 || !gate.equals(x) && !gate.equals(TensorShape.of(x.batch(), x.channels(), 1, 1))) {
            throw new ShapeException(
                    "a multiply takes N×C×H×W and a gate of that shape or N×C×1×1; got %s and %s".formatted(x, gate));
        }
        return x;
    }

    /// The feature map with a pixel for every place of the window on it.
    static TensorShape under(Window window, TensorShape x) {
        int height = window.outputHeight(x.height());
        int width = window.outputWidth(x.width());
        if (height < 1 || width < 1) {
            throw new ShapeException("a %s window does not fit into %s".formatted(window, x));
        }
        return TensorShape.of(x.batch(), x.channels(), height, width);
    }

    static String list(List<TensorShape> shapes) {
        return shapes.stream().map(TensorShape::toString).collect(Collectors.joining(", "));
    }
}
