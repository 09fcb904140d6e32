package ghostlens.fuse.terms;

import static ghostlens.fuse.Nets.ADD;
import static ghostlens.fuse.Nets.RELU;
import static ghostlens.fuse.Nets.conv;
import static ghostlens.fuse.Nets.depthwise;
import static ghostlens.fuse.Nets.id;
import static ghostlens.fuse.Nets.norm;
import static ghostlens.fuse.Nets.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.fuse.Nets;
import ghostlens.fuse.Trace;
import ghostlens.fuse.rules.Fusion;
import ghostlens.fuse.rules.RuleSet;
import ghostlens.fuse.terms.Term.Kind;
import ghostlens.model.Problem;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.CheckpointReader;
import ghostlens.model.zoo.Recognizer;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every number of every term against {@link Impulses}, which knows neither the rules nor the terms.
class ChannelTermsTest {
    private static final Path ROOT = Path.of(System.getProperty("ghostlens.root", ".."));
    private static final Path TRAINED = Path.of(
                    Optional.ofNullable(System.getenv("GHOSTLENS_DATA")).orElse(ROOT + "/../shared/data"))
            .resolve("repghostnet-0.5x-fashion/state_dict.safetensors");
    private static final int CHANNELS = 6;
    private static final int LARGEST = 300_000;

    @Test
    void trainedNumbersAreThoseOfAnotherComputation() {
        var network = Files.exists(TRAINED) ? trained() : seeded("repghostnet-0.5x");
        var trace = Fusion.fuse(network);
        assertThat(check(trace, 16)).isEqualTo(95);
    }

    static Stream<String> rowsOfTable6() {
        return Zoo.variants().stream().map(Variant::name).filter(name -> name.startsWith("repghostnet-0.5x-"));
    }

    @ParameterizedTest
    @MethodSource("rowsOfTable6")
    void numbersOfTable6AreThoseOfAnotherComputation(String name) {
        assertThat(check(Fusion.fuse(seeded(name)), 3)).isGreaterThan(90);
    }

    @ParameterizedTest
    @ValueSource(strings = {"repvgg-a0", "mobileone-s0", "mobilenetv3-small-0.75x", "mobilenext-0.35x"})
    void numbersOfOtherFamiliesAreThoseOfAnotherComputation(String name) {
        assertThat(check(Fusion.fuse(seeded(name)), 3)).isGreaterThan(8);
    }

    @Test
    void everyKindOfBlockComesApart() {
        var ringed = new Window(1, 1, 1, 1, 1, 1);
        var inside = new Window(3, 3, 1, 1, 0, 0);
        var diverse = Nets.over(2, CHANNELS, 7, 7)
                .add("dense", plain(CHANNELS, CHANNELS, Window.square(3, 1)), "x")
                .add("dense.bn", norm(CHANNELS), "dense")
                .add("first", plain(CHANNELS, CHANNELS, ringed), "x")
                .add("ring", norm(CHANNELS), "first")
                .add("second", plain(CHANNELS, CHANNELS, inside), "ring")
                .add("second.bn", norm(CHANNELS), "second")
                .add("thin", plain(CHANNELS, CHANNELS, ringed), "x")
                .add("thin.ring", norm(CHANNELS), "thin")
                .add("mean", new MapOp.AveragePool(inside), "thin.ring")
                .add("mean.bn", norm(CHANNELS), "mean")
                .add("add", ADD, "dense.bn", "second.bn", "mean.bn", "x")
                .add("relu", RELU, "add");
        assertThat(check(Fusion.fuse(diverse.seeded("relu")), CHANNELS)).isEqualTo(1);

        var sequence = Nets.over(2, CHANNELS, 8, 8)
                .add("widen", plain(CHANNELS, 4 * CHANNELS, Window.square(1, 1)), "x")
                .add("conv", plain(4 * CHANNELS, CHANNELS, Window.square(3, 2)), "widen")
                .add("conv.bn", norm(CHANNELS), "conv")
                .add("again", norm(CHANNELS), "conv.bn")
                .add("relu", RELU, "again");
        assertThat(check(Fusion.fuse(sequence.seeded("relu"), RuleSet.ALL, 99), CHANNELS))
                .isEqualTo(1);

        var asymmetric = Nets.over(2, CHANNELS, 8, 8)
                .add("square", depthwise(CHANNELS, 3, 1), "x")
                .add("row", plain(CHANNELS, CHANNELS, new Window(1, 3, 1, 1, 0, 1)), "x")
                .add("add", ADD, "row", "square", "x")
                .add("relu", RELU, "add");
        assertThat(check(Fusion.fuse(asymmetric.seeded("relu"), RuleSet.ALL, 99), CHANNELS))
                .isEqualTo(1);

        var scales = Nets.over(2, CHANNELS, 8, 8)
                .add("a", norm(CHANNELS), "x")
                .add("b", norm(CHANNELS), "a")
                .add("relu", RELU, "b");
        assertThat(check(Fusion.fuse(scales.seeded("relu")), CHANNELS)).isEqualTo(1);
    }

    @Test
    void summandsThatAreLeftHaveTheirOwnTerms() {
        var nets = Nets.over(2, CHANNELS, 8, 8)
                .add("relu", RELU, "x")
                .add("conv", depthwise(CHANNELS, 3, 1), "relu")
                .add("conv.bn", norm(CHANNELS), "conv")
                .add("branch", norm(CHANNELS), "relu")
                .add("add", ADD, "conv.bn", "x", "branch");
        var trace = Fusion.fuse(nets.seeded("add"));
        assertThat(trace.corresponding()).doesNotContainKey(id("conv"));
        var terms = ChannelTerms.of(trace, id("conv"), 2);
        var weights = trace.before().weights();
        double s = weights.get(id("conv.bn"), "weight").get(2)
                / Math.sqrt(weights.get(id("conv.bn"), "running_var").get(2) + 1e-5);
        double identity = weights.get(id("branch"), "weight").get(2)
                / Math.sqrt(weights.get(id("branch"), "running_var").get(2) + 1e-5);
        assertThat(terms.terms())
                .extracting(Term::kind)
                .containsExactly(Kind.KERNEL, Kind.BATCH_NORM, Kind.INPUT, Kind.BATCH_NORM, Kind.SUM);
        assertThat(terms.value().weight(new Tap(2, 0, 0)))
                .isEqualTo(s * weights.get(id("conv"), "weight").get(2 * 9 + 4) + identity);
    }

    @Test
    void linearLayerWithBatchNormComesApart() {
        var nets = Nets.over(2, 4)
                .add("layer", new Op.Linear(4, CHANNELS, true), "x")
                .add("pixels", new Op.Unflatten(), "layer")
                .add("bn", norm(CHANNELS), "pixels")
                .add("relu", RELU, "bn");
        var trace = Fusion.fuse(nets.seeded("relu"));
        var terms = ChannelTerms.of(trace, id("layer"), 3);
        assertThat(terms.note()).isEmpty();
        assertThat(terms.terms()).extracting(Term::kind).containsExactly(Kind.KERNEL, Kind.BATCH_NORM);
        var weights = trace.before().weights();
        double s = weights.get(id("bn"), "weight").get(3)
                / Math.sqrt(weights.get(id("bn"), "running_var").get(3) + 1e-5);
        assertThat(terms.value().weight(new Tap(2, 0, 0)))
                .isEqualTo(s * weights.get(id("layer"), "weight").get(3 * 4 + 2));
    }

    @Test
    void termsSayWhichRuleTookThemIn() {
        var trace = Fusion.fuse(seeded("module-d"));
        var terms = ChannelTerms.of(trace, id("cheap_operation.0"), 5).terms();
        assertThat(terms)
                .extracting(Term::kind)
                .containsExactly(Kind.KERNEL, Kind.BATCH_NORM, Kind.INPUT, Kind.BATCH_NORM, Kind.SUM);
        assertThat(terms)
                .extracting(Term::rule)
                .containsExactly("", "conv + batch norm", "", "batch norm branch", "batch norm branch");
        assertThat(terms.getLast().formula()).isEqualTo("(2) + (4)");
    }

    @Test
    void whatIsComputedNowhereBeforeIsSaid() {
        var nets = Nets.over(2, CHANNELS, 8, 8)
                .add("relu", RELU, "x")
                .add("concat", new Op.Concat(), "x", "relu")
                .add("conv", conv(2 * CHANNELS, CHANNELS, 1, 1, 1), "concat");
        var trace = Fusion.fuse(nets.seeded("conv"), RuleSet.ALL, 1);
        var terms = ChannelTerms.of(trace, id("conv_part1"), 0);
        assertThat(terms.terms()).isEmpty();
        assertThat(terms.note()).hasValueSatisfying(note -> assertThat(note).contains("conv_part1"));
        assertThat(terms.value().weights()).hasSize(CHANNELS);
    }

    @Test
    void whatHasNoChannelsIsAProblem() {
        var trace = Fusion.fuse(seeded("module-d"));
        assertThatThrownBy(() -> ChannelTerms.of(trace, id("relu"), 0)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ChannelTerms.of(trace, id("add"), 0)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ChannelTerms.of(trace, id("cheap_operation.0"), 24))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("0 to 23");
    }

    /// Checks some channels of every operator with weights; how many operators that are.
    private static int check(Trace trace, int most) {
        var nodes = trace.after().graph().nodes().stream()
                .filter(node -> ChannelTerms.channels(node) > 0 && node.parameters() < LARGEST)
                .toList();
        for (var node : nodes) {
            var channels = spread(ChannelTerms.channels(node), most);
            var all = channels.stream()
                    .map(channel -> ChannelTerms.of(trace, node.id(), channel))
                    .toList();
            assertThat(all).allMatch(terms -> terms.note().isEmpty());
            new Impulses(trace.before(), node, all).check();
        }
        return nodes.size();
    }

    private static List<Integer> spread(int channels, int most) {
        int step = Math.max(1, channels / most);
        return IntStream.iterate(channels - 1, c -> c >= 0, c -> c - step)
                .boxed()
                .toList();
    }

    private static Network trained() {
        var checkpoint = CheckpointReader.read(TRAINED);
        return Recognizer.recognize(checkpoint, TRAINED).network(checkpoint);
    }

    private static Network seeded(String name) {
        var variant = Zoo.find(name);
        var input = TensorShape.of(1, variant.input().channels(), 64, 64);
        var graph = variant.definition()
                .graph(Form.TRAINING, variant.kind() == Variant.Kind.NETWORK ? input : variant.input(), 10);
        return new Network(name, graph, SeededWeights.of(graph, 5), Form.TRAINING);
    }
}
