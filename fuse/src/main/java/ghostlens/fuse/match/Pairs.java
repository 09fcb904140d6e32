package ghostlens.fuse.match;

import java.util.Arrays;

/// Which numbers of the two sides belong together so far, one to one.
final class Pairs {
    private static final int NOBODY = -1;

    private final int[] partners;
    private final int[] back;
    private final boolean[] apart;
    private final boolean[] apartBack;

    Pairs(int before, int after) {
        partners = new int[before];
        back = new int[after];
        Arrays.fill(partners, NOBODY);
        Arrays.fill(back, NOBODY);
        apart = new boolean[before];
        apartBack = new boolean[after];
    }

    void add(int u, int v) {
        partners[u] = v;
        back[v] = u;
    }

    /// Node u is to have no counterpart of its own.
    void leaveOut(int u) {
        apart[u] = true;
    }

    /// The same for a node of the other side.
    void leaveOutAfter(int v) {
        apartBack[v] = true;
    }

    boolean isFree(int u) {
        return partners[u] == NOBODY && !apart[u];
    }

    boolean isFreeAfter(int v) {
        return back[v] == NOBODY && !apartBack[v];
    }

    boolean isMatched(int u) {
        return partners[u] != NOBODY;
    }

    int of(int u) {
        return partners[u];
    }

    int size() {
        return partners.length;
    }

    int sizeAfter() {
        return back.length;
    }

    /// The same seen from the other side.
    Pairs reversed() {
        var reversed = new Pairs(back.length, partners.length);
        System.arraycopy(back, 0, reversed.partners, 0, back.length);
        System.arraycopy(partners, 0, reversed.back, 0, partners.length);
        System.arraycopy(apartBack, 0, reversed.apart, 0, back.length);
        System.arraycopy(apart, 0, reversed.apartBack, 0, partners.length);
        return reversed;
    }
}
