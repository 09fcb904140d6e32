package ghostlens.model.measure;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import org.junit.jupiter.api.Test;

class AddVariantTest {
    private final OpGraph ghostNet = Zoo.find("ghostnet-1.0x").graph(Form.INFERENCE);

    @Test
    void everyConcatBecomesAnAddOfTheSameShape() {
        var adds = AddVariant.of(ghostNet);
        assertThat(adds.count(Op.Concat.class)).isZero();
        assertThat(ConcatShape.concats(ghostNet)).hasSize(32).allSatisfy(concat -> {
            var add = adds.node(concat.id());
            assertThat(add.op()).isEqualTo(new Op.Add());
            assertThat(add.inputs()).isEqualTo(concat.inputs());
            assertThat(add.shape()).isEqualTo(concat.shape());
            assertThat(adds.inputShapes(add)).containsOnly(concat.shape());
        });
    }

    @Test
    void nothingOutsideTheModulesChanges() {
        var adds = AddVariant.of(ghostNet);
        assertThat(adds.nodes()).hasSameSizeAs(ghostNet.nodes());
        assertThat(ghostNet.nodes())
                .filteredOn(node -> !node.id().path().matches(".*\\.ghost[12]\\..*"))
                .hasSizeGreaterThan(60)
                .allSatisfy(node -> assertThat(adds.node(node.id())).isEqualTo(node));
    }
}
