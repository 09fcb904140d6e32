package ghostlens.fuse.match;

import ghostlens.model.graph.Op;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// Matches what is left over beside what is matched: an input with an input, a reader with a reader, and joins and
/// activations also where one has moved to the other side of its neighbour.
final class Spread {
    private static final int AROUND = 8;

    private final Side before;
    private final Side after;
    private final Likeness likeness;
    private final Pairs pairs;
    private final ArrayDeque<Integer> open = new ArrayDeque<>();

    Spread(Side before, Side after, Likeness likeness, Pairs pairs) {
        this.before = before;
        this.after = after;
        this.likeness = likeness;
        this.pairs = pairs;
    }

    void spread() {
        everywhere(this::alongEdges);
        everywhere(this::acrossNeighbours);
    }

    private void everywhere(IntConsumer look) {
        for (int u = 0; u < pairs.size(); u++) {
            if (pairs.isMatched(u)) {
                open.add(u);
            }
        }
        while (!open.isEmpty()) {
            look.accept(open.remove());
        }
    }

    private void alongEdges(int u) {
        int v = pairs.of(u);
        match(before.inputs(u), after.inputs(v), false);
        match(before.consumers(u), after.consumers(v), false);
    }

    private void acrossNeighbours(int u) {
        int v = pairs.of(u);
        match(before.inputs(u), after.consumers(v), true);
        match(before.consumers(u), after.inputs(v), true);
    }

    private void match(int[] us, int[] vs, boolean moved) {
        for (int u : us) {
            if (!pairs.isFree(u) || moved && !canMove(before.op(u))) {
                continue;
            }
            int best = -1;
            int most = 0;
            for (int v : vs) {
                int score = pairs.isFreeAfter(v) ? score(u, v, moved) : 0;
                if (score > most) {
                    most = score;
                    best = v;
                }
            }
            if (best >= 0) {
                pairs.add(u, best);
                open.add(u);
            }
        }
    }

    private static boolean canMove(Op op) {
        return op instanceof Op.Activation || op instanceof Op.Add || op instanceof Op.Concat;
    }

    private int score(int u, int v, boolean moved) {
        if (moved) {
            return likeness.kinship(u, v) >= Roles.SIMILAR ? likeness.kinship(u, v) : 0;
        }
        return likeness.score(u, v) + AROUND * inCommon(u, v);
    }

    /// How many neighbours of both are matched with each other.
    private int inCommon(int u, int v) {
        return inCommon(before.inputs(u), after.inputs(v)) + inCommon(before.consumers(u), after.consumers(v));
    }

    private int inCommon(int[] us, int[] vs) {
        return (int) Arrays.stream(us)
                .filter(u -> pairs.isMatched(u) && Arrays.stream(vs).anyMatch(v -> v == pairs.of(u)))
                .count();
    }
}
