package ghostlens.model.onnx;

import ghostlens.model.onnx.Value.Computed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Nodes whose result is known without a run: constants, and what exporters write to compute shapes.
final class ConstantFolding {
    private ConstantFolding() {}

    /// The node's result, if it is known.
    ///
    /// @throws Unmapped if it is, but cannot be computed here
    static Optional<Constant> fold(Site site, Tensors tensors) {
        if (site.type().equals("Constant")) {
            return Optional.of(constant(site, tensors));
        }
        if (site.type().equals("Shape")) {
            return shape(site);
        }
        boolean isKnown = !site.inputs().isEmpty() && site.inputs().stream().allMatch(Constant.class::isInstance);
        return isKnown ? folded(site, tensors) : Optional.empty();
    }

    private static Constant constant(Site site, Tensors tensors) {
        var attributes = site.attributes();
        if (attributes.has("value")) {
            return tensors.read(attributes.tensor("value").orElseThrow());
        }
        if (attributes.has("value_float")) {
            return Constant.of(List.of(), ElementKind.REAL, new double[] {attributes.real("value_float", 0)});
        }
        if (attributes.has("value_int")) {
            return Constant.of(List.of(), ElementKind.WHOLE, new double[] {attributes.integer("value_int", 0)});
        }
        if (attributes.has("value_ints")) {
            return Constant.of(attributes.integers("value_ints").orElseThrow().stream()
                    .mapToLong(v -> v)
                    .toArray());
        }
        if (attributes.has("value_floats")) {
            var values = attributes.reals("value_floats").orElseThrow();
            return Constant.of(
                    List.of(values.size()),
                    ElementKind.REAL,
                    values.stream().mapToDouble(v -> v).toArray());
        }
        throw new Unmapped("is a constant of a kind that Ghostlens does not read");
    }

    private static Optional<Constant> shape(Site site) {
        if (site.inputs().isEmpty()
                || site.input(0) instanceof Computed x && !x.shape().isKnown()) {
            return Optional.empty();
        }
        var extents = Extents.extents(site.input(0));
        int from = end(site.attributes().integer("start", 0), extents.size());
        int to = end(site.attributes().integer("end", extents.size()), extents.size());
        var kept = extents.subList(from, Math.max(from, to));
        return Optional.of(Constant.of(kept.stream().mapToLong(e -> e).toArray()));
    }

    private static int end(long position, int count) {
        return (int) Math.clamp(position < 0 ? position + count : position, 0, count);
    }

    private static Optional<Constant> folded(Site site, Tensors tensors) {
        var x = site.constant(0);
        return Optional.ofNullable(
                switch (site.type()) {
                    case "Identity" -> x;
                    case "Cast" ->
                        cast(x, ElementKind.of(Extents.small(site.attributes().integer("to", 0))));
                    case "Reshape" -> x.withExtents(ints(Reshapes.target(site, x.extents())));
                    case "Flatten" -> flat(site, x);
                    case "Squeeze" -> squeezed(site, x);
                    case "Unsqueeze" -> unsqueezed(site, x);
                    case "Transpose" -> permuted(site, x);
                    case "Gather" -> gathered(site, x);
                    case "Concat" -> joined(site);
                    case "Slice" -> cut(site, x);
                    case "ConstantOfShape" -> filled(site, x, tensors);
                    case "Add" -> each(site, Double::sum);
                    case "Sub" -> each(site, (a, b) -> a - b);
                    case "Mul" -> each(site, (a, b) -> a * b);
                    case "Div" ->
                        each(site, x.kind() == ElementKind.WHOLE ? ConstantFolding::quotient : (a, b) -> a / b);
                    case "Neg" -> each(x, v -> -v);
                    case "Floor" -> each(x, Math::floor);
                    case "Ceil" -> each(x, Math::ceil);
                    case "Sqrt" -> each(x, Math::sqrt);
                    case String _ -> null;
                });
    }

    private static double quotient(double a, double b) {
        if (b == 0) {
            throw new Unmapped("divides by 0");
        }
        return (long) a / (long) b;
    }

    private static List<Integer> ints(List<Long> extents) {
        long size = 1;
        for (long extent : extents) {
            size *= Extents.small(extent);
            if (size < 0 || size > Integer.MAX_VALUE) {
                throw new Unmapped("makes a constant that is too large");
            }
        }
        return extents.stream().map(Math::toIntExact).toList();
    }

    private static Constant cast(Constant x, ElementKind to) {
        if (to == ElementKind.OTHER || x.kind() == ElementKind.OTHER) {
            throw new Unmapped("makes values that are no numbers");
        }
        return x.kind() == ElementKind.REAL && to == ElementKind.WHOLE
                ? each(x, v -> (long) v).withKind(to)
                : x.withKind(to);
    }

    private static Constant flat(Site site, Constant x) {
        int axis = Extents.place(site.attributes().integer("axis", 1), x.rank());
        long before = x.extents().subList(0, axis).stream().mapToLong(e -> e).reduce(1, (a, b) -> a * b);
        return x.withExtents(ints(List.of(before, before == 0 ? 0 : x.size() / before)));
    }

    private static Constant squeezed(Site site, Constant x) {
        var axes = site.list("axes", 1).map(list -> axes(list, x.rank()));
        var left = IntStream.range(0, x.rank())
                .filter(axis -> axes.isPresent()
                        ? !axes.get().contains(axis)
                        : x.extents().get(axis) != 1)
                .mapToObj(x.extents()::get)
                .toList();
        if (left.stream().mapToLong(e -> e).reduce(1, (a, b) -> a * b) != x.size()) {
            throw new Unmapped("removes an axis of more than one place");
        }
        return x.withExtents(left);
    }

    private static Constant unsqueezed(Site site, Constant x) {
        var wanted = site.list("axes", 1).orElse(List.of());
        int rank = x.rank() + wanted.size();
        var axes = axes(wanted, rank);
        var extents = new ArrayList<Integer>();
        var rest = x.extents().iterator();
        for (int axis = 0; axis < rank; axis++) {
            if (!axes.contains(axis) && !rest.hasNext()) {
                throw new Unmapped("adds an axis twice");
            }
            extents.add(axes.contains(axis) ? 1 : rest.next());
        }
        return x.withExtents(extents);
    }

    private static List<Integer> axes(List<Long> axes, int rank) {
        return axes.stream().map(axis -> Extents.axis(axis, rank)).toList();
    }

    private static Constant permuted(Site site, Constant x) {
        site.budget().take(x.size());
        return x.permuted(Reshapes.order(site, x.rank()));
    }

    private static Constant gathered(Site site, Constant x) {
        var indices = site.constant(1);
        if (x.rank() != 1) {
            throw new Unmapped("gathers from a constant of %d axes".formatted(x.rank()));
        }
        var values = x.numbers();
        var picked = indices.longs().stream()
                .mapToDouble(i -> values[Extents.axis(i, values.length)])
                .toArray();
        return Constant.of(indices.extents(), x.kind(), picked);
    }

    private static Constant joined(Site site) {
        var values = new ArrayList<Double>();
        for (int i = 0; i < site.inputs().size(); i++) {
            var part = site.constant(i);
            if (part.rank() != 1 || values.size() > Constant.SMALL) {
                throw new Unmapped("joins constants that are no short lists");
            }
            for (double value : part.numbers()) {
                values.add(value);
            }
        }
        return Constant.of(
                List.of(values.size()),
                site.constant(0).kind(),
                values.stream().mapToDouble(v -> v).toArray());
    }

    private static Constant cut(Site site, Constant x) {
        var starts = site.list("starts", 1).orElse(List.of());
        var ends = site.list("ends", 2).orElse(List.of());
        long step = site.findConstant(4)
                .map(Constant::longs)
                .filter(s -> s.size() == 1)
                .map(List::getFirst)
                .orElse(1L);
        if (x.rank() != 1 || starts.size() != 1 || ends.size() != 1 || step != 1) {
            throw new Unmapped("cuts a constant that is no list");
        }
        int from = end(starts.getFirst(), x.size());
        int to = Math.max(from, end(ends.getFirst(), x.size()));
        var values = Arrays.copyOfRange(x.numbers(), from, to);
        return Constant.of(List.of(values.length), x.kind(), values);
    }

    private static Constant filled(Site site, Constant x, Tensors tensors) {
        var extents = ints(x.longs());
        var value = site.attributes().tensor("value").map(tensors::read);
        int size = extents.stream().reduce(1, (a, b) -> a * b);
        if (size > Constant.SMALL) {
            throw new Unmapped("makes a constant of %,d values".formatted(size));
        }
        var values = new double[size];
        Arrays.fill(values, value.map(Constant::number).orElse(0.0));
        return Constant.of(extents, value.map(Constant::kind).orElse(ElementKind.REAL), values);
    }

    private static Constant each(Constant x, DoubleUnaryOperator function) {
        var values = Arrays.stream(x.numbers()).map(function).toArray();
        return Constant.of(x.extents(), x.kind(), values);
    }

    /// For two constants of one shape, or one of them a single value.
    private static Constant each(Site site, DoubleBinaryOperator function) {
        var a = site.constant(0);
        var b = site.constant(1);
        if (!a.extents().equals(b.extents()) && a.size() != 1 && b.size() != 1) {
            throw new Unmapped("computes with constants of different shapes");
        }
        var first = a.numbers();
        var second = b.numbers();
        if (first.length == 0 || second.length == 0) {
            throw new Unmapped("computes with an empty constant");
        }
        var larger = b.size() > a.size() || b.size() == a.size() && b.rank() > a.rank() ? b : a;
        var values = IntStream.range(0, larger.size())
                .mapToDouble(i -> function.applyAsDouble(first[i % first.length], second[i % second.length]))
                .toArray();
        return Constant.of(larger.extents(), a.kind(), values);
    }
}
