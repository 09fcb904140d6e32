package ghostlens.fuse.match;

import ghostlens.model.graph.Op;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How well a node of one graph answers one of the other: by what they are, the shapes they give and what surrounds
/// them. Above 0, they are more likely to belong together than not.
final class Likeness {
    private static final int KINSHIP = 3;
    private static final int SAME_SIZE = 4;
    private static final int SAME_CHANNELS = 3;
    private static final int SAME_OPERATOR = 3;
    private static final int FAR = 6;
    private static final int NEAR = 3;
    private static final int NEEDED = 22;
    private static final int UNRELATED = -1000;

    private final Labels one;
    private final Labels other;
    private final Numbered sizes;
    private final Numbered shapes;
    private final Numbered operators;
    private final Numbered roles;
    private final int[][] kinships;

    /// The nodes of both sides by something that they are, as a number: equal where that is.
    private record Numbered(int[] before, int[] after) {
        static Numbered by(Side one, Side other, Function<Integer, Object> first, Function<Integer, Object> second) {
            var numbers = new HashMap<Object, Integer>();
            return new Numbered(numbers(one, first, numbers), numbers(other, second, numbers));
        }

        private static int[] numbers(Side side, Function<Integer, Object> property, Map<Object, Integer> numbers) {
            return IntStream.range(0, side.size())
                    .map(i -> numbers.computeIfAbsent(property.apply(i), _ -> numbers.size()))
                    .toArray();
        }

        boolean areEqual(int u, int v) {
            return before[u] == after[v];
        }
    }

    Likeness(Side before, Side after, Labels one, Labels other) {
        this.one = one;
        this.other = other;
        this.sizes = Numbered.by(
                before,
                after,
                i -> size(before.node(i).shape()),
                i -> size(after.node(i).shape()));
        this.shapes = Numbered.by(
                before, after, i -> before.node(i).shape(), i -> after.node(i).shape());
        this.operators = Numbered.by(before, after, before::op, after::op);
        this.roles = Numbered.by(before, after, i -> Roles.of(before.op(i)), i -> Roles.of(after.op(i)));
        this.kinships = kinships(examples(before, after));
    }

    /// An operator for each role.
    private List<Op> examples(Side before, Side after) {
        var examples = new ArrayList<Op>();
        for (int i = 0; i < before.size(); i++) {
            if (roles.before[i] == examples.size()) {
                examples.add(before.op(i));
            }
        }
        for (int i = 0; i < after.size(); i++) {
            if (roles.after[i] == examples.size()) {
                examples.add(after.op(i));
            }
        }
        return examples;
    }

    private static int[][] kinships(List<Op> examples) {
        return examples.stream()
                .map(a -> examples.stream().mapToInt(b -> Roles.kinship(a, b)).toArray())
                .toArray(int[][]::new);
    }

    private static TensorShape size(TensorShape shape) {
        return shape.rank() > 1 ? shape.with(1, 1) : shape;
    }

    Labels before() {
        return one;
    }

    Labels after() {
        return other;
    }

    int kinship(int u, int v) {
        return kinships[roles.before[u]][roles.after[v]];
    }

    int score(int u, int v) {
        int kinship = kinship(u, v);
        if (kinship < Roles.RELATED) {
            return UNRELATED;
        }
        return KINSHIP * kinship - NEEDED + inThemselves(u, v) + around(u, v);
    }

    private int inThemselves(int u, int v) {
        return (sizes.areEqual(u, v) ? SAME_SIZE : 0)
                + (shapes.areEqual(u, v) ? SAME_CHANNELS : 0)
                + (operators.areEqual(u, v) ? SAME_OPERATOR : 0);
    }

    private int around(int u, int v) {
        return (one.from()[u] == other.from()[v] ? FAR : 0)
                + (one.to()[u] == other.to()[v] ? FAR : 0)
                + (one.nearFrom()[u] == other.nearFrom()[v] ? NEAR : 0)
                + (one.nearTo()[u] == other.nearTo()[v] ? NEAR : 0)
                + (one.inputs()[u] == other.inputs()[v] ? NEAR : 0)
                + (one.consumers()[u] == other.consumers()[v] ? NEAR : 0);
    }
}
