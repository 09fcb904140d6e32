package ghostlens.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Network;
import ghostlens.model.net.Wire;
import ghostlens.model.run.fast.FastEngine;
import ghostlens.model.run.nd4j.Nd4jEngine;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every engine keeps to, whatever computes.
final class EngineContractTest {
    private static final TensorShape SHAPE = TensorShape.of(1, 6, 9, 7);

    static List<Engine> engines() {
        return List.of(new ReferenceEngine(), new Nd4jEngine(), new FastEngine());
    }

    /// A random graph of up to `size` operators in which values of one height and width branch and meet again.
    private static Network randomNetwork(long seed, int size) {
        var random = new SplittableRandom(seed);
        var wires = new ArrayList<Wire>();
        wires.add(new GraphBuilder(Form.TRAINING).input("input", SHAPE.with(0, 1 + (int) (seed % 9))));
        for (int i = 0; i < size; i++) {
            wires.add(grow(wires, "n" + i, random));
        }
        var end = wires.getLast().globalAveragePool("pool").flatten("flatten").linear("classifier", 5);
        return Samplers.network(end.builder().build(end, wires.getLast()), seed);
    }

    private static Wire grow(List<Wire> wires, String name, SplittableRandom random) {
        var x = wires.get(random.nextInt(wires.size()));
        var y = wires.get(random.nextInt(wires.size()));
        return switch (random.nextInt(10)) {
            case 0 -> x.pointwise(name, 1 + random.nextInt(12));
            case 1 -> x.depthwise(name, 3, 1);
            case 2 -> x.batchNorm(name);
            case 3 -> x.relu(name);
            case 4 -> x.hardSigmoid(name);
            case 5 -> x.channels() == y.channels() ? x.plus(name, y) : x.conv(name, 6, 3, 1);
            case 6 -> x.channels() + y.channels() > 40 ? x.pointwise(name, 6) : x.concat(name, y);
            case 7 -> x.times(name, x.globalAveragePool(name + "gate"));
            case 8 -> x.channels() > 1 ? x.firstChannels(name, x.channels() / 2) : x.relu(name);
            default -> x.depthwiseWithBias(name, 5);
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void randomGraphsGiveTheSameOnAllEnginesAndInBothViews(long seed) {
        var network = randomNetwork(seed, 40);
        var input = Samplers.values(network.graph().inputShape(), seed);
        var expected = Samplers.run(new ReferenceEngine(), network, input);
        var engines = List.of(new Nd4jEngine(), new FastEngine());
        assertThat(engines)
                .allSatisfy(engine -> assertThat(View.values()).allSatisfy(view -> {
                    var options = PlanOptions.DEFAULT.withView(view).withThreads(1 + (int) (seed % 2));
                    try (var session = engine.plan(network, options).open()) {
                        var actual = session.run(input, StepListener.NONE)
                                .firstEntry()
                                .getValue();
                        assertThat(Samplers.relativeDifference(expected, actual))
                                .isLessThan(2e-5);
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void listenerHearsOfEveryStepOnceInOrder(Engine engine) {
        var network = randomNetwork(1, 20);
        var plan = engine.plan(network, PlanOptions.DEFAULT.withView(View.DRAWN));
        var heard = new ArrayList<Integer>();
        var times = new ArrayList<Long>();
        try (var session = plan.open()) {
            session.run(Samplers.values(network.graph().inputShape(), 1), (step, start, end) -> {
                heard.add(step);
                times.addAll(List.of(start, end));
            });
        }
        assertThat(heard)
                .isEqualTo(IntStream.range(0, plan.steps().size()).boxed().toList());
        assertThat(times).isSorted();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void stepsAreTheGraphsNodesWithoutItsInput(Engine engine) {
        var network = randomNetwork(1, 20);
        var nodes = network.graph().nodes();
        assertThat(engine.plan(network, PlanOptions.DEFAULT.withView(View.DRAWN))
                        .steps())
                .allSatisfy(step -> assertThat(step.kernel()).isNotBlank())
                .extracting(step -> step.node())
                .isEqualTo(nodes.subList(1, nodes.size()));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void interruptStopsBetweenTwoSteps(Engine engine) {
        var network = randomNetwork(2, 20);
        var heard = new ArrayList<Integer>();
        try (var session = engine.plan(network, PlanOptions.DEFAULT).open()) {
            StepListener cancel = (step, _, _) -> {
                heard.add(step);
                if (step == 3) {
                    Thread.currentThread().interrupt();
                }
            };
            assertThatThrownBy(() -> session.run(Samplers.values(network.graph().inputShape(), 1), cancel))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(heard).containsExactly(0, 1, 2, 3);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void runsDoNotInfluenceEachOther(Engine engine) {
        var network = randomNetwork(3, 30);
        var shape = network.graph().inputShape();
        try (var session = engine.plan(network, PlanOptions.DEFAULT).open()) {
            var first = session.run(Samplers.values(shape, 1), StepListener.NONE);
            var second = session.run(Samplers.values(shape, 2), StepListener.NONE);
            var again = session.run(Samplers.values(shape, 1), StepListener.NONE);
            first.forEach((id, value) -> {
                assertThat(again.get(id)).extracting(t -> t.toDoubles()).isEqualTo(value.toDoubles());
                assertThat(second.get(id)).extracting(t -> t.toDoubles()).isNotEqualTo(value.toDoubles());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void valuesAreThereOnlyWhenKept(Engine engine) {
        var network = randomNetwork(4, 15);
        var input = Samplers.values(network.graph().inputShape(), 1);
        try (var session =
                engine.plan(network, PlanOptions.DEFAULT.keepingValues()).open()) {
            var id = network.graph().nodes().get(1).id();
            assertThatThrownBy(() -> session.value(id)).isInstanceOf(IllegalStateException.class);
            session.run(input, StepListener.NONE);
            assertThat(network.graph().nodes())
                    .allSatisfy(
                            node -> assertThat(session.value(node.id()).shape()).isEqualTo(node.shape()));
        }
        try (var session = engine.plan(network, PlanOptions.DEFAULT).open()) {
            session.run(input, StepListener.NONE);
            assertThatThrownBy(
                            () -> session.value(network.graph().nodes().get(1).id()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void keptValuesAgreeNodeByNode(Engine engine) {
        var network = randomNetwork(5, 40);
        var input = Samplers.values(network.graph().inputShape(), 1);
        var options = PlanOptions.DEFAULT.keepingValues();
        try (var slow = new ReferenceEngine().plan(network, options).open();
                var fast = engine.plan(network, options).open()) {
            slow.run(input, StepListener.NONE);
            fast.run(input, StepListener.NONE);
            assertThat(network.graph().nodes())
                    .allSatisfy(node -> assertThat(
                                    Samplers.relativeDifference(slow.value(node.id()), fast.value(node.id())))
                            .isLessThan(2e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void inputOfAnotherShapeIsAProblem(Engine engine) {
        var network = Samplers.network(new Op.Activation(Kind.RELU), SHAPE);
        assertThatThrownBy(() -> Samplers.run(engine, network, Samplers.values(SHAPE.with(2, 8), 1)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("1×6×9×7")
                .hasMessageContaining("1×6×8×7");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void twoThreadsComputeTheSame(Engine engine) {
        var network = randomNetwork(6, 30);
        var input = Samplers.values(network.graph().inputShape(), 1);
        var expected = Samplers.run(engine, network, input);
        try (var session =
                engine.plan(network, PlanOptions.DEFAULT.withThreads(2)).open()) {
            var actual = session.run(input, StepListener.NONE).firstEntry().getValue();
            assertThat(Samplers.relativeDifference(expected, actual)).isLessThan(2e-5);
        }
    }

    @Test
    void closedSessionsGiveTheirMemoryBack() throws IOException {
        var x = new GraphBuilder(Form.TRAINING).input("input", TensorShape.of(8, 64, 128, 128));
        var network = Samplers.network(x.builder().build(x.relu("first").relu("second")), 1);
        var plan = new Nd4jEngine().plan(network, PlanOptions.DEFAULT);
        ProcessSize.assertGivenBack(3L * network.graph().inputShape().elements() * Float.BYTES, plan);
    }

    @Test
    void descriptionNamesLibraryVersionAndBuild() {
        assertThat(new Nd4jEngine().description()).matches("ND4J 1\\.\\S+ \\(\\w+-\\S+\\)");
    }
}
