package ghostlens.model.onnx;

import ghostlens.model.graph.Op;
import ghostlens.model.onnx.Value.Computed;
import ghostlens.model.onnx.Value.Origin;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// What networks end with: means and matrix products.
final class Heads {
    private Heads() {}

    static void globalAveragePool(Site site) {
        site.become(new Op.GlobalAveragePool(), site.map(0));
    }

    static void mean(Site site) {
        var x = site.map(0);
        var axes = site.list("axes", 1).orElse(List.of()).stream()
                .map(axis -> Extents.axis(axis, 4))
                .sorted()
                .toList();
        if (!axes.equals(List.of(2, 3))) {
            throw new Unmapped("takes the mean along other axes than height and width");
        }
        if (site.attributes().integer("keepdims", 1) != 0) {
            site.become(new Op.GlobalAveragePool(), x);
        } else {
            site.become(new Op.Flatten(), site.before("mean", new Op.GlobalAveragePool(), x));
        }
    }

    static void gemm(Site site) {
        if (site.attributes().has("broadcast")
                && site.operatorSet() < 7
                && site.attributes().integer("broadcast", 0) == 0) {
            throw new Unmapped("adds a bias as before operator set 7");
        }
        if (site.attributes().integer("transA", 0) != 0) {
            throw new Unmapped("transposes its input");
        }
        var x = vectors(site);
        var weights = matrix(site, site.attributes().integer("transB", 0) != 0);
        site.budget().take(weights.size() + weights.shape().batch());
        double alpha = site.attributes().real("alpha", 1);
        double beta = site.attributes().real("beta", 1);
        var bias = site.findConstant(2)
                .map(c -> scaled(row(c, weights.shape().batch(), x.shape().batch()), beta));
        var op = new Op.Linear(weights.shape().channels(), weights.shape().batch(), bias.isPresent());
        site.become(op, List.of(x), Windows.tensors(scaled(weights, alpha), bias.orElse(null)));
    }

    static void product(Site site) {
        var x = vectors(site);
        var weights = matrix(site, false);
        var op = new Op.Linear(weights.shape().channels(), weights.shape().batch(), false);
        site.become(op, List.of(x), Windows.tensors(weights, null), new Origin.Product(x, op, weights));
    }

    static void softmax(Site site) {
        var x = vectors(site);
        long usual = site.operatorSet() < 13 ? 1 : -1;
        if (Extents.axis(site.attributes().integer("axis", usual), 2) != 1) {
            throw new Unmapped("is along another axis than the channels'");
        }
        site.become(new Op.Softmax(), x);
    }

    private static Computed vectors(Site site) {
        var x = site.computed(0);
        if (x.shape().rank() != 2) {
            throw new Unmapped("reads %s, the engines know N×C".formatted(x.shape()));
        }
        return x;
    }

    /// Weights as our linear layers have them: out × in.
    private static Tensor matrix(Site site, boolean isTransposed) {
        var constant = site.constant(1);
        if (constant.rank() != 2) {
            throw new Unmapped("has weights of shape %s that are no matrix".formatted(constant));
        }
        site.budget().take(constant.size());
        return isTransposed ? constant.tensor() : constant.transposed();
    }

    /// The bias once per output.
    private static Tensor row(Constant constant, int out, int batch) {
        var extents = constant.extents();
        boolean fits = constant.size() == 1 || constant.size() == out && (extents.getLast() == out || out == 1);
        if (!fits || constant.rank() > 2 || constant.rank() == 2 && extents.getFirst() != 1 && batch != 1) {
            throw new Unmapped("adds %s, the engines know one number per output".formatted(constant));
        }
        var values = constant.tensor();
        return Tensor.generate(TensorShape.of(out), i -> values.get(i % values.size()));
    }

    private static Tensor scaled(Tensor x, double factor) {
        return factor == 1 ? x : Tensor.generate(x.shape(), i -> x.get(i) * factor);
    }

    static void concat(Site site) {
        var parts = site.inputs().stream().map(Site::usable).toList();
        if (parts.isEmpty()) {
            throw new Unmapped("joins nothing");
        }
        int rank = parts.getFirst().shape().rank();
        if (rank < 2 || Extents.axis(site.attributes().integer("axis", 1), rank) != 1) {
            throw new Unmapped("joins along another axis than the channels'");
        }
        if (parts.size() == 1) {
            site.pass(parts.getFirst());
        } else {
            site.become(new Op.Concat(), parts, Map.of());
        }
    }

    static void split(Site site) {
        var x = site.computed(0);
        int rank = x.shape().rank();
        if (rank < 2 || Extents.axis(site.attributes().integer("axis", 0), rank) != 1) {
            throw new Unmapped("cuts along another axis than the channels'");
        }
        int channels = x.shape().channels();
        int count = site.outputCount();
        long each = Math.ceilDiv(channels, Math.max(1, count));
        var sizes = site.list("split", 1)
                .orElseGet(() -> LongStream.range(0, count)
                        .mapToObj(i -> Math.min(each, channels - i * each))
                        .toList());
        if (sizes.size() != count || sizes.stream().mapToLong(s -> s).sum() != channels) {
            throw new Unmapped("cuts %d channels into %s".formatted(channels, Names.shortened(sizes.toString())));
        }
        int from = 0;
        for (int i = 0; i < count; i++) {
            int to = from + Extents.small(sizes.get(i));
            site.becomeOutput(i, new Op.Slice(from, to), x);
            from = to;
        }
    }

    static void slice(Site site) {
        var x = site.computed(0);
        var shape = x.shape();
        var starts = site.list("starts", 1).orElseThrow(() -> new Unmapped("does not say where to cut"));
        var ends = site.list("ends", 2).orElseThrow(() -> new Unmapped("does not say where to cut"));
        var axes = site.list("axes", 3)
                .orElseGet(() -> LongStream.range(0, starts.size()).boxed().toList());
        if (site.findConstant(4).map(Constant::longs).orElse(List.of()).stream().anyMatch(step -> step != 1)) {
            throw new Unmapped("leaves out values in between");
        }
        if (ends.size() != starts.size() || axes.size() != starts.size()) {
            throw new Unmapped("has %d beginnings and %d ends".formatted(starts.size(), ends.size()));
        }
        var cut = x;
        for (int i = 0; i < axes.size(); i++) {
            int axis = Extents.axis(axes.get(i), shape.rank());
            int extent = shape.get(axis);
            int from = clamped(starts.get(i), extent);
            int to = clamped(ends.get(i), extent);
            if (from == 0 && to == extent) {
                continue;
            }
            if (axis != 1 || cut != x) {
                throw new Unmapped("cuts along other axes than the channels'");
            }
            site.become(new Op.Slice(from, to), x);
            cut = Site.usable(site.outputs().getOrDefault(0, x));
        }
        site.pass(cut);
    }

    private static int clamped(long position, int extent) {
        long counted = position < 0 ? position + extent : position;
        return (int) Math.clamp(counted, 0, extent);
    }
}
