package ghostlens.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.graph.Op.Activation;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpGraphTest {
    private static final Draft INPUT = draft("input", new Op.Input(TensorShape.of(1, 4, 8, 8)));
    private static final Draft CONV = draft("conv", conv(4), "input");
    private static final Draft RELU = draft("relu", new Activation(Activation.Kind.RELU), "conv");
    private static final Draft SUM = draft("sum", new Op.Add(), "relu", "conv");

    @Test
    void shapesAreDerived() {
        assertThat(graph("sum", INPUT, CONV, RELU, SUM).node(id("sum")).shape()).isEqualTo(TensorShape.of(1, 4, 8, 8));
    }

    @Test
    void nodesComeAfterTheirInputsWhateverTheOrderGiven() {
        var graph = graph("sum", SUM, RELU, INPUT, CONV);
        assertThat(graph.nodes()).extracting(n -> n.id().path()).containsExactly("input", "conv", "relu", "sum");
    }

    @Test
    void aSoundOrderIsKept() {
        var other = draft("other", conv(4), "input");
        var both = draft("both", new Op.Add(), "conv", "other");
        assertThat(graph("both", INPUT, other, CONV, both).nodes())
                .extracting(n -> n.id().path())
                .containsExactly("input", "other", "conv", "both");
    }

    @Test
    void whatNoOutputNeedsIsDropped() {
        assertThat(graph("conv", INPUT, CONV, RELU, SUM).contains(id("relu"))).isFalse();
    }

    @Test
    void consumersAreCountedOncePerUse() {
        var twice = draft("twice", new Op.Add(), "conv", "conv");
        assertThat(graph("twice", INPUT, CONV, twice).consumers(id("conv"))).containsExactly(id("twice"), id("twice"));
    }

    @Test
    void costsAndParametersAddUp() {
        var graph = graph("sum", INPUT, CONV, RELU, SUM);
        assertThat(graph.parameters()).isEqualTo(4 * 4 * 9);
        assertThat(graph.cost().multiplyAdds()).isEqualTo(8 * 8 * 4 * 4 * 9);
        assertThat(graph.count(Op.Add.class)).isEqualTo(1);
    }

    @Test
    void anotherInputShapeChangesAllShapes() {
        var graph = graph("sum", INPUT, CONV, RELU, SUM).withInputShape(TensorShape.of(2, 4, 5, 5));
        assertThat(graph.inputShape()).isEqualTo(TensorShape.of(2, 4, 5, 5));
        assertThat(graph.node(id("sum")).shape()).isEqualTo(TensorShape.of(2, 4, 5, 5));
    }

    @Test
    void graphsOfTheSameNodesAreEqual() {
        assertThat(graph("sum", INPUT, CONV, RELU, SUM))
                .isEqualTo(graph("sum", INPUT, CONV, RELU, SUM))
                .hasSameHashCodeAs(graph("sum", INPUT, CONV, RELU, SUM))
                .isNotEqualTo(graph("relu", INPUT, CONV, RELU));
    }

    @Test
    void mistakesAreNamedWithTheirNode() {
        assertRefused("conv: another node has the same name", "conv", INPUT, CONV, CONV);
        assertRefused("conv: its input input does not exist", "conv", CONV);
        assertRefused("nowhere: it is to be an output but does not exist", "nowhere", INPUT);
        assertRefused("bad: it takes 3 channels", "bad", INPUT, draft("bad", conv(3), "input"));
    }

    @Test
    void cyclesAreRefused() {
        var a = draft("a", new Activation(Activation.Kind.RELU), "b");
        var b = draft("b", new Activation(Activation.Kind.RELU), "a");
        assertRefused("it depends on its own output", "a", a, b);
    }

    @Test
    void anUnknownNodeIsRefused() {
        assertThatThrownBy(() -> graph("conv", INPUT, CONV).node(id("sum"))).hasMessage("the graph has no node sum");
    }

    @Test
    void deepGraphsFit() {
        var drafts = new ArrayList<>(List.of(INPUT));
        for (int i = 0; i < 20_000; i++) {
            drafts.add(draft(
                    "r" + i,
                    new Activation(Activation.Kind.RELU),
                    drafts.getLast().id().path()));
        }
        assertThat(OpGraph.of(drafts.reversed(), List.of(id("r19999"))).nodes()).hasSize(20_001);
    }

    private static void assertRefused(String sentence, String output, Draft... drafts) {
        assertThatThrownBy(() -> graph(output, drafts))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining(sentence);
    }

    private static OpGraph graph(String output, Draft... drafts) {
        return OpGraph.of(List.of(drafts), List.of(id(output)));
    }

    private static Op conv(int channels) {
        return new Op.Conv2d(channels, channels, Window.square(3, 1), 1, false);
    }

    private static Draft draft(String id, Op op, String... inputs) {
        return new Draft(id(id), op, Arrays.stream(inputs).map(NodeId::new).toList());
    }

    private static NodeId id(String path) {
        return new NodeId(path);
    }
}
