package ghostlens.fuse.check;

import static ghostlens.fuse.Nets.ADD;
import static ghostlens.fuse.Nets.RELU;
import static ghostlens.fuse.Nets.conv;
import static ghostlens.fuse.Nets.norm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ghostlens.fuse.Nets;
import ghostlens.fuse.Trace;
import ghostlens.fuse.rules.Fusion;
import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededInput;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.run.Engine;
import ghostlens.model.run.fast.FastEngine;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.CheckpointReader;
import ghostlens.model.zoo.Recognizer;
import ghostlens.model.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every fault in networks with trained and with seeded weights: the right verdict, the right node.
class FaultTest {
    private static final Path ROOT = Path.of(System.getProperty("ghostlens.root", ".."));
    private static final Path DATA =
            Path.of(Optional.ofNullable(System.getenv("GHOSTLENS_DATA")).orElse(ROOT + "/../shared/data"));
    private static final Engine ENGINE = new FastEngine();
    private static final int IMAGES = 4;
    private static final Map<Subject, Fused> FUSED = new HashMap<>();

    private enum Subject {
        TRAINED_REPGHOSTNET(EnumSet.of(Fault.SHARED_WEIGHT_FOLDED_ONCE)),
        TRAINED_PROXYLESSNAS(EnumSet.of(Fault.SHARED_WEIGHT_FOLDED_ONCE, Fault.BRANCH_FORGOTTEN)),
        SEEDED_MOBILEONE(EnumSet.of(Fault.SHARED_WEIGHT_FOLDED_ONCE));

        /// What has no place in it.
        private final Set<Fault> impossible;

        Subject(Set<Fault> impossible) {
            this.impossible = impossible;
        }
    }

    private record Fused(Trace trace, Tensor input) {}

    private static Fused fused(Subject subject) {
        return FUSED.computeIfAbsent(subject, _ -> switch (subject) {
            case TRAINED_REPGHOSTNET -> trained("repghostnet-0.5x-fashion", "state_dict.safetensors");
            case TRAINED_PROXYLESSNAS -> trained("proxylessnas-0.25x", "proxyless-w0.25-r112_imagenet.pth");
            case SEEDED_MOBILEONE -> mobileOne();
        });
    }

    private static Fused trained(String folder, String weights) {
        var file = DATA.resolve(folder).resolve(weights);
        assumeTrue(Files.exists(file), "there is no " + file + "; set GHOSTLENS_DATA");
        var checkpoint = CheckpointReader.read(file);
        var input = CheckpointReader.read(DATA.resolve(folder).resolve("reference.npz"))
                .tensors()
                .get("input");
        var shape = input.shape().with(0, IMAGES);
        var images = Tensor.generate(shape, input::get).toFloat32();
        var network = Recognizer.recognize(checkpoint, file).network(checkpoint);
        return new Fused(Fusion.fuse(network.withInputShape(shape)), images);
    }

    private static Fused mobileOne() {
        var shape = TensorShape.of(2, 3, 64, 64);
        var graph = Zoo.find("mobileone-s0").definition().graph(Form.TRAINING, shape, 10);
        var network = new Network("mobileone-s0", graph, SeededWeights.of(graph, 1), Form.TRAINING);
        return new Fused(Fusion.fuse(network), SeededInput.of(shape, 1));
    }

    static Stream<Arguments> planted() {
        return Stream.of(Subject.values())
                .flatMap(subject -> EnumSet.complementOf(EnumSet.copyOf(subject.impossible)).stream()
                        .map(fault -> Arguments.of(subject, fault)));
    }

    @ParameterizedTest
    @MethodSource
    void planted(Subject subject, Fault fault) {
        var fused = fused(subject);
        var planted = fault.plant(fused.trace, fused.input);

        var equivalence = EquivalenceCheck.check(
                planted.pair(), fault.on(ENGINE), CheckInput.around(fused.input).subList(0, 1));

        assertThat(equivalence.verdict()).as(equivalence.sentence()).isEqualTo(fault.verdict());
        assertThat(equivalence.firstNode()).contains(planted.site());
    }

    @ParameterizedTest
    @EnumSource
    void withoutFaultAllIsRounding(Subject subject) {
        var fused = fused(subject);

        var equivalence = EquivalenceCheck.check(Pair.of(fused.trace), ENGINE, CheckInput.around(fused.input));

        assertThat(equivalence.verdict()).as(equivalence.sentence()).isEqualTo(Verdict.EQUAL_WITHIN_ROUNDING);
        assertThat(equivalence.firstNode()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatHasNoPlaceIsRefused(Subject subject) {
        var fused = fused(subject);

        assertThat(subject.impossible)
                .allSatisfy(fault -> assertThatThrownBy(() -> fault.plant(fused.trace, fused.input))
                        .isInstanceOf(Problem.class)
                        .hasMessageContaining(fault.label()));
    }

    @Test
    void sharedWeightFoldedOnce() {
        var network = Nets.over(1, 2, 5, 5)
                .add("head.@P3.conv", conv(2, 2, 3, 1, 1), "x")
                .add("head.@P3.bn", norm(2), "head.@P3.conv")
                .add("relu3", RELU, "head.@P3.bn")
                .add("tail", conv(2, 2, 3, 1, 1), "relu3")
                .add("tail.relu", RELU, "tail")
                .add("head.@P4.conv", conv(2, 2, 3, 1, 1), "tail.relu")
                .add("head.@P4.bn", norm(2), "head.@P4.conv")
                .add("relu4", RELU, "head.@P4.bn")
                .add("add", ADD, "relu3", "relu4")
                .seeded("add");
        var input = SeededInput.of(network.graph().inputShape(), 1);
        var planted = Fault.SHARED_WEIGHT_FOLDED_ONCE.plant(Fusion.fuse(network), input);

        var equivalence = EquivalenceCheck.check(planted.pair(), ENGINE, CheckInput.around(input));

        assertThat(planted.site()).isEqualTo(Nets.id("head.@P4.bn"));
        assertThat(equivalence.verdict()).isEqualTo(Verdict.DIFFERENT_FUNCTION);
        assertThat(equivalence.firstNode()).contains(planted.site());
    }

    @Test
    void documentListsTheFaults() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/equivalence.md"));
        var lab = page.substring(page.indexOf("## The fault lab"), page.indexOf("## The audit"));
        assertThat(lab.lines().filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(
                        Stream.of(Fault.values()).map(FaultTest::row).toList());
    }

    private static String row(Fault fault) {
        return "| `%s` | %s | %s |"
                .formatted(
                        fault.label(), fault.summary(), fault.verdict().words().toLowerCase(Locale.ROOT));
    }
}
