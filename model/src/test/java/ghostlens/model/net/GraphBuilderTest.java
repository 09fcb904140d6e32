package ghostlens.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.tensor.TensorShape;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
    private final GraphBuilder training = new GraphBuilder(Form.TRAINING);
    private final GraphBuilder inference = new GraphBuilder(Form.INFERENCE);

    @Test
    void groupsNest() {
        var out =
                input(training).within("a", x -> x.within("b", y -> y.relu("c")).relu("d"));
        assertThat(training.build(out.relu("e")).nodes())
                .extracting(n -> n.id().path())
                .containsExactly("input", "a.b.c", "a.d", "e");
    }

    @Test
    void aBranchIsAWireUsedTwice() {
        var x = input(training);
        var graph = training.build(x.relu("relu").plus("sum", x));
        assertThat(graph.node(new NodeId("sum")).inputs()).containsExactly(new NodeId("relu"), new NodeId("input"));
    }

    @Test
    void aBatchNormBehindAConvolutionBecomesItsBiasAtInference() {
        var graph = inference.build(input(inference).pointwise("conv", 2).batchNorm("bn"));
        assertThat(graph.count(Op.BatchNorm.class)).isZero();
        assertThat(graph.node(new NodeId("conv")).op())
                .isInstanceOfSatisfying(
                        Op.Conv2d.class, c -> assertThat(c.bias()).isTrue());
    }

    @Test
    void aBatchNormWithoutAConvolutionStays() {
        var graph = inference.build(input(inference).relu("relu").batchNorm("bn"));
        assertThat(graph.count(Op.BatchNorm.class)).isEqualTo(1);
    }

    @Test
    void aBatchNormStaysInTraining() {
        var graph = training.build(input(training).pointwise("conv", 2).batchNorm("bn"));
        assertThat(graph.count(Op.BatchNorm.class)).isEqualTo(1);
    }

    @Test
    void firstChannelsAddsNothingWhereAllAreWanted() {
        var x = input(training);
        assertThat(x.firstChannels("slice", 4)).isEqualTo(x);
        assertThat(x.firstChannels("slice", 3).channels()).isEqualTo(3);
    }

    @Test
    void aNameIsUsedOnce() {
        var x = input(training).relu("relu");
        assertThatThrownBy(() -> x.relu("relu")).hasMessage("two nodes are called relu");
    }

    @Test
    void aWireOfAnotherBuilderIsRefused() {
        var stranger = input(inference).relu("stranger");
        assertThatThrownBy(() -> input(training).plus("sum", stranger)).hasMessageContaining("another builder");
    }

    private static Wire input(GraphBuilder builder) {
        return builder.input("input", TensorShape.of(1, 4, 8, 8));
    }
}
