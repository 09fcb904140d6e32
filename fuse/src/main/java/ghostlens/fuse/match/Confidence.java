package ghostlens.fuse.match;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// How sure a match is, from 0 to 1: a third by how alike the operators are, two thirds by the share of their
/// neighbours
/// that belong to each other or at least stand beside each other. That an operator has no counterpart is sure where
/// the other graph has nothing left that could be it.
final class Confidence {
    private static final double UNSURE = 0.5;
    private static final double BESIDE = 0.5;

    private final Side before;
    private final Side after;
    private final Likeness likeness;
    private final Links links;
    private final Set<Long> left;
    private final Set<Long> leftAfter;

    Confidence(Side before, Side after, Likeness likeness, Links links) {
        this.before = before;
        this.after = after;
        this.likeness = likeness;
        this.links = links;
        this.left = roles(before, likeness.before(), u -> links.of(u).isEmpty());
        this.leftAfter = roles(after, likeness.after(), v -> links.ofAfter(v).isEmpty());
    }

    private static Set<Long> roles(Side side, Labels labels, IntPredicate isLeft) {
        var roles = new HashSet<Long>();
        IntStream.range(0, side.size()).filter(isLeft).forEach(i -> roles.add(labels.role()[i]));
        return roles;
    }

    double of(Set<Integer> us, Set<Integer> vs) {
        if (vs.isEmpty()) {
            return us.stream()
                            .anyMatch(u -> leftAfter.contains(likeness.before().role()[u]))
                    ? UNSURE
                    : 1;
        }
        if (us.isEmpty()) {
            return vs.stream().anyMatch(v -> left.contains(likeness.after().role()[v])) ? UNSURE : 1;
        }
        var count = new Count();
        us.forEach(u -> count.look(before.inputs(u), us, links::of, around(after, vs, true), around(after, vs, false)));
        us.forEach(
                u -> count.look(before.consumers(u), us, links::of, around(after, vs, false), around(after, vs, true)));
        vs.forEach(v ->
                count.look(after.inputs(v), vs, links::ofAfter, around(before, us, true), around(before, us, false)));
        vs.forEach(v -> count.look(
                after.consumers(v), vs, links::ofAfter, around(before, us, false), around(before, us, true)));
        return (alike(us, vs) + 2 * count.share()) / 3;
    }

    private double alike(Set<Integer> us, Set<Integer> vs) {
        int most = 0;
        for (int u : us) {
            for (int v : vs) {
                most = Math.max(most, likeness.kinship(u, v));
            }
        }
        return (double) most / Roles.SAME;
    }

    private static Set<Integer> around(Side side, Set<Integer> nodes, boolean inputs) {
        var around = new HashSet<Integer>();
        nodes.forEach(
                i -> Arrays.stream(inputs ? side.inputs(i) : side.consumers(i)).forEach(around::add));
        return around;
    }

    /// Neighbours that were looked at, and those whose counterparts are neighbours too.
    private static final class Count {
        private int looked;
        private double agreed;

        void look(
                int[] neighbours,
                Set<Integer> own,
                IntFunction<? extends Set<Integer>> partners,
                Set<Integer> same,
                Set<Integer> opposite) {
            for (int near : neighbours) {
                if (!own.contains(near)) {
                    looked++;
                    var there = partners.apply(near);
                    agreed += there.stream().anyMatch(same::contains)
                            ? 1
                            : there.stream().anyMatch(opposite::contains) ? BESIDE : 0;
                }
            }
        }

        double share() {
            return looked == 0 ? 1 : agreed / looked;
        }
    }
}
