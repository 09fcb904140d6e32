package ghostlens.model.onnx;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Network;
import ghostlens.model.net.SeededWeights;
import ghostlens.model.net.Wire;
import ghostlens.model.tensor.TensorShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionsTest {
    private static final int LARGEST = 36;

    @ParameterizedTest
    @CsvSource({"1, 201", "2, 577", "3, 1_000", "4, 2_500"})
    void everyOperatorIsInOneSectionAndAllElseStays(int seed, String operators) {
        var before = tangle(seed, Integer.parseInt(operators.replace("_", "")), i -> "");
        var after = Sections.divide(before);
        assertThat(after.graph().nodes()).hasSameSizeAs(before.graph().nodes());
        var ids = new HashMap<NodeId, NodeId>();
        for (int i = 0; i < before.graph().nodes().size(); i++) {
            var was = before.graph().nodes().get(i);
            var is = after.graph().nodes().get(i);
            ids.put(was.id(), is.id());
            assertThat(is.id().name()).isEqualTo(was.id().name());
            assertThat(is.op()).isEqualTo(was.op());
            assertThat(is.inputs())
                    .isEqualTo(was.inputs().stream().map(ids::get).toList());
            assertThat(after.weights().of(is.id())).isEqualTo(before.weights().of(was.id()));
        }
        assertThat(children(after)).allSatisfy((_, inside) -> assertThat(inside).hasSizeBetween(2, LARGEST));
    }

    @Test
    void sectionIsNamedByThePlacesOfItsOperators() {
        var nodes = Sections.divide(tangle(5, 1_000, i -> "")).graph().nodes();
        for (int place = 1; place <= nodes.size(); place++) {
            for (var group : nodes.get(place - 1).id().groups()) {
                var ends = group.substring(group.lastIndexOf('.') + 1).split("–");
                assertThat(place).isBetween(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
            }
        }
    }

    @Test
    void blocksAreNotCutWhereOneValuePassesBetweenThem() {
        var builder = new GraphBuilder(Form.TRAINING);
        var x = builder.input("x", TensorShape.of(1, 4, 4, 4));
        for (int block = 0; block < 100; block++) {
            var way = x.relu("a" + block).relu("b" + block).relu("c" + block);
            x = way.plus("add" + block, x);
        }
        var after = Sections.divide(network(builder, x)).graph();
        for (var node : after.nodes()) {
            var into = node.inputs().stream().map(NodeId::group).collect(toSet());
            if (node.id().name().startsWith("add")) {
                assertThat(into).as("%s", node.id()).contains(node.id().group());
            }
        }
        var sources = new HashMap<String, Set<NodeId>>();
        after.nodes()
                .forEach(node -> node.inputs().stream()
                        .filter(input -> !input.group().equals(node.id().group()))
                        .forEach(input -> sources.computeIfAbsent(node.id().group(), _ -> new java.util.HashSet<>())
                                .add(input)));
        assertThat(sources).allSatisfy((_, entering) -> assertThat(entering).hasSize(1));
    }

    @Test
    void fewOperatorsAreLeftAsTheyAre() {
        var network = tangle(6, Sections.FEW, i -> "");
        assertThat(Sections.divide(network)).isSameAs(network);
    }

    @Test
    void groupsOfTheFileAreLeftAsTheyAre() {
        var network = tangle(7, 1_000, i -> "stage" + i / 50);
        assertThat(Sections.divide(network)).isSameAs(network);
    }

    @Test
    void crowdedGroupIsDividedInside() {
        var after = Sections.divide(tangle(8, 1_000, i -> i < 300 ? "stem" : "stage" + i / 50));
        assertThat(children(after).get("stem")).hasSizeLessThan(LARGEST).allMatch(path -> path.contains("–"));
        assertThat(children(after).get("")).contains("stage6", "stage19");
    }

    @Test
    void usesOfTheSameWeightsStayTogether() {
        var network = tangle(9, 1_000, i -> i == 10 ? "head.@P3" : "");
        assertThat(Sections.divide(network)).isSameAs(network);
    }

    /// What stands directly in each group, and at the top.
    private static java.util.Map<String, Set<String>> children(Network network) {
        return network.graph().nodes().stream()
                .map(Node::id)
                .flatMap(id -> {
                    var parts = new ArrayList<>(List.of(""));
                    parts.addAll(id.groups());
                    parts.add(id.path());
                    return java.util.stream.IntStream.range(1, parts.size())
                            .mapToObj(i -> List.of(parts.get(i - 1), parts.get(i)));
                })
                .collect(groupingBy(List::getFirst, mapping(List::getLast, toSet())));
    }

    /// Every operator reads the one before it and many one from anywhere.
    ///
    /// @param scopes where each operator stands
    private static Network tangle(int seed, int operators, IntFunction<String> scopes) {
        var random = new SplittableRandom(seed);
        var builder = new GraphBuilder(Form.TRAINING);
        var wires = new ArrayList<Wire>(List.of(builder.input("input", TensorShape.of(1, 4, 4, 4))));
        while (wires.size() < operators) {
            var last = wires.getLast();
            var other = wires.get(random.nextInt(wires.size()));
            var at = new Wire(builder, scopes.apply(wires.size()), last.id());
            var name = "n" + wires.size();
            wires.add(random.nextInt(3) == 0 && !other.equals(last) ? at.plus(name, other) : at.batchNorm(name));
        }
        return network(builder, wires.getLast());
    }

    private static Network network(GraphBuilder builder, Wire output) {
        var graph = builder.build(output);
        return new Network("test", graph, SeededWeights.of(graph, 1), Form.TRAINING);
    }
}
