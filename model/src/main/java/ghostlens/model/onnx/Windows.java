package ghostlens.model.onnx;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;
import ghostlens.model.onnx.Value.Computed;
import ghostlens.model.onnx.Value.Origin;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Operators under a window: convolutions and pools.
final class Windows {
    private static final List<Long> ONES = List.of(1L, 1L);
    private static final List<Long> NO_PADS = List.of(0L, 0L, 0L, 0L);

    private Windows() {}

    static void conv(Site site) {
        var weights = site.constant(1);
        requireTwoAxes(weights.rank() - 2);
        var x = site.map(0);
        var kernel = weights.tensor();
        var window =
                window(site, x.shape(), kernel.shape().height(), kernel.shape().width(), List.of(0, 0));
        if (x.origin().orElse(null) instanceof Origin.Bordered(var inner, var sides)) {
            x = inner;
            window = padded(window, sides);
        }
        int groups = Extents.small(site.attributes().integer("group", 1));
        if (groups < 1 || (long) kernel.shape().channels() * groups != x.shape().channels()) {
            throw new Unmapped("takes %d groups of %d channels, not %s"
                    .formatted(groups, kernel.shape().channels(), x.shape()));
        }
        int out = kernel.shape().batch();
        if (out % groups != 0) {
            throw new Unmapped("has %d groups that do not divide its %d channels".formatted(groups, out));
        }
        var bias = site.findConstant(2);
        var op = new Op.Conv2d(x.shape().channels(), out, window, groups, bias.isPresent());
        site.become(op, List.of(x), tensors(kernel, bias.map(Constant::tensor).orElse(null)));
    }

    static void convTranspose(Site site) {
        var weights = site.constant(1);
        requireTwoAxes(weights.rank() - 2);
        var x = site.map(0);
        var kernel = weights.tensor();
        var shape = kernel.shape();
        var window = window(site, x.shape(), shape.height(), shape.width(), List.of(0, 0));
        boolean isPlain = window.equals(
                        new Window(shape.height(), shape.height(), window.strideHeight(), window.strideHeight(), 0, 0))
                && site.attributes().integer("group", 1) == 1
                && site.attributes().integers("output_padding").orElse(List.of()).stream()
                        .allMatch(p -> p == 0)
                && !site.attributes().has("output_shape");
        if (!isPlain) {
            throw new Unmapped("is a transposed convolution with groups, padding, or a window that is not square");
        }
        var bias = site.findConstant(2);
        var op = new MapOp.ConvTranspose2d(
                shape.batch(), shape.channels(), shape.height(), window.strideHeight(), bias.isPresent());
        if (x.shape().channels() != op.in()) {
            throw new Unmapped("takes %d channels, not %s".formatted(op.in(), x.shape()));
        }
        site.become(op, List.of(x), tensors(kernel, bias.map(Constant::tensor).orElse(null)));
    }

    private static void requireTwoAxes(int axes) {
        if (axes != 2) {
            throw new Unmapped("is a convolution along %d axes, the engines know those along two".formatted(axes));
        }
    }

    static Map<String, Tensor> tensors(Tensor weight, @Nullable Tensor bias) {
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put("weight", weight);
        if (bias != null) {
            tensors.put("bias", bias);
        }
        return tensors;
    }

    static void maxPool(Site site) {
        var x = site.map(0);
        site.become(new MapOp.MaxPool(poolWindow(site, x, true)), x);
    }

    static void averagePool(Site site) {
        var x = site.map(0);
        boolean counts = site.attributes().integer("count_include_pad", 0) != 0;
        var window = poolWindow(site, x, !counts);
        if (counts && x.origin().orElse(null) instanceof Origin.Bordered(var inner, var sides)) {
            x = inner;
            window = padded(window, sides);
        }
        // Without padding both kinds are one, which is told as PyTorch's exporter does.
        site.become(new MapOp.AveragePool(window, counts || !window.isPadded()), x);
    }

    private static Window poolWindow(Site site, Computed x, boolean mayReachFurther) {
        var kernel = two(site, "kernel_shape");
        boolean isCeiling = site.attributes().integer("ceil_mode", 0) != 0;
        int height = kernel.getFirst();
        int width = kernel.getLast();
        var window = window(site, x.shape(), height, width, List.of(0, 0));
        if (isCeiling) {
            var strides = List.of(window.strideHeight(), window.strideWidth());
            var more = List.of(
                    missing(x.shape().height(), window.padTop(), window.padBottom(), height, strides.getFirst()),
                    missing(x.shape().width(), window.padLeft(), window.padRight(), width, strides.getLast()));
            if (!mayReachFurther && !more.equals(List.of(0, 0))) {
                throw new Unmapped("rounds its size up and counts padding, which are divided differently at the edge");
            }
            window = window(site, x.shape(), height, width, more);
        }
        if (Math.max(window.padTop(), window.padBottom()) >= height
                || Math.max(window.padLeft(), window.padRight()) >= width) {
            throw new Unmapped("has padding as large as its window");
        }
        return window;
    }

    /// How far the last window reaches over the edge where the size is rounded up; it begins before the edge.
    private static int missing(int extent, int before, int after, int kernel, int stride) {
        int count = Math.ceilDiv(extent + before + after - kernel, stride) + 1;
        if ((count - 1) * stride >= extent + before) {
            count--;
        }
        return Math.max(0, (count - 1) * stride + kernel - extent - before - after);
    }

    private static List<Integer> two(Site site, String attribute) {
        var values = site.attributes().integers(attribute).orElse(List.of());
        if (values.size() != 2) {
            throw new Unmapped("is along %d axes, the engines know those along two".formatted(values.size()));
        }
        return values.stream().map(Windows::modest).toList();
    }

    private static int modest(long value) {
        if (value < 0 || value > 1 << 20) {
            throw new Unmapped("has a window of %d".formatted(value));
        }
        return (int) value;
    }

    /// @param more padding below and at the right beside what the file says
    private static Window window(Site site, TensorShape x, int height, int width, List<Integer> more) {
        var attributes = site.attributes();
        var kernel = attributes.integers("kernel_shape").orElse(List.of((long) height, (long) width));
        var strides = attributes.integers("strides").orElse(ONES);
        if (!attributes.integers("dilations").orElse(ONES).equals(ONES)) {
            throw new Unmapped("is dilated");
        }
        if (!kernel.equals(List.of((long) height, (long) width)) || strides.size() != 2 || strides.contains(0L)) {
            throw new Unmapped("has a window that does not fit its weights");
        }
        int down = modest(strides.getFirst());
        int right = modest(strides.getLast());
        var pads = switch (attributes.text("auto_pad", "NOTSET")) {
            case "NOTSET", "" -> attributes.integers("pads").orElse(NO_PADS);
            case "VALID" -> NO_PADS;
            case "SAME_UPPER" -> same(x, List.of(height, width), List.of(down, right), false);
            case "SAME_LOWER" -> same(x, List.of(height, width), List.of(down, right), true);
            case String other -> throw new Unmapped("pads as '%s'".formatted(Names.shortened(other)));
        };
        if (pads.size() != 4) {
            throw new Unmapped("has padding on %d sides".formatted(pads.size()));
        }
        return new Window(
                modest(height),
                modest(width),
                down,
                right,
                modest(pads.get(0)),
                modest(pads.get(1)),
                modest(pads.get(2)) + more.getFirst(),
                modest(pads.get(3)) + more.getLast());
    }

    /// The padding that leaves ⌈extent / stride⌉, its odd part on the lower or the upper side.
    private static List<Long> same(TensorShape x, List<Integer> kernel, List<Integer> strides, boolean isLower) {
        int tall = total(x.height(), kernel.getFirst(), strides.getFirst());
        int wide = total(x.width(), kernel.getLast(), strides.getLast());
        long top = isLower ? tall - tall / 2 : tall / 2;
        long left = isLower ? wide - wide / 2 : wide / 2;
        return List.of(top, left, tall - top, wide - left);
    }

    private static int total(int extent, int kernel, int stride) {
        return Math.max(0, (Math.ceilDiv(extent, stride) - 1) * stride + kernel - extent);
    }

    private static Window padded(Window w, List<Integer> sides) {
        return new Window(
                w.kernelHeight(),
                w.kernelWidth(),
                w.strideHeight(),
                w.strideWidth(),
                w.padTop() + sides.get(0),
                w.padLeft() + sides.get(1),
                w.padBottom() + sides.get(2),
                w.padRight() + sides.get(3));
    }

    /// A border of zeros around the maps.
    static Origin.Bordered border(Site site) {
        var x = site.map(0);
        var sides = site.list("pads", 1).orElseThrow(() -> new Unmapped("does not say how far it pads"));
        double value = site.operatorSet() < 11
                ? site.attributes().real("value", 0)
                : site.findConstant(2).map(Constant::number).orElse(0.0);
        boolean isBorder = sides.size() == 8
                && sides.get(0) == 0
                && sides.get(1) == 0
                && sides.get(4) == 0
                && sides.get(5) == 0
                && value == 0
                && !site.has(3)
                && site.attributes().text("mode", "constant").equals("constant");
        if (!isBorder) {
            throw new Unmapped("pads with something else than zeros around the maps");
        }
        return new Origin.Bordered(
                x, List.of(modest(sides.get(2)), modest(sides.get(3)), modest(sides.get(6)), modest(sides.get(7))));
    }
}
