package ghostlens.fuse.match;

import java.util.ArrayList;
import java.util.List;

/// Two stretches of nodes aligned so that the likeness of all pairs is as large as can be (Needleman and Wunsch). In
/// long
/// stretches, pairs that stand far from the diagonal are not looked at.
final class Stretch {
    private static final long ALL = 4_000_000;
    private static final int MARGIN = 300;
    private static final int NEVER = Integer.MIN_VALUE / 2;
    private static final byte PAIR = 0;
    private static final byte SKIP_BEFORE = 1;
    private static final byte SKIP_AFTER = 2;

    private final Likeness likeness;
    private final int[] us;
    private final int[] vs;
    private final int reach;
    private final byte[][] moves;

    Stretch(Likeness likeness, int[] us, int[] vs) {
        this.likeness = likeness;
        this.us = us;
        this.vs = vs;
        boolean isShort = (long) us.length * vs.length <= ALL;
        this.reach = isShort ? vs.length : MARGIN + Math.abs(us.length - vs.length) / 2;
        this.moves = new byte[us.length + 1][];
    }

    private int first(int i) {
        return Math.max(0, diagonal(i) - reach);
    }

    private int last(int i) {
        return Math.min(vs.length, diagonal(i) + reach);
    }

    private int diagonal(int i) {
        return (int) ((long) i * vs.length / us.length);
    }

    /// The pairs, last first.
    List<int[]> pairs() {
        var above = new int[vs.length + 1];
        var best = new int[vs.length + 1];
        fill(0, above, best);
        for (int i = 1; i <= us.length; i++) {
            var spare = above;
            above = best;
            best = spare;
            fill(i, above, best);
        }
        return walkBack();
    }

    /// What the best pairs of the first i nodes with the first j come to.
    private void fill(int i, int[] above, int[] best) {
        int first = first(i);
        int last = last(i);
        int lastAbove = i > 0 ? last(i - 1) : -1;
        var row = new byte[last - first + 1];
        for (int j = first; j <= last; j++) {
            int skipAfter = j > first ? best[j - 1] : i + j == 0 ? 0 : NEVER;
            int skipBefore = j <= lastAbove ? above[j] : NEVER;
            int pair = j > 0 && j - 1 <= lastAbove && isAbove(i, j - 1) ? above[j - 1] + score(i, j) : NEVER;
            best[j] = Math.max(pair, Math.max(skipBefore, skipAfter));
            row[j - first] = best[j] == pair ? PAIR : best[j] == skipBefore ? SKIP_BEFORE : SKIP_AFTER;
        }
        moves[i] = row;
    }

    private boolean isAbove(int i, int j) {
        return j >= first(i - 1);
    }

    private int score(int i, int j) {
        return likeness.score(us[i - 1], vs[j - 1]);
    }

    private List<int[]> walkBack() {
        var pairs = new ArrayList<int[]>();
        int i = us.length;
        int j = vs.length;
        while (i > 0 && j > 0) {
            switch (moves[i][j - first(i)]) {
                case PAIR -> pairs.add(new int[] {us[--i], vs[--j]});
                case SKIP_BEFORE -> i--;
                default -> j--;
            }
        }
        return pairs;
    }
}
