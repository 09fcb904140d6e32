package ghostlens.fuse;

import static ghostlens.fuse.Nets.ADD;
import static ghostlens.fuse.Nets.RELU;
import static ghostlens.fuse.Nets.depthwise;
import static ghostlens.fuse.Nets.norm;
import static ghostlens.fuse.Nets.plain;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Network;

/// The published blocks, as they are trained.
public enum Blocks {
    REPVGG("RepVGG") {
        @Override
        Nets nets() {
            return summed(
                    branches("dense", "point")
                            .add("dense", plain(CHANNELS, CHANNELS, Window.square(3, 1)), "x")
                            .add("point", plain(CHANNELS, CHANNELS, POINT), "x")
                            .add("norm", norm(CHANNELS), "x"),
                    "dense.bn",
                    "point.bn",
                    "norm");
        }
    },
    MOBILEONE("MobileOne") {
        @Override
        Nets nets() {
            return summed(
                    branches("a", "b", "c", "scale")
                            .add("a", depthwise(CHANNELS, 3, 1), "x")
                            .add("b", depthwise(CHANNELS, 3, 1), "x")
                            .add("c", depthwise(CHANNELS, 3, 1), "x")
                            .add("scale", depthwise(CHANNELS, 1, 1), "x")
                            .add("norm", norm(CHANNELS), "x"),
                    "a.bn",
                    "b.bn",
                    "c.bn",
                    "scale.bn",
                    "norm");
        }
    },
    ACNET("ACNet") {
        @Override
        Nets nets() {
            return summed(
                    branches("square", "row", "column")
                            .add("square", plain(CHANNELS, CHANNELS, Window.square(3, 1)), "x")
                            .add("row", plain(CHANNELS, CHANNELS, new Window(1, 3, 1, 1, 0, 1)), "x")
                            .add("column", plain(CHANNELS, CHANNELS, new Window(3, 1, 1, 1, 1, 0)), "x"),
                    "square.bn",
                    "row.bn",
                    "column.bn");
        }
    },
    DIVERSE_BRANCH("Diverse Branch Block") {
        @Override
        Nets nets() {
            return summed(
                    branches("dense", "point", "sequence", "mean")
                            .add("dense", plain(CHANNELS, CHANNELS, Window.square(3, 1)), "x")
                            .add("point", plain(CHANNELS, CHANNELS, POINT), "x")
                            .add("sequence.first", plain(CHANNELS, CHANNELS, RINGED), "x")
                            .add("sequence.ring", norm(CHANNELS), "sequence.first")
                            .add("sequence", plain(CHANNELS, CHANNELS, INSIDE), "sequence.ring")
                            .add("mean.first", plain(CHANNELS, CHANNELS, RINGED), "x")
                            .add("mean.ring", norm(CHANNELS), "mean.first")
                            .add("mean", new MapOp.AveragePool(INSIDE), "mean.ring"),
                    "dense.bn",
                    "point.bn",
                    "sequence.bn",
                    "mean.bn");
        }
    },
    EXPANDNET("ExpandNet, 1×1 around a 3×3") {
        @Override
        Nets nets() {
            return Nets.over(2, CHANNELS, 8, 8)
                    .add("widen", plain(CHANNELS, 4 * CHANNELS, POINT), "x")
                    .add("conv", plain(4 * CHANNELS, 4 * CHANNELS, Window.square(3, 1)), "widen")
                    .add("conv.bn", norm(4 * CHANNELS), "conv")
                    .add("narrow", plain(4 * CHANNELS, CHANNELS, POINT), "conv.bn")
                    .add("relu", RELU, "narrow");
        }
    },
    EXPANDED_KERNEL("ExpandNet, two 3×3 for a 5×5") {
        @Override
        Nets nets() {
            return Nets.over(2, CHANNELS, 8, 8)
                    .add("a", plain(CHANNELS, 4 * CHANNELS, new Window(3, 3, 1, 1, 2, 2)), "x")
                    .add("b", plain(4 * CHANNELS, CHANNELS, INSIDE), "a")
                    .add("relu", RELU, "b");
        }
    },
    MOBILENET("MobileNet") {
        @Override
        Nets nets() {
            return Nets.over(2, CHANNELS, 8, 8)
                    .add("depthwise", depthwise(CHANNELS, 3, 2), "x")
                    .add("depthwise.bn", norm(CHANNELS), "depthwise")
                    .add("inner", RELU, "depthwise.bn")
                    .add("pointwise", plain(CHANNELS, 2 * CHANNELS, POINT), "inner")
                    .add("pointwise.bn", norm(2 * CHANNELS), "pointwise")
                    .add("relu", RELU, "pointwise.bn");
        }
    };

    private static final int CHANNELS = 6;
    private static final Window POINT = Window.square(1, 1);
    /// A ring of what the next layer makes of 0 around the map, so that the convolution behind need not pad.
    private static final Window RINGED = new Window(1, 1, 1, 1, 1, 1);
    private static final Window INSIDE = new Window(3, 3, 1, 1, 0, 0);

    private final String title;

    Blocks(String title) {
        this.title = title;
    }

    /// As its authors call it.
    public String title() {
        return title;
    }

    abstract Nets nets();

    /// With seeded weights.
    public Network network() {
        return nets().seeded("relu");
    }

    private static Nets branches(String... normed) {
        var nets = Nets.over(2, CHANNELS, 7, 7);
        for (var branch : normed) {
            nets.add(branch + ".bn", norm(CHANNELS), branch);
        }
        return nets;
    }

    private static Nets summed(Nets branches, String... summands) {
        return branches.add("add", ADD, summands).add("relu", RELU, "add");
    }
}
