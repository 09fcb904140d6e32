package ghostlens.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ghostlens.model.graph.Family;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Zoo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ConcatMeasurementTest {
    private static final ConcatMeasurement.Listener DEAF = (_, _, _) -> {};

    private final CountingEngine engine = new CountingEngine();
    private final OpGraph ghostNet = Zoo.find("ghostnet-1.0x").graph(Form.INFERENCE);

    @Test
    void shapesAreThoseOfTheGraphsThirtyTwoConcats() {
        var shapes = ConcatShape.of(ghostNet);
        assertThat(shapes.stream().mapToInt(ConcatShape::count).sum()).isEqualTo(32);
        assertThat(shapes)
                .allSatisfy(shape -> assertThat(ConcatShape.concats(ghostNet))
                        .filteredOn(concat -> concat.shape().equals(shape.output()))
                        .hasSize(shape.count())
                        .allSatisfy(concat ->
                                assertThat(ghostNet.inputShapes(concat)).containsOnly(shape.input())))
                .contains(new ConcatShape(TensorShape.of(1, 8, 112, 112), TensorShape.of(1, 16, 112, 112), 2));
    }

    @Test
    void accumulatesEveryConcatAndAddOfEachBatchAndLayout() {
        var result = measurement(List.of(1, 2)).take(DEAF);
        long elements = ConcatShape.concats(ghostNet).stream()
                .mapToLong(concat -> concat.shape().elements())
                .sum();
        assertThat(result.operators()).hasSize(4).allSatisfy(column -> {
            assertThat(column.operators()).isEqualTo(32);
            assertThat(column.sum(Contender.CONCAT).medianNs()).isEqualTo(4 * column.batch() * elements);
            assertThat(column.sum(Contender.ADD).minimumNs()).isEqualTo(2 * column.batch() * elements);
            assertThat(column.sum(Contender.ADD_OF_INPUTS).medianNs()).isEqualTo(column.batch() * elements);
            assertThat(column.concatOver(Contender.ADD)).isEqualTo(2);
        });
        assertThat(result.operators(Layout.NHWC))
                .extracting(OperatorTimes::batch)
                .containsExactly(1, 2);
    }

    @Test
    void sharesAreThoseOfTheNetworkAndSumToOne() {
        var group = measurement(List.of(1)).take(DEAF).shares().getFirst();
        for (var shares : List.of(group.concat(), group.add())) {
            assertThat(shares.inOrder().keySet().stream()
                            .mapToDouble(shares::share)
                            .sum())
                    .isCloseTo(1, within(1e-12));
        }
        assertThat(group.concat().joinShare()).isEqualTo(group.concat().share(Family.CONCAT));
        assertThat(group.add().share(Family.CONCAT)).isZero();
        assertThat(group.add().joinShare()).isPositive().isLessThan(group.add().share(Family.ADD));
        assertThat(group.differencePoints())
                .isEqualTo(100 * (group.concat().joinShare() - group.add().joinShare()));
    }

    @Test
    void givesAllMemoryBackAndHoldsThreeSessionsAtMost() {
        measurement(List.of(1)).take(DEAF);
        assertThat(engine.open).isZero();
        assertThat(engine.mostOpen).isEqualTo(3);
    }

    @Test
    void warmUpRunsDoNotCount() {
        int shapes = ConcatShape.of(ghostNet).size();
        measurement(List.of(1)).take(DEAF);
        assertThat(engine.runs).isEqualTo(2 * (2 * 3 * shapes + 2) * (3 + 1));
    }

    @Test
    void progressGrowsFromZeroAndStaysBelowOne() {
        var heard = new ArrayList<Double>();
        measurement(List.of(1, 8)).take((done, _, _) -> heard.add(done));
        assertThat(heard).isSorted().startsWith(0.0).allMatch(done -> done < 1);
    }

    @Test
    void anInterruptEndsItAndGivesAllMemoryBack() {
        assertThatThrownBy(() -> measurement(List.of(1)).take((done, _, _) -> {
                    if (done > 0.5) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(engine.open).isZero();
    }

    @Test
    void aRealEngineRunsBothLayouts() {
        var module = Zoo.find("module-a").graph(Form.INFERENCE);
        var result = new ConcatMeasurement(new ReferenceEngine(), List.of(1), 1, 1, 0).take(module, DEAF);
        assertThat(result.operators())
                .hasSize(2)
                .allSatisfy(column -> assertThat(column.shapes())
                        .allSatisfy(
                                shape -> assertThat(shape.of(Contender.CONCAT).medianNs())
                                        .isPositive()));
    }

    private ConcatMeasurement measurement(List<Integer> batches) {
        return new ConcatMeasurement(engine, batches, 1, 3, 1);
    }
}
