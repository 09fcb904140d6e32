package ghostlens.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WaysTest {
    private final OpGraph graph = Zoo.find("module-d").graph(Form.TRAINING);

    @Test
    void bothBranchesLieBetweenTheirEnds() {
        assertThat(between("primary_conv.2", "add"))
                .containsExactlyInAnyOrder(
                        "primary_conv.2", "cheap_operation.0", "cheap_operation.1", "fusion_bn.0", "add");
    }

    @Test
    void orderOfTheEndsDoesNotMatter() {
        assertThat(between("add", "primary_conv.2")).isEqualTo(between("primary_conv.2", "add"));
    }

    @Test
    void nothingLiesBetweenBranches() {
        assertThat(between("cheap_operation.0", "fusion_bn.0")).isEmpty();
    }

    @Test
    void endIsPassedOnTheWayToAThird() {
        assertThat(between("primary_conv.2", "cheap_operation.0", "add")).isEqualTo(between("primary_conv.2", "add"));
        assertThat(between("cheap_operation.0", "fusion_bn.0", "add"))
                .containsExactlyInAnyOrder("cheap_operation.0", "cheap_operation.1", "fusion_bn.0", "add");
    }

    @Test
    void groupIsAnEndWithAllThatIsInsideAndLeadsOn() {
        var ends = List.of(group("primary_conv"), group("fusion_bn"));
        assertThat(paths(Ways.between(graph, ends)))
                .containsExactlyInAnyOrder("primary_conv.0", "primary_conv.1", "primary_conv.2", "fusion_bn.0");
    }

    @Test
    void tracesForwardsAndBackwards() {
        var norm = List.of(node("fusion_bn.0"));
        assertThat(paths(Ways.from(graph, norm))).containsExactlyInAnyOrder("fusion_bn.0", "add", "relu");
        assertThat(paths(Ways.to(graph, norm)))
                .containsExactlyInAnyOrder(
                        "input", "primary_conv.0", "primary_conv.1", "primary_conv.2", "fusion_bn.0");
    }

    @Test
    void countsWhatIsTracedInWords() {
        assertThat(Traced.of(graph, List.of()).words()).isEmpty();
        assertThat(Traced.of(graph, List.of(List.of(node("add")))).words())
                .isEqualTo("7 operators lead here, 1 come from here");
        assertThat(words("primary_conv.2", "add")).isEqualTo("3 operators on the paths between what is selected");
        assertThat(words("cheap_operation.0", "add")).startsWith("1 operator on");
        assertThat(words("add", "relu")).isEqualTo("What is selected is joined directly");
        assertThat(words("cheap_operation.0", "fusion_bn.0")).startsWith("No path leads");
    }

    private String words(String from, String to) {
        return Traced.of(graph, List.of(List.of(node(from)), List.of(node(to)))).words();
    }

    private Set<String> between(String... ends) {
        return paths(Ways.between(
                graph, Arrays.stream(ends).map(end -> List.of(node(end))).toList()));
    }

    private static Set<String> paths(Set<NodeId> ids) {
        return ids.stream().map(NodeId::path).collect(Collectors.toSet());
    }

    private Node node(String path) {
        return graph.node(new NodeId(path));
    }

    private List<Node> group(String path) {
        return graph.nodes().stream()
                .filter(node -> node.id().path().startsWith(path + "."))
                .toList();
    }
}
