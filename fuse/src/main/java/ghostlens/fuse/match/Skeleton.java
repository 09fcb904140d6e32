package ghostlens.fuse.match;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import java.util.Arrays;
import java.util.Optional;

/// What of a graph stays when everything that can be is folded. A batch norm is seen as the operator before it; a sum
/// of
/// parallel linear branches over one source as the branch with the largest kernel, their host, which would take in
/// the others.
final class Skeleton {
    private static final int NOBODY = -1;

    private final Side side;
    private final int[] seen;
    private final int[] host;

    Skeleton(Side side) {
        this.side = side;
        this.seen = new int[side.size()];
        this.host = new int[side.size()];
        for (int i = 0; i < side.size(); i++) {
            seen[i] = i;
            host[i] = i;
            switch (side.op(i)) {
                case Op.BatchNorm _ -> lookThroughNorm(i);
                case Op.Add _ -> lookThroughSum(i);
                default -> {}
            }
        }
        for (int i = 0; i < side.size(); i++) {
            host[i] = found(i);
        }
    }

    /// The operator whose value node i stands for once everything is folded.
    int seen(int i) {
        return seen[i];
    }

    /// The operator that would take node i in; itself if none would.
    int host(int i) {
        return host[i];
    }

    /// Whether it would still be there.
    boolean isBone(int i) {
        return seen[i] == i && host[i] == i;
    }

    static boolean takesIn(Op op) {
        return op instanceof Op.Conv2d || op instanceof Op.Linear || op instanceof MapOp.ConvTranspose2d;
    }

    private int found(int i) {
        int at = i;
        while (host[at] != at) {
            at = host[at];
        }
        return at;
    }

    private void lookThroughNorm(int norm) {
        seen[norm] = seen[side.inputs(norm)[0]];
        if (takesIn(side.op(seen[norm]))) {
            host[norm] = seen[norm];
        }
    }

    private void lookThroughSum(int sum) {
        var branches =
                Arrays.stream(side.inputs(sum)).map(i -> seen[i]).distinct().toArray();
        largest(branches).filter(main -> isParallel(branches, main)).ifPresent(main -> fold(sum, branches, main));
    }

    private Optional<Integer> largest(int[] branches) {
        return Arrays.stream(branches)
                .filter(i -> side.op(i) instanceof Op.Conv2d)
                .boxed()
                .max((a, b) -> Integer.compare(area(a), area(b)) == 0
                        ? Integer.compare(b, a)
                        : Integer.compare(area(a), area(b)));
    }

    private int area(int i) {
        return side.op(i) instanceof Op.Conv2d conv
                ? conv.window().kernelHeight() * conv.window().kernelWidth()
                : 0;
    }

    private boolean isParallel(int[] branches, int main) {
        int source = source(main);
        return Arrays.stream(branches).allMatch(i -> i == source || source(i) == source);
    }

    /// What a convolution reads, seen through what folds.
    private int source(int i) {
        return side.op(i) instanceof Op.Conv2d ? seen[side.inputs(i)[0]] : NOBODY;
    }

    private void fold(int sum, int[] branches, int main) {
        seen[sum] = main;
        host[sum] = main;
        for (int branch : branches) {
            if (source(branch) == source(main)) {
                host[branch] = main;
            }
        }
        for (int input : side.inputs(sum)) {
            foldIdentity(input, main);
        }
    }

    /// The batch norms of a branch without a convolution, back to what the host reads itself.
    private void foldIdentity(int from, int main) {
        int at = from;
        while (seen[at] == source(main) && side.op(at) instanceof Op.BatchNorm && at != side.inputs(main)[0]) {
            host[at] = main;
            at = side.inputs(at)[0];
        }
    }
}
