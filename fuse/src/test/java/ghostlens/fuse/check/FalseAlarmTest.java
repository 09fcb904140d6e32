package ghostlens.fuse.check;

import static ghostlens.fuse.Nets.ADD;
import static ghostlens.fuse.Nets.conv;
import static ghostlens.fuse.Nets.norm;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.fuse.Nets;
import ghostlens.fuse.rules.Fusion;
import ghostlens.model.graph.Op;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.run.Engine;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.fast.FastEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// Random linear blocks, of parallel branches behind each other, whose BatchNorms have widely drawn statistics: running
/// variances down to 1e-12, and γ/σ up to 100.
class FalseAlarmTest {
    private static final int CHANNELS = 4;

    @Test
    void thousandBlocksFusedInFloat64AreEqual() {
        for (int seed = 0; seed < 1_000; seed++) {
            check(seed, new ReferenceEngine());
        }
    }

    @Test
    void threeHundredBlocksFusedInFloat32AreEqual() {
        for (int seed = 0; seed < 300; seed++) {
            check(seed, new FastEngine());
        }
    }

    private static void check(int seed, Engine engine) {
        var network = network(new Random(seed));
        var input = SeededInput.of(network.graph().inputShape(), seed);

        var equivalence = EquivalenceCheck.check(Pair.of(Fusion.fuse(network)), engine, CheckInput.around(input));

        assertThat(equivalence.verdict())
                .as("seed %d: %s%n%s", seed, equivalence.sentence(), network.graph())
                .isEqualTo(Verdict.EQUAL_WITHIN_ROUNDING);
        assertThat(equivalence.inputs())
                .as("seed %d", seed)
                .allMatch(compared -> compared.output().exact().isWithin(1e-9));
    }

    private static Network network(Random random) {
        var nets = Nets.over(1, CHANNELS, 6, 5);
        var from = "x";
        int depth = 1 + random.nextInt(3);
        for (int block = 0; block < depth; block++) {
            int stride = random.nextInt(4) == 0 ? 2 : 1;
            var branches = new ArrayList<String>();
            int count = 2 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                branches.add(branch(nets, from, "b%d.%d".formatted(block, i), stride, random));
            }
            from = "b%d.add".formatted(block);
            nets.add(from, ADD, branches.toArray(String[]::new));
        }
        return withWideStatistics(nets.seeded(from), random);
    }

    private static String branch(Nets nets, String from, String name, int stride, Random random) {
        if (stride == 1 && random.nextInt(4) == 0) {
            nets.add(name + ".bn", norm(CHANNELS), from);
            return name + ".bn";
        }
        int kernel = 1 + 2 * random.nextInt(3);
        int groups = 1 << random.nextInt(3);
        nets.add(name + ".conv", conv(CHANNELS, CHANNELS, kernel, stride, groups), from);
        if (random.nextInt(5) == 0) {
            return name + ".conv";
        }
        nets.add(name + ".bn", norm(CHANNELS), name + ".conv");
        return name + ".bn";
    }

    private static Network withWideStatistics(Network network, Random random) {
        var values = new HashMap<String, Map<String, double[]>>();
        for (var node : network.graph().nodes()) {
            if (node.op() instanceof Op.BatchNorm norm) {
                var variance = wide(random, -12, 3).map(Math::abs).toArray();
                var ratio = wide(random, -2, 2).toArray();
                var gamma = new double[CHANNELS];
                for (int c = 0; c < CHANNELS; c++) {
                    gamma[c] = (float) (ratio[c] * Math.sqrt(variance[c] + norm.epsilon()));
                }
                values.put(
                        node.id().path(),
                        Map.of(
                                "weight",
                                gamma,
                                "bias",
                                wide(random, -2, 1).toArray(),
                                "running_mean",
                                wide(random, -2, 2).toArray(),
                                "running_var",
                                variance));
            }
        }
        return Nets.with(network, values);
    }

    /// Numbers of either sign between these powers of ten, as float32 holds them.
    private static DoubleStream wide(Random random, double least, double most) {
        return DoubleStream.generate(() -> (float)
                        ((random.nextBoolean() ? 1 : -1) * Math.pow(10, least + (most - least) * random.nextDouble())))
                .limit(CHANNELS);
    }
}
