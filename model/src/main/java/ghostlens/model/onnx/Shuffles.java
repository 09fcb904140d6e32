package ghostlens.model.onnx;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import ghostlens.model.onnx.Value.Computed;
import ghostlens.model.onnx.Value.Origin;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Channels in another order, which exporters write as reshapes and transpositions.
final class Shuffles {
    /// N, groups and channels in them exchanged, H, W.
    private static final List<Integer> EXCHANGE = List.of(0, 2, 1, 3, 4);

    private static final List<Integer> PARTING = List.of(1, 0, 2);

    private Shuffles() {}

    /// What a reshape or a transposition does to channels, if it does.
    static Optional<Origin> origin(Site site) {
        if (!(site.input(0) instanceof Computed x) || !x.isReal()) {
            return Optional.empty();
        }
        return site.type().equals("Transpose")
                ? transposed(site, x)
                : reshaped(x, Extents.of(Reshapes.target(site, x.shape())));
    }

    private static Optional<Origin> reshaped(Computed x, TensorShape to) {
        var from = x.shape();
        if (x.origin().orElse(null) instanceof Origin.Paired(var inner, var steps) && steps == 2) {
            var map = inner.shape();
            var halves = TensorShape.of(2, map.batch(), map.channels() / 2, map.height(), map.width());
            return to.equals(halves) ? Optional.of(new Origin.Paired(inner, 3)) : Optional.empty();
        }
        if (from.rank() != 4) {
            return Optional.empty();
        }
        if (to.rank() == 5 && to.equals(grouped(from, to.get(1)))) {
            return Optional.of(new Origin.Grouped(x, to.get(1)));
        }
        boolean isPaired = to.rank() == 3
                && to.get(1) == 2
                && from.channels() % 2 == 0
                && to.get(2) == from.height() * from.width();
        return isPaired ? Optional.of(new Origin.Paired(x, 1)) : Optional.empty();
    }

    private static TensorShape grouped(TensorShape map, int groups) {
        return map.channels() % groups == 0
                ? TensorShape.of(map.batch(), groups, map.channels() / groups, map.height(), map.width())
                : TensorShape.UNKNOWN;
    }

    private static Optional<Origin> transposed(Site site, Computed x) {
        var origin = x.origin().orElse(null);
        if (origin instanceof Origin.Grouped grouped && Reshapes.order(site, 5).equals(EXCHANGE)) {
            return Optional.of(new Origin.Exchanged(grouped));
        }
        return origin instanceof Origin.Paired(var inner, var steps)
                        && steps == 1
                        && Reshapes.order(site, 3).equals(PARTING)
                ? Optional.of(new Origin.Paired(inner, 2))
                : Optional.empty();
    }

    /// Every other channel: the first or the second half of them shuffled.
    private static void half(Site site, Computed x, Constant index) {
        int half = x.shape().channels() / 2;
        if (site.attributes().integer("axis", 0) != 0
                || index.rank() != 0
                || index.number() < 0
                || index.number() > 1) {
            throw new Unmapped("gathers something else than one half");
        }
        int from = (int) index.number() * half;
        site.become(new Op.Slice(from, from + half), site.before("shuffle", new MapOp.ChannelShuffle(half), x));
    }

    /// Channels in another order, as far as the engines know it: a shuffle, or a part of them.
    static void gather(Site site) {
        var x = site.computed(0);
        var indices = site.constant(1);
        if (x.origin().orElse(null) instanceof Origin.Paired(var inner, var steps) && steps == 3) {
            half(site, inner, indices);
            return;
        }
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
