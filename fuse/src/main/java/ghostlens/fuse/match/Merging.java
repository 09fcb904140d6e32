package ghostlens.fuse.match;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds which operators without a counterpart have been taken in by another: what would fold into a host whose
/// counterpart can hold it and has nothing more to fold itself.
final class Merging {
    private final Side side;
    private final Skeleton skeleton;
    private final Side other;
    private final Skeleton otherSkeleton;
    private final Pairs pairs;

    Merging(Side side, Skeleton skeleton, Side other, Skeleton otherSkeleton, Pairs pairs) {
        this.side = side;
        this.skeleton = skeleton;
        this.other = other;
        this.otherSkeleton = otherSkeleton;
        this.pairs = pairs;
    }

    /// For merged nodes of this side, the node of the other that took them in.
    Map<Integer, Integer> merged() {
        var members = new HashMap<Integer, List<Integer>>();
        for (int i = 0; i < side.size(); i++) {
            members.computeIfAbsent(skeleton.host(i), _ -> new ArrayList<>()).add(i);
        }
        var merged = new HashMap<Integer, Integer>();
        members.forEach((_, group) -> {
            int taker = taker(group);
            if (taker >= 0) {
                mergeable(group, taker).forEach(i -> merged.put(i, taker));
            }
        });
        return merged;
    }

    /// The one convolution or linear layer on the other side that a member of this group is matched with.
    private int taker(List<Integer> group) {
        var takers = group.stream()
                .filter(i -> pairs.isMatched(i) && Skeleton.takesIn(side.op(i)))
                .map(pairs::of)
                .filter(v -> Skeleton.takesIn(other.op(v)))
                .distinct()
                .toList();
        return takers.size() == 1 ? takers.getFirst() : -1;
    }

    private Set<Integer> mergeable(List<Integer> group, int taker) {
        var free = new HashSet<Integer>();
        for (int i : group) {
            if (pairs.isFree(i) && (hasBias(other.op(taker)) || !(side.op(i) instanceof Op.BatchNorm))) {
                free.add(i);
            }
        }
        boolean changed;
        do {
            changed = free.removeIf(i -> !isReached(i, group, free));
        } while (changed);
        return free;
    }

    /// Whether all that lies between the host and this node, or between this node and the sum, is merged with it.
    private boolean isReached(int i, List<Integer> group, Set<Integer> free) {
        boolean inputs = Arrays.stream(side.inputs(i))
                .filter(input -> group.contains(input) && !Skeleton.takesIn(side.op(input)))
                .allMatch(free::contains);
        boolean isBranch = Skeleton.takesIn(side.op(i)) || skeleton.seen(i) != skeleton.host(i);
        return inputs
                && (!isBranch
                        || Arrays.stream(side.consumers(i))
                                .filter(group::contains)
                                .allMatch(free::contains));
    }

    private static boolean hasBias(Op op) {
        return switch (op) {
            case Op.Conv2d conv -> conv.bias();
            case Op.Linear linear -> linear.bias();
            case MapOp.ConvTranspose2d conv -> conv.bias();
            default -> false;
        };
    }
}
