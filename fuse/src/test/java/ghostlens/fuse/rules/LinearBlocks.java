package ghostlens.fuse.rules;

import static ghostlens.fuse.Nets.ADD;

import ghostlens.fuse.Nets;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Random blocks of linear operators: sequences of single convolutions, sums of branches of several kernel sizes,
/// groups and depths, and concats, strided or not. BatchNorm statistics are drawn widely: running variances from 1e-12
/// to 1e4, γ/σ up to 100.
final class LinearBlocks {
    private final Random random;
    private final Nets nets;
    private final Map<String, Map<String, double[]>> statistics = new HashMap<>();
    private int count;

    /// Where the block has got to.
    private record Wire(String name, int channels, int size) {}

    private LinearBlocks(long seed, int channels, int size) {
        random = new Random(seed);
        nets = Nets.over(1, channels, size, size);
    }

    static Network seeded(long seed) {
        var shape = new Random(~seed);
        int channels = List.of(1, 2, 4, 6).get(shape.nextInt(4));
        int size = 7 + shape.nextInt(4);
        var blocks = new LinearBlocks(seed, channels, size);
        var wire = new Wire("x", channels, size);
        int depth = 1 + shape.nextInt(3);
        for (int i = 0; i < depth; i++) {
            wire = blocks.part(wire);
        }
        if (blocks.count == 0) {
            wire = blocks.norm(wire);
        }
        return Nets.with(blocks.nets.seeded(wire.name), blocks.statistics);
    }

    private Wire part(Wire x) {
        return switch (random.nextInt(6)) {
            case 0 -> maybeNorm(conv(x, channels(), window(kernel(), kernel(), stride(x)), random.nextBoolean()));
            case 1 -> norm(random.nextBoolean() ? norm(x) : x);
            case 2 -> concat(x);
            default -> sum(x);
        };
    }

    private Wire sum(Wire x) {
        int stride = stride(x);
        int out = stride == 1 && random.nextBoolean() ? x.channels : channels();
        boolean keeps = stride == 1 && out == x.channels;
        var branches = new ArrayList<Wire>();
        int most = 2 + random.nextInt(3);
        for (int i = 0; i < most; i++) {
            branches.add(branch(x, out, stride, keeps));
        }
        return add(ADD, branches, out);
    }

    private Wire branch(Wire x, int out, int stride, boolean keeps) {
        return switch (random.nextInt(keeps ? 6 : 4)) {
            case 0 -> ringed(x, out, stride);
            case 1 -> pooled(x, out, stride);
            case 2, 3 -> maybeNorm(conv(x, out, window(kernel(), kernel(), stride), random.nextBoolean()));
            case 4 -> norm(x);
            default -> x;
        };
    }

    /// A 1×1 convolution with a ring of its BatchNorm's shift, and a kernel that does not pad, as in Diverse Branch
    /// Blocks.
    private Wire ringed(Wire x, int out, int stride) {
        int kernel = 1 + 2 * random.nextInt(2);
        int pad = kernel / 2;
        var wide = maybeNorm(conv(x, channels(), new Window(1, 1, 1, 1, pad, pad), random.nextBoolean()));
        return maybeNorm(conv(wide, out, new Window(kernel, kernel, stride, stride, 0, 0), random.nextBoolean()));
    }

    /// The mean of the value itself or of a 1×1 convolution of it, with a ring or padded.
    private Wire pooled(Wire x, int out, int stride) {
        if (out == x.channels && random.nextBoolean()) {
            return maybeNorm(pool(x, window(3, kernel(), stride), random.nextInt(4) > 0));
        }
        int pad = random.nextInt(3) == 0 ? 0 : 1;
        var point = maybeNorm(conv(x, out, new Window(1, 1, 1, 1, pad, pad), random.nextBoolean()));
        return maybeNorm(pool(point, new Window(3, 3, stride, stride, 1 - pad, 1 - pad), true));
    }

    private Wire pool(Wire x, Window window, boolean countsPadding) {
        return add(new MapOp.AveragePool(window, countsPadding), List.of(x), x.channels);
    }

    private Wire concat(Wire x) {
        int stride = stride(x);
        var parts = new ArrayList<Wire>();
        int most = 2 + random.nextInt(2);
        for (int i = 0; i < most; i++) {
            boolean passed = stride == 1 && random.nextInt(3) == 0;
            parts.add(passed ? norm(x) : maybeNorm(conv(x, channels(), window(kernel(), 3, stride), true)));
        }
        var all = add(
                new Op.Concat(), parts, parts.stream().mapToInt(Wire::channels).sum());
        return random.nextBoolean() ? all : conv(all, channels(), Window.square(1, 1), random.nextBoolean());
    }

    private Wire maybeNorm(Wire x) {
        return random.nextInt(3) == 0 ? x : norm(x);
    }

    private Wire norm(Wire x) {
        var node = add(new Op.BatchNorm(x.channels, 1e-5), List.of(x), x.channels);
        var gamma = new double[x.channels];
        var variance = new double[x.channels];
        for (int c = 0; c < x.channels; c++) {
            variance[c] = Math.pow(10, random.nextDouble(-12, 4));
            double scale = Math.pow(10, random.nextDouble(-1, 2)) * (random.nextBoolean() ? 1 : -1);
            gamma[c] = scale * Math.sqrt(variance[c] + 1e-5);
        }
        statistics.put(
                node.name,
                Map.of(
                        "weight",
                        gamma,
                        "bias",
                        random.doubles(x.channels, -3, 3).toArray(),
                        "running_mean",
                        random.doubles(x.channels, -10, 10).toArray(),
                        "running_var",
                        variance));
        return node;
    }

    private Wire conv(Wire x, int out, Window window, boolean bias) {
        var groups = IntStream.rangeClosed(1, Math.min(x.channels, out))
                .filter(g -> x.channels % g == 0 && out % g == 0)
                .toArray();
        int chosen = groups[random.nextInt(groups.length)];
        return add(new Op.Conv2d(x.channels, out, window, chosen, bias), List.of(x), out);
    }

    private Wire add(Op op, List<Wire> inputs, int channels) {
        var name = "n" + count++;
        nets.add(name, op, inputs.stream().map(Wire::name).toArray(String[]::new));
        return new Wire(name, channels, size(op, inputs.getFirst().size));
    }

    private static int size(Op op, int size) {
        if (op instanceof MapOp.AveragePool pool) {
            return pool.window().outputHeight(size);
        }
        return op instanceof Op.Conv2d conv ? conv.window().outputHeight(size) : size;
    }

    private int channels() {
        return List.of(1, 2, 4, 6).get(random.nextInt(4));
    }

    private int kernel() {
        return 1 + 2 * random.nextInt(3);
    }

    private int stride(Wire x) {
        return x.size > 4 && random.nextInt(4) == 0 ? 2 : 1;
    }

    private static Window window(int height, int width, int stride) {
        return new Window(height, width, stride, stride, height / 2, width / 2);
    }
}
