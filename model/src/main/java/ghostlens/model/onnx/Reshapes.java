package ghostlens.model.onnx;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import ghostlens.model.onnx.Value.Computed;
import ghostlens.model.onnx.Value.Origin;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Operators that give values another shape: those that flatten, and those that shuffle channels.
final class Reshapes {
    /// N, groups and channels in them exchanged, H, W.
    private static final List<Integer> EXCHANGE = List.of(0, 2, 1, 3, 4);

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

    /// How channels are cut into groups by a reshape, if they are.
    static Optional<Origin.Grouped> grouped(Site site) {
        if (!(site.input(0) instanceof Computed x) || x.shape().rank() != 4 || !x.isReal()) {
            return Optional.empty();
        }
        var to = Extents.of(target(site, x.shape()));
        var from = x.shape();
        return to.rank() == 5
                        && to.get(0) == from.batch()
                        && (long) to.get(1) * to.get(2) == from.channels()
                        && to.get(3) == from.height()
                        && to.get(4) == from.width()
                ? Optional.of(new Origin.Grouped(x, to.get(1)))
                : Optional.empty();
    }

    static void transpose(Site site) {
        var x = site.computed(0);
        var order = order(site, x.shape().rank());
        if (!order.equals(IntStream.range(0, order.size()).boxed().toList())) {
            throw new Unmapped("exchanges axes, which the engines do in channel shuffles only");
        }
        site.pass(x);
    }

    /// The groups that a transposition exchanges with the channels in them, if it does.
    static Optional<Origin.Exchanged> exchanged(Site site) {
        return site.input(0) instanceof Computed x
                        && x.origin().orElse(null) instanceof Origin.Grouped grouped
                        && order(site, 5).equals(EXCHANGE)
                ? Optional.of(new Origin.Exchanged(grouped))
                : Optional.empty();
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

    /// Channels in another order, as far as the engines know it: a shuffle, or a part of them.
    static void gather(Site site) {
        var x = site.computed(0);
        var indices = site.constant(1);
        int channels = x.shape().rank() < 2 ? 0 : x.shape().channels();
        if (channels == 0
                || Extents.axis(site.attributes().integer("axis", 0), x.shape().rank()) != 1
                || indices.rank() != 1) {
            throw new Unmapped("gathers along another axis than the channels'");
        }
        var sources =
                indices.longs().stream().map(i -> i < 0 ? i + channels : i).toList();
        var shuffle = shuffle(sources, channels);
        if (shuffle.isPresent()) {
            site.become(shuffle.get(), x);
        } else {
            site.become(part(sources), x);
        }
    }

    private static Optional<MapOp.ChannelShuffle> shuffle(List<Long> sources, int channels) {
        if (sources.size() != channels || channels < 2 || sources.get(1) < 1 || channels % sources.get(1) != 0) {
            return Optional.empty();
        }
        var shuffle = new MapOp.ChannelShuffle((int) (channels / sources.get(1)));
        boolean fits = IntStream.range(0, channels).allMatch(c -> shuffle.source(c, channels) == sources.get(c));
        return fits ? Optional.of(shuffle) : Optional.empty();
    }

    private static Op.Slice part(List<Long> sources) {
        long from = sources.isEmpty() ? 0 : sources.getFirst();
        if (sources.isEmpty() || !IntStream.range(0, sources.size()).allMatch(i -> sources.get(i) == from + i)) {
            throw new Unmapped("gathers channels that are neither neighbours nor shuffled");
        }
        return new Op.Slice(Extents.small(from), Extents.small(from + sources.size()));
    }
}
