package ghostlens.app.panel.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.panel.search.Measured;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SaidTest {

    @Test
    void saysTimeAndErrorOfAnOperatorAndOfAGroup() {
        var builder = new GraphBuilder(Form.TRAINING);
        var wire = builder.input("input", TensorShape.of(1, 3, 8, 8));
        var nodes = builder.build(wire.relu("a").relu("b")).nodes();
        var said = new Said(new Measured(Map.of("a", 1500.0, "b", 2500.0), Map.of("a", 1e-7, "b", 3e-7)));
        assertThat(said.apply(List.of(nodes.get(1)))).isEqualTo("median 1.5 µs, error 1.0e-07 of the scale");
        assertThat(said.apply(nodes)).isEqualTo("median 4.0 µs, error 3.0e-07 of the scale");
        assertThat(said.apply(List.of(nodes.getFirst()))).isEmpty();
    }
}
