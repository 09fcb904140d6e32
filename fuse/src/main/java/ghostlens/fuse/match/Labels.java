package ghostlens.fuse.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/// What the nodes of a graph are called by their surroundings, as Weisfeiler and Lehman do: equal labels mean equal
/// surroundings but for names and numbers of channels. All but the first say nothing of the node itself.
///
/// @param role what it does
/// @param from all that leads to it, seen through what folds
/// @param to all that comes of it, likewise
/// @param nearFrom what leads to it in a few steps
/// @param nearTo what comes of it in a few steps
/// @param inputs what it reads, as drawn
/// @param consumers what reads it, as drawn
record Labels(long[] role, long[] from, long[] to, long[] nearFrom, long[] nearTo, long[] inputs, long[] consumers) {
    private static final int STEPS = 3;

    static Labels of(Side side, Skeleton skeleton) {
        return new Labelling(side, skeleton).labels();
    }

    /// What nodes are called by some of the labels and what they do.
    long[] with(long[]... labels) {
        var names = role.clone();
        for (var label : labels) {
            for (int i = 0; i < names.length; i++) {
                names[i] = mix(names[i], label[i]);
            }
        }
        return names;
    }

    /// Well spread numbers for numbers that need not be (SplitMix64's finisher).
    static long mix(long a, long b) {
        long z = a * 0x9E3779B97F4A7C15L + b + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static final class Labelling {
        private final Side side;
        private final Skeleton skeleton;
        private final int size;
        private final long[] role;
        private final List<List<int[]>> readers = new ArrayList<>();

        Labelling(Side side, Skeleton skeleton) {
            this.side = side;
            this.skeleton = skeleton;
            this.size = side.size();
            this.role = new long[size];
            Arrays.setAll(role, i -> Roles.of(side.op(i)).hashCode());
            for (int i = 0; i < size; i++) {
                readers.add(new ArrayList<>());
            }
            for (int reader = 0; reader < size; reader++) {
                if (skeleton.isBone(reader)) {
                    listReader(reader);
                }
            }
        }

        private void listReader(int reader) {
            var inputs = side.inputs(reader);
            for (int position = 0; position < inputs.length; position++) {
                int place = Roles.isCommutative(side.op(reader)) ? 0 : position;
                readers.get(skeleton.seen(inputs[position])).add(new int[] {reader, place});
            }
        }

        Labels labels() {
            return new Labels(
                    role,
                    from(),
                    to(),
                    near(label -> i -> read(i, label)),
                    near(label -> i -> given(i, label)),
                    around(side::inputs),
                    around(side::consumers));
        }

        private long[] from() {
            var context = new long[size];
            var label = new long[size];
            for (int i = 0; i < size; i++) {
                context[i] = skeleton.seen(i) == i ? read(i, label) : label[skeleton.seen(i)];
                label[i] = mix(role[i], context[i]);
            }
            return context;
        }

        private long read(int i, long[] label) {
            boolean anyOrder = Roles.isCommutative(side.op(i));
            long sum = 0;
            for (int input : side.inputs(i)) {
                long next = label[skeleton.seen(input)];
                sum = anyOrder ? sum + mix(next, 1) : mix(sum, next);
            }
            return sum;
        }

        private long[] to() {
            var context = new long[size];
            var label = new long[size];
            var outputs = side.outputs();
            for (int i = 0; i < outputs.length; i++) {
                context[skeleton.seen(outputs[i])] += mix(i, 2);
            }
            for (int i = size - 1; i >= 0; i--) {
                context[i] += given(i, label);
                label[i] = mix(role[i], context[i]);
            }
            for (int i = 0; i < size; i++) {
                context[i] = skeleton.isBone(i) ? context[i] : label[skeleton.host(i)];
            }
            return context;
        }

        private long given(int i, long[] label) {
            long sum = 0;
            for (var reader : readers.get(i)) {
                sum += mix(label[reader[0]], reader[1]);
            }
            return sum;
        }

        private long[] near(Function<long[], IntToLongFunction> look) {
            var context = new long[size];
            var label = role;
            for (int step = 0; step < STEPS; step++) {
                var next = new long[size];
                Arrays.setAll(context, look.apply(label));
                Arrays.setAll(next, i -> mix(role[i], context[i]));
                label = next;
            }
            return context;
        }

        private long[] around(IntFunction<int[]> neighbours) {
            var context = new long[size];
            Arrays.setAll(
                    context,
                    i -> Arrays.stream(neighbours.apply(i))
                            .mapToLong(near -> mix(role[near], 3))
                            .sum());
            return context;
        }
    }
}
