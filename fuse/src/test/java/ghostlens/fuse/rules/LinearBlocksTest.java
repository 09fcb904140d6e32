package ghostlens.fuse.rules;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.fuse.check.EquivalenceCheck;
import ghostlens.model.net.SeededInput;
import ghostlens.model.run.ReferenceEngine;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random linear blocks compute the same after fusing, whatever was fused: to 1e-9 of the output's scale in float64.
/// More than the 100 of a build with `-Dghostlens.blocks=1000`.
class LinearBlocksTest {
    private static final int COUNT = Integer.getInteger("ghostlens.blocks", 100);
    private static final double BOUND = 1e-9;

    static IntStream seeds() {
        return IntStream.range(0, COUNT);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fusedBlocksComputeTheSame(int seed) {
        var network = LinearBlocks.seeded(seed);
        var input = SeededInput.of(network.graph().inputShape(), seed);
        for (var rules : RuleSet.values()) {
            var trace = Fusion.fuse(network, rules, Integer.MAX_VALUE);
            var equivalence = EquivalenceCheck.check(trace, new ReferenceEngine(), input);
            assertThat(equivalence.output().largestRelative())
                    .as("%s%n%s%n%s", rules, network.graph(), trace.after().graph())
                    .isLessThan(BOUND);
        }
    }

    @Test
    void blocksTouchEveryRuleForConvolutions() {
        var applied = IntStream.range(0, 100)
                .mapToObj(LinearBlocks::seeded)
                .flatMap(network -> Stream.of(RuleSet.PAYING, RuleSet.ALL)
                        .flatMap(rules -> Fusion.fuse(network, rules, Integer.MAX_VALUE).steps().stream()))
                .map(step -> step.rewrite().rule())
                .distinct();
        assertThat(applied)
                .contains(
                        "conv + batch norm",
                        "consecutive batch norms",
                        "batch norm branch",
                        "identity branch",
                        "parallel convolutions",
                        "linear branch",
                        "parallel batch norms",
                        "batch norm + conv",
                        "convolutions in sequence",
                        "stacked branches",
                        "concat + conv");
    }
}
