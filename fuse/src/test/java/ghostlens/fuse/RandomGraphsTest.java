package ghostlens.fuse;

import static ghostlens.fuse.Nets.ADD;
import static ghostlens.fuse.Nets.RELU;
import static ghostlens.fuse.Nets.conv;
import static ghostlens.fuse.Nets.norm;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.fuse.check.EquivalenceCheck;
import ghostlens.fuse.rules.Fusion;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.run.ReferenceEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random graphs of convolutions, BatchNorms, ReLUs and sums in two resolutions, with shared values and outputs in the
/// middle.
class RandomGraphsTest {
    private static final int CHANNELS = 4;

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fusedGraphsComputeTheSame(int seed) {
        var network = network(new Random(seed));
        var trace = Fusion.fuse(network);
        var input = SeededInput.of(network.graph().inputShape(), seed);
        var equivalence = EquivalenceCheck.check(trace, new ReferenceEngine(), input);
        assertThat(equivalence.holds())
                .as(equivalence.sentence() + network.graph())
                .isTrue();
        assertThat(equivalence.nodes()).allMatch(node -> node.difference().isWithin(1e-11));
    }

    static Network network(Random random) {
        var nets = Nets.over(1, CHANNELS, 5, 5);
        var large = new ArrayList<>(List.of("x"));
        var small = new ArrayList<String>();
        for (int i = 0; i < 14; i++) {
            var name = "n" + i;
            var from = small.isEmpty() || random.nextInt(3) > 0 ? large : small;
            int groups = random.nextBoolean() ? CHANNELS : 1 + random.nextInt(2);
            int kernel = 1 + 2 * random.nextInt(3);
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> {
                    nets.add(name, conv(CHANNELS, CHANNELS, kernel, 1, groups), recent(from, random));
                    from.add(name);
                }
                case 3, 4 -> {
                    nets.add(name, norm(CHANNELS), recent(from, random));
                    from.add(name);
                }
                case 5 -> {
                    nets.add(name, RELU, recent(from, random));
                    from.add(name);
                }
                case 6 -> {
                    nets.add(name, conv(CHANNELS, CHANNELS, kernel, 2, groups), recent(large, random));
                    small.add(name);
                }
                default -> {
                    var inputs = IntStream.range(0, 2 + random.nextInt(2))
                            .mapToObj(_ -> recent(from, random))
                            .toArray(String[]::new);
                    nets.add(name, ADD, inputs);
                    from.add(name);
                }
            }
        }
        return nets.seeded(outputs(large, small, random));
    }

    private static String recent(List<String> names, Random random) {
        return names.get(Math.max(0, names.size() - 1 - random.nextInt(4)));
    }

    private static String[] outputs(List<String> large, List<String> small, Random random) {
        var outputs = new ArrayList<>(List.of(large.getLast()));
        if (!small.isEmpty()) {
            outputs.add(small.getLast());
        }
        if (random.nextInt(3) == 0) {
            outputs.add(large.get(random.nextInt(large.size())));
        }
        return outputs.stream().distinct().toArray(String[]::new);
    }
}
