package ghostlens.fuse;

import static ghostlens.fuse.Nets.ADD;
import static ghostlens.fuse.Nets.RELU;
import static ghostlens.fuse.Nets.conv;
import static ghostlens.fuse.Nets.id;
import static ghostlens.fuse.Nets.norm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.fuse.rules.Fusion;
import ghostlens.fuse.rules.RuleSet;
import ghostlens.model.graph.Node;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlaybackTest {

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    static Stream<String> zoo() {
        return Zoo.variants().stream().map(Variant::name);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyStepOfARandomGraphIsUndoneAndDoneAgain(int seed) {
        for (var rules : RuleSet.values()) {
            var network = RandomGraphsTest.network(new Random(seed));
            var trace = Fusion.fuse(network, rules, Integer.MAX_VALUE);
            requireBothWays(trace);
            for (int steps = 0; steps <= trace.steps().size(); steps++) {
                var stopped = Fusion.fuse(network, rules, steps).after();
                assertThat(trace.at(steps).graph()).isEqualTo(stopped.graph());
                assertThat(values(trace.at(steps))).isEqualTo(values(stopped));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("zoo")
    void theStepsOfANetworkAreUndoneAndDoneAgain(String name) {
        var variant = Zoo.find(name);
        var input = TensorShape.of(1, variant.input().channels(), 64, 64);
        var graph = variant.kind() == Variant.Kind.NETWORK
                ? variant.definition().graph(Form.TRAINING, input, 4)
                : variant.graph(Form.TRAINING);
        var network = new Network(name, graph, SeededWeights.of(graph, 5), Form.TRAINING);
        var trace = Fusion.fuse(network);
        var playback = trace.playback();
        requireSame(playback.to(trace.steps().size()).network(), trace.after());
        int half = trace.steps().size() / 2;
        var there = playback.to(half).network();
        playback.to(0);
        assertThat(playback.network()).isSameAs(network);
        requireSame(playback.to(half).network(), there);
    }

    /// Backwards each network is the one that was there forwards.
    private static void requireBothWays(Trace trace) {
        var playback = trace.playback();
        var seen = new ArrayList<Network>();
        for (int steps = 0; steps <= trace.steps().size(); steps++) {
            seen.add(playback.to(steps).network());
        }
        requireSame(seen.getLast(), trace.after());
        for (int steps = trace.steps().size(); steps >= 0; steps--) {
            assertThat(playback.to(steps).position()).isEqualTo(steps);
            requireSame(playback.network(), seen.get(steps));
            requireSame(trace.at(steps), seen.get(steps));
        }
    }

    private static void requireSame(Network one, Network other) {
        assertThat(one.graph()).isEqualTo(other.graph());
        var tensors = one.weights().all();
        assertThat(tensors.equals(other.weights().all())).isTrue();
    }

    private static Map<String, List<Double>> values(Network network) {
        var values = new HashMap<String, List<Double>>();
        network.weights()
                .all()
                .forEach((node, slots) -> slots.forEach((slot, tensor) -> values.put(
                        node + "." + slot,
                        Arrays.stream(tensor.toDoubles()).boxed().toList())));
        return values;
    }

    @Test
    void aStepNamesWhatGoesWhatCarriesOnAndWhereItsWeightsComeFrom() {
        var trace = Fusion.fuse(Nets.over(1, 2, 4, 4)
                .add("conv", conv(2, 2, 3, 1, 1), "x")
                .add("bn", norm(2), "x")
                .add("add", ADD, "conv", "bn")
                .add("relu", RELU, "add")
                .seeded("relu"));
        var step = trace.steps().getFirst();
        assertThat(step.gone()).extracting(Node::id).containsExactly(id("bn"), id("add"));
        assertThat(step.come()).isEmpty();
        assertThat(step.rewrite().replaced()).isEqualTo(id("add"));
        assertThat(step.rewrite().by()).isEqualTo(id("conv"));
        assertThat(step.rewrite().sources()).containsExactly(id("conv"), id("bn"));
        assertThat(step.formula()).startsWith("K∗x + b + BN(x) = ");
    }

    @Test
    void stepsThatAreNotThereAreRefused() {
        var trace = Fusion.fuse(
                Nets.over(1, 2, 4, 4).add("a", conv(2, 2, 3, 1, 1), "x").seeded("a"));
        assertThatThrownBy(() -> trace.at(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> trace.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(trace.at(0)).isSameAs(trace.before());
        assertThat(trace.playback().position()).isZero();
    }
}
