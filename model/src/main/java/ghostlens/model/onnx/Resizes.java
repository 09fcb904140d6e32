package ghostlens.model.onnx;

import ghostlens.model.graph.MapOp;
import ghostlens.model.tensor.TensorShape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Nearest-neighbour resizing, in the variants that pick the pixels that ours picks.
final class Resizes {
    private static final double ROUNDING = 1e-4;
    private static final int LARGEST = 1 << 20;

    private Resizes() {}

    static void resize(Site site) {
        var x = site.map(0);
        var attributes = site.attributes();
        boolean isOld = site.type().equals("Upsample") || site.operatorSet() < 11;
        if (!attributes.text("mode", "nearest").equals("nearest")) {
            throw new Unmapped("interpolates, the engines know the nearest neighbour");
        }
        if (attributes.has("axes")
                || !attributes.text("keep_aspect_ratio_policy", "stretch").equals("stretch")) {
            throw new Unmapped("resizes some axes, or keeps proportions");
        }
        var scales = scales(site, x.shape(), isOld);
        var size = IntStream.range(0, 4)
                .mapToObj(axis -> extent(site, x.shape(), scales, axis, isOld))
                .toList();
        if (size.stream().anyMatch(extent -> extent < 1 || extent > LARGEST)) {
            throw new Unmapped("resizes to %s".formatted(size));
        }
        var op = new MapOp.Resize(size.get(2), size.get(3));
        boolean isSame = size.get(0) == x.shape().batch()
                && size.get(1) == x.shape().channels()
                && IntStream.range(0, op.height())
                        .allMatch(y -> op.row(y, x.shape())
                                == nearest(
                                        site, isOld, y, scales.get(2), x.shape().height(), op.height()))
                && IntStream.range(0, op.width())
                        .allMatch(c -> op.column(c, x.shape())
                                == nearest(
                                        site, isOld, c, scales.get(3), x.shape().width(), op.width()));
        if (!isSame) {
            throw new Unmapped("picks other pixels than ⌊y · input height / height⌋");
        }
        site.become(op, x);
    }

    private static List<Double> scales(Site site, TensorShape x, boolean isOld) {
        if (isOld) {
            var listed = site.attributes()
                    .reals("scales")
                    .map(list -> list.stream().map(Float::doubleValue).toList());
            return fitting(listed.orElseGet(() -> doubles(site.constant(1))));
        }
        var scales = site.findConstant(2).filter(c -> c.size() > 0);
        if (scales.isPresent()) {
            return fitting(doubles(scales.get()));
        }
        var sizes = site.constant(3).longs();
        return fitting(IntStream.range(0, Math.min(sizes.size(), 4))
                .mapToObj(i -> (double) sizes.get(i) / x.get(i))
                .toList());
    }

    private static List<Double> doubles(Constant constant) {
        return Arrays.stream(constant.numbers()).boxed().toList();
    }

    private static List<Double> fitting(List<Double> scales) {
        if (scales.size() != 4 || scales.stream().anyMatch(s -> !(s > 0 && s < 1 << 16))) {
            throw new Unmapped("resizes by %s".formatted(Names.shortened(scales.toString())));
        }
        return scales;
    }

    private static int extent(Site site, TensorShape x, List<Double> scales, int axis, boolean isOld) {
        if (!isOld && site.findConstant(2).filter(c -> c.size() > 0).isEmpty()) {
            return Extents.small(site.constant(3).longs().get(axis));
        }
        double extent = Math.floor(x.get(axis) * scales.get(axis) + ROUNDING);
        return (int) Math.min(extent, Integer.MAX_VALUE);
    }

    /// Which pixel the file's own rule picks.
    private static int nearest(Site site, boolean isOld, int position, double scale, int from, int to) {
        var mode = isOld ? "asymmetric" : site.attributes().text("coordinate_transformation_mode", "half_pixel");
        var rounding = isOld ? "floor" : site.attributes().text("nearest_mode", "round_prefer_floor");
        double original = switch (mode) {
            case "asymmetric" -> position / scale;
            case "half_pixel" -> (position + 0.5) / scale - 0.5;
            case "pytorch_half_pixel" -> to > 1 ? (position + 0.5) / scale - 0.5 : 0;
            case "align_corners" -> to > 1 ? position * (from - 1.0) / (to - 1) : 0;
            case String other -> throw new Unmapped("places pixels as '%s'".formatted(Names.shortened(other)));
        };
        double nearest = switch (rounding) {
            case "floor" -> Math.floor(original + ROUNDING);
            case "ceil" -> Math.ceil(original - ROUNDING);
            case "round_prefer_floor" -> Math.ceil(original - 0.5 - ROUNDING);
            case "round_prefer_ceil" -> Math.floor(original + 0.5 + ROUNDING);
            case String other -> throw new Unmapped("rounds as '%s'".formatted(Names.shortened(other)));
        };
        return (int) Math.clamp(nearest, 0, from - 1);
    }
}
