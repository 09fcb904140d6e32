package ghostlens.model.onnx;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import ghostlens.model.onnx.Value.Computed;
import ghostlens.model.onnx.Value.Origin;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Operators that give values another shape: those that flatten or unflatten.
final class Reshapes {
    private Reshapes() {}

    static void reshape(Site site) {
        var x = site.computed(0);
        var to = target(site, x.shape());
        if (to.size() == 4
                && x.origin().orElse(null) instanceof Origin.Exchanged(var grouped)
                && Extents.of(to).equals(grouped.x().shape())) {
            site.become(new MapOp.ChannelShuffle(grouped.groups()), grouped.x());
            return;
        }
        to(site, x, to);
    }

    /// Such a reshape as the engines know.
    private static void to(Site site, Computed x, List<Long> to) {
        var from = x.shape();
        var shape = Extents.of(to);
        if (shape.equals(from)) {
            site.pass(x);
        } else if (from.rank() == 2 && shape.equals(TensorShape.of(from.batch(), from.channels(), 1, 1))) {
            site.become(new Op.Unflatten(), x);
        } else if (shape.rank() == 2 && from.rank() > 2 && shape.batch() == from.batch()) {
            site.become(new Op.Flatten(), x);
        } else {
            throw new Unmapped("makes %s of %s, which the engines do not".formatted(shape, from));
        }
    }

    static void transpose(Site site) {
        var x = site.computed(0);
        var order = order(site, x.shape().rank());
        if (!order.equals(IntStream.range(0, order.size()).boxed().toList())) {
            throw new Unmapped("exchanges axes, which the engines do in channel shuffles only");
        }
        site.pass(x);
    }

    static List<Integer> order(Site site, int rank) {
        var order = site.attributes()
                .integers("perm")
                .map(axes -> axes.stream().map(Extents::small).toList())
                .orElseGet(() -> IntStream.range(0, rank)
                        .mapToObj(axis -> rank - 1 - axis)
                        .toList());
        if (order.size() != rank || !Permutation.isPermutation(order)) {
            throw new Unmapped("does not name each of %d axes once".formatted(rank));
        }
        return order;
    }

    /// What a reshape makes of a shape: 0 keeps an extent, −1 is what is left.
    static List<Long> target(Site site, TensorShape from) {
        return target(site, from.extents());
    }

    static List<Long> target(Site site, List<Integer> from) {
        var wanted = site.list("shape", 1).orElseThrow(() -> new Unmapped("does not say into which shape"));
        boolean keepsZeros = site.attributes().integer("allowzero", 0) == 0;
        var to = new ArrayList<Long>();
        for (int axis = 0; axis < wanted.size(); axis++) {
            boolean keeps = wanted.get(axis) == 0 && keepsZeros;
            if (keeps && axis >= from.size()) {
                throw new Unmapped("keeps an extent that there is none of");
            }
            to.add(keeps ? (long) from.get(axis) : wanted.get(axis));
        }
        long elements = from.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        long known = to.stream().filter(e -> e != -1).reduce(1L, (a, b) -> a * b);
        int open = to.indexOf(-1L);
        if (open >= 0 && known > 0) {
            to.set(open, elements / known);
            known *= elements / known;
        }
        if (known != elements || to.stream().anyMatch(extent -> extent < 0)) {
            throw new Unmapped("does not fit the %,d values that it reads into %s"
                    .formatted(elements, Names.shortened(wanted.toString())));
        }
        return to;
    }

    static void flatten(Site site) {
        var x = site.computed(0);
        int rank = x.shape().rank();
        long axis = site.attributes().integer("axis", 1);
        if (rank < 2 || Extents.place(axis, rank) != 1) {
            throw new Unmapped("flattens from another axis than the channels'");
        }
        if (rank == 2) {
            site.pass(x);
        } else {
            site.become(new Op.Flatten(), x);
        }
    }

    static void squeeze(Site site) {
        var x = site.computed(0);
        var shape = x.shape();
        var axes = site.list("axes", 1)
                .map(list -> list.stream()
                        .map(axis -> Extents.axis(axis, shape.rank()))
                        .toList())
                .orElseGet(() -> IntStream.range(0, shape.rank())
                        .filter(axis -> shape.get(axis) == 1)
                        .boxed()
                        .toList());
        var left = IntStream.range(0, shape.rank())
                .filter(axis -> !axes.contains(axis))
                .mapToObj(axis -> (long) shape.get(axis))
                .toList();
        if (axes.stream().anyMatch(axis -> shape.get(axis) != 1)) {
            throw new Unmapped("removes an axis of more than one place");
        }
        to(site, x, left);
    }

    static void unsqueeze(Site site) {
        var x = site.computed(0);
        var axes = site.list("axes", 1).orElse(List.of());
        int rank = x.shape().rank() + axes.size();
        var added = axes.stream().map(axis -> Extents.axis(axis, rank)).toList();
        var extents = new ArrayList<Long>();
        x.shape().extents().forEach(extent -> extents.add((long) extent));
        added.stream().sorted().forEach(axis -> extents.add(Math.min(axis, extents.size()), 1L));
        to(site, x, extents);
    }
}
