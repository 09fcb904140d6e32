package ghostlens.app.panel.tensor;

import ghostlens.assets.Texts;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the places in a tensor are called.
///
/// @param names one for each extent of the shape
public record Axes(TensorShape shape, List<String> names) {
    public Axes {
        names = List.copyOf(names);
    }

    /// Of an operator's weights.
    static Axes ofWeights(TensorShape shape) {
        return switch (shape.rank()) {
            case 1 -> named(shape, "channel");
            case 2 -> named(shape, "out", "in");
            case 4 -> named(shape, "out", "in", "row", "column");
            default -> numbered(shape);
        };
    }

    /// Of what an operator computed.
    static Axes ofMap(TensorShape shape) {
        return switch (shape.rank()) {
            case 2 -> named(shape, "image", "channel");
            case 4 -> named(shape, "image", "channel", "row", "column");
            default -> numbered(shape);
        };
    }

    private static Axes named(TensorShape shape, String... keys) {
        return new Axes(
                shape,
                IntStream.range(0, keys.length)
                        .mapToObj(i -> Texts.get("tensor.axis." + keys[i]))
                        .toList());
    }

    private static Axes numbered(TensorShape shape) {
        return new Axes(
                shape,
                IntStream.range(0, shape.rank())
                        .mapToObj(i -> Texts.get("tensor.axis.other", i))
                        .toList());
    }

    /// Those with more than one place, outermost first.
    List<Integer> telling() {
        return IntStream.range(0, shape.rank())
                .filter(axis -> shape.get(axis) > 1)
                .boxed()
                .toList();
    }

    /// Where a position is on an axis.
    int index(int position, int axis) {
        int inside = 1;
        for (int i = axis + 1; i < shape.rank(); i++) {
            inside *= shape.get(i);
        }
        return position / inside % shape.get(axis);
    }

    /// A position in words, such as `out 3, row 0, column 2`.
    String words(int position) {
        return telling().stream()
                .map(axis -> names.get(axis) + " " + index(position, axis))
                .collect(Collectors.joining(", "));
    }
}
