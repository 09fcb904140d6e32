package ghostlens.app.panel.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphSearchTest {
    private static final OpGraph GRAPH = graph();

    private static OpGraph graph() {
        var builder = new GraphBuilder(Form.TRAINING);
        var x = builder.input("input", TensorShape.of(1, 3, 8, 8));
        return builder.build(
                x.within("stem", w -> w.conv("conv", 4, 3, 2).batchNorm("bn").relu("act")));
    }

    @Test
    void findsByPartOfThePath() {
        assertThat(find("stem.bn")).containsExactly("stem.bn");
    }

    @Test
    void findsByOperator() {
        assertThat(find("relu")).containsExactly("stem.act");
    }

    @Test
    void findsByShapeHoweverItIsWritten() {
        for (var query : List.of("1×4×4×4", "1x4x4x4", "1,4,4,4", "4, 4")) {
            assertThat(find(query)).as(query).containsExactly("stem.conv", "stem.bn", "stem.act");
        }
    }

    @Test
    void wantsEveryWord() {
        assertThat(find("stem 3×3")).containsExactly("stem.conv");
        assertThat(find("stem pool")).isEmpty();
    }

    @Test
    void findsNothingForAnEmptyQuery() {
        assertThat(find("  ")).isEmpty();
    }

    private static List<String> find(String query) {
        return GraphSearch.matches(GRAPH, query).stream().map(NodeId::path).toList();
    }
}
