package ghostlens.model.onnx;

import ghostlens.model.onnx.Value.Computed;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Shapes as files claim them, and those of operators that are only shown.
final class Extents {
    private static final long MOST = Integer.MAX_VALUE - 8;
    private static final Set<String> ALIKE = Set.of(
            "Abs",
            "Acos",
            "Asin",
            "Atan",
            "BatchNormalization",
            "Cast",
            "Ceil",
            "Celu",
            "Clip",
            "Cos",
            "CumSum",
            "Dropout",
            "Elu",
            "Erf",
            "Exp",
            "Floor",
            "Gelu",
            "GroupNormalization",
            "HardSigmoid",
            "HardSwish",
            "Hardmax",
            "Identity",
            "InstanceNormalization",
            "LRN",
            "LayerNormalization",
            "LeakyRelu",
            "Log",
            "LogSoftmax",
            "LpNormalization",
            "MeanVarianceNormalization",
            "Mish",
            "Neg",
            "PRelu",
            "Reciprocal",
            "Relu",
            "Round",
            "Selu",
            "Shrink",
            "Sigmoid",
            "Sign",
            "Sin",
            "Softmax",
            "Softplus",
            "Softsign",
            "Sqrt",
            "Tanh",
            "ThresholdedRelu");

    private Extents() {}

    /// @throws Unmapped if there are more values than fit into an array
    static TensorShape checked(TensorShape shape) {
        if (!isModest(shape.extents().stream().map(Integer::longValue).toList())) {
            throw new Unmapped("gives %s, which is larger than the engines take".formatted(shape));
        }
        return shape;
    }

    /// The shape of these extents; unknown if one is below 1 or the values would not fit into an array.
    static TensorShape of(List<Long> extents) {
        return isModest(extents)
                ? new TensorShape(extents.stream().map(Math::toIntExact).toList())
                : TensorShape.UNKNOWN;
    }

    private static boolean isModest(List<Long> extents) {
        long elements = 1;
        for (long extent : extents) {
            if (extent < 1 || extent > MOST / elements) {
                return false;
            }
            elements *= extent;
        }
        return true;
    }

    /// A whole number of a file as an `int`.
    static int small(long value) {
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
            throw new Unmapped("has the number %d among its attributes".formatted(value));
        }
        return (int) value;
    }

    /// An axis counted from the front.
    static int axis(long axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw new Unmapped("names the axis %d of %d".formatted(axis, rank));
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    /// A place between axes counted from the front; the one behind the last is one, too.
    static int place(long axis, int rank) {
        return axis == rank ? rank : axis(axis, rank);
    }

    /// The shape of a shown operator's output, where its inputs tell.
    static TensorShape inferred(Site site) {
        try {
            return infer(site);
        } catch (Unmapped _) {
            return TensorShape.UNKNOWN;
        }
    }

    private static TensorShape infer(Site site) {
        if (site.inputs().isEmpty()
                || !(site.inputs().getFirst() instanceof Computed x)
                || !x.shape().isKnown()) {
            return TensorShape.UNKNOWN;
        }
        return switch (site.type()) {
            case "Reshape" -> of(Reshapes.target(site, x.shape()));
            case "Transpose" -> transposed(Reshapes.order(site, x.shape().rank()), x.shape());
            case "Pad" -> bordered(x.shape(), Windows.border(site).sides());
            case "Add", "Sub", "Mul", "Div", "Sum", "Max", "Min", "Pow" -> common(site);
            case String type
            when ALIKE.contains(type)
                    && site.inputs().stream().filter(Computed.class::isInstance).count() == 1 -> x.shape();
            case String _ -> TensorShape.UNKNOWN;
        };
    }

    private static TensorShape transposed(List<Integer> order, TensorShape x) {
        return new TensorShape(order.stream().map(x::get).toList());
    }

    private static TensorShape bordered(TensorShape x, List<Integer> sides) {
        return of(List.of(
                (long) x.batch(),
                (long) x.channels(),
                (long) x.height() + sides.get(0) + sides.get(2),
                (long) x.width() + sides.get(1) + sides.get(3)));
    }

    /// The shape that elementwise operators stretch their inputs to.
    private static TensorShape common(Site site) {
        var shapes = site.inputs().stream().map(Extents::extents).toList();
        int rank = shapes.stream().mapToInt(List::size).max().orElse(0);
        return of(IntStream.range(0, rank)
                .mapToObj(axis -> shapes.stream()
                        .mapToLong(s -> axis < rank - s.size() ? 1 : s.get(axis - rank + s.size()))
                        .max()
                        .orElse(1))
                .toList());
    }

    static List<Integer> extents(Value value) {
        return switch (value) {
            case Constant constant -> constant.extents();
            case Computed computed -> computed.shape().extents();
        };
    }
}
