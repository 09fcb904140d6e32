package ghostlens.fuse.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Aligns the nodes of two graphs in their order. Labels that occur once on either side are matched first and split the
/// rest, the most telling labels first; what lies between two of them is aligned by likeness.
final class Sequences {
    private final Likeness likeness;
    private final Pairs pairs;
    private final List<Level> levels;

    /// Names of the nodes of both sides.
    private record Level(long[] before, long[] after) {}

    Sequences(Likeness likeness, Pairs pairs) {
        this.likeness = likeness;
        this.pairs = pairs;
        var one = likeness.before();
        var other = likeness.after();
        this.levels = List.of(
                new Level(one.with(one.from(), one.to()), other.with(other.from(), other.to())),
                new Level(one.with(one.to()), other.with(other.to())),
                new Level(one.with(one.from()), other.with(other.from())));
    }

    /// Aligns all that is free, without crossing a pair that was there before where these do not cross each other.
    void align() {
        var us = IntStream.range(0, pairs.size()).filter(pairs::isMatched).toArray();
        var given = increasing(
                Arrays.stream(us).mapToObj(u -> new int[] {u, pairs.of(u)}).toList());
        int u = 0;
        int v = 0;
        for (var pair : given) {
            align(free(u, pair[0]), freeAfter(v, pair[1]), 0);
            u = pair[0] + 1;
            v = pair[1] + 1;
        }
        align(free(u, pairs.size()), freeAfter(v, pairs.sizeAfter()), 0);
    }

    private int[] free(int from, int to) {
        return IntStream.range(from, to).filter(pairs::isFree).toArray();
    }

    private int[] freeAfter(int from, int to) {
        return IntStream.range(from, to).filter(pairs::isFreeAfter).toArray();
    }

    private void align(int[] us, int[] vs, int level) {
        if (us.length == 0 || vs.length == 0) {
            return;
        }
        if (level == levels.size()) {
            new Stretch(likeness, us, vs).pairs().forEach(pair -> pairs.add(pair[0], pair[1]));
            return;
        }
        int i = 0;
        int j = 0;
        for (var anchor : anchors(us, vs, levels.get(level))) {
            align(Arrays.copyOfRange(us, i, anchor[0]), Arrays.copyOfRange(vs, j, anchor[1]), level + 1);
            pairs.add(us[anchor[0]], vs[anchor[1]]);
            i = anchor[0] + 1;
            j = anchor[1] + 1;
        }
        align(Arrays.copyOfRange(us, i, us.length), Arrays.copyOfRange(vs, j, vs.length), level + 1);
    }

    /// Places of nodes with the same label that nobody else has.
    private static List<int[]> anchors(int[] us, int[] vs, Level level) {
        var there = unique(vs, level.after);
        var here = unique(us, level.before);
        var found = new ArrayList<int[]>();
        for (int i = 0; i < us.length; i++) {
            long label = level.before[us[i]];
            int j = there.getOrDefault(label, -1);
            if (j >= 0 && here.getOrDefault(label, -1) == i) {
                found.add(new int[] {i, j});
            }
        }
        return increasing(found);
    }

    private static Map<Long, Integer> unique(int[] nodes, long[] labels) {
        var places = new HashMap<Long, Integer>();
        for (int i = 0; i < nodes.length; i++) {
            places.merge(labels[nodes[i]], i, (_, _) -> -1);
        }
        return places;
    }

    /// As many of the pairs as can be had without crossing; they come in the order of their first numbers.
    private static List<int[]> increasing(List<int[]> found) {
        var ends = new int[found.size()];
        var previous = new int[found.size()];
        int length = 0;
        for (int k = 0; k < found.size(); k++) {
            int at = place(found, ends, length, found.get(k)[1]);
            previous[k] = at > 0 ? ends[at - 1] : -1;
            ends[at] = k;
            length = Math.max(length, at + 1);
        }
        var chain = new ArrayList<int[]>();
        for (int k = length > 0 ? ends[length - 1] : -1; k >= 0; k = previous[k]) {
            chain.add(found.get(k));
        }
        return chain.reversed();
    }

    private static int place(List<int[]> found, int[] ends, int length, int second) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (found.get(ends[middle])[1] < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
