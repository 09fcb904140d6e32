package ghostlens.fuse;

import static ghostlens.fuse.Nets.ADD;
import static ghostlens.fuse.Nets.RELU;
import static ghostlens.fuse.Nets.conv;
import static ghostlens.fuse.Nets.id;
import static ghostlens.fuse.Nets.norm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.fuse.rules.Fusion;
import ghostlens.fuse.rules.RuleSet;
import ghostlens.model.graph.Draft;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.net.NetworkView;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RewriterTest {

    @Test
    void refusesAnotherShape() {
        var pooled = new Draft(id("b"), new Op.GlobalAveragePool(), List.of(id("a")));
        assertRefused(chain(), rewrite(List.of(id("b")), List.of(pooled), "b", "b"), "b is 1×2×4×4 but b is 1×2×1×1");
    }

    @Test
    void refusesToRemoveWhatIsStillRead() {
        assertRefused(
                chain(), rewrite(List.of(id("a"), id("c")), List.of(), "c", "b"), "it removes a, which is still read");
        var inner =
                Nets.over(1, 2, 4, 4).add("a", RELU, "x").add("b", RELU, "a").seeded("b", "a");
        assertRefused(
                inner, rewrite(List.of(id("a"), id("b")), List.of(), "b", "x"), "it removes a, which is still read");
    }

    @Test
    void refusesAGraphThatCannotBe() {
        var wrong = new Draft(id("b"), conv(3, 2, 1, 1, 1), List.of(id("a")));
        assertRefused(chain(), rewrite(List.of(id("b")), List.of(wrong), "b", "b"), "b: ");
    }

    @Test
    void whatNobodyReadsAnyMoreGoes() {
        var past = new Draft(id("c"), RELU, List.of(id("x")));
        var after = once(chain(), rewrite(List.of(), List.of(past), "c", "c")).after();
        assertThat(after.graph().nodes()).extracting(Node::id).containsExactly(id("x"), id("c"));
    }

    @Test
    void shapesBehindAChangeAreDerivedAnew() {
        var network = Nets.over(1, 2, 4, 4)
                .add("a", conv(2, 2, 1, 1, 1), "x")
                .add("b", RELU, "a")
                .add("c", RELU, "b")
                .add("d", new Op.GlobalAveragePool(), "c")
                .seeded("d");
        var strided = new Draft(id("a"), conv(2, 2, 1, 2, 1), List.of(id("x")));
        var same = new Draft(id("d"), new Op.GlobalAveragePool(), List.of(id("c")));
        var after = once(network, rewrite(List.of(), List.of(strided, same), "d", "d"))
                .after();
        assertThat(after.graph().node(id("c")).shape()).isEqualTo(TensorShape.of(1, 2, 2, 2));
    }

    @Test
    void newNodesStandBeforeTheReplacedOne() {
        var first = new Draft(id("p"), RELU, List.of(id("a")));
        var second = new Draft(id("q"), RELU, List.of(id("p")));
        var trace = once(chain(), rewrite(List.of(id("b")), List.of(first, second), "b", "q"));
        assertThat(trace.after().graph().nodes())
                .extracting(Node::id)
                .containsExactly(id("x"), id("a"), id("p"), id("q"), id("c"));
        assertThat(trace.steps().getFirst().come()).extracting(Node::id).containsExactly(id("p"), id("q"));
    }

    @Test
    void aNodeThatReadsWhatRanAfterItMoves() {
        var network = Nets.over(1, 2, 4, 4)
                .add("a", RELU, "x")
                .add("b", RELU, "x")
                .add("c", RELU, "a")
                .seeded("b", "c");
        var later = new Draft(id("a"), RELU, List.of(id("b")));
        var trace = once(network, rewrite(List.of(), List.of(later), "a", "a"));
        assertThat(trace.after().graph().nodes())
                .extracting(Node::id)
                .containsExactly(id("x"), id("b"), id("a"), id("c"));
        var playback = trace.playback().to(1);
        assertThat(playback.network().graph()).isEqualTo(trace.after().graph());
        assertThat(playback.to(0).to(1).to(0).network()).isSameAs(network);
    }

    @Test
    void refusesACycle() {
        var round = new Draft(id("a"), ADD, List.of(id("x"), id("c")));
        assertRefused(chain(), rewrite(List.of(), List.of(round), "a", "a"), "it depends on its own output");
    }

    @Test
    void refusesTensorsThatDoNotFit() {
        var wide = new Draft(id("b"), conv(2, 2, 3, 1, 1), List.of(id("a")));
        assertRefused(chain(), rewrite(List.of(), List.of(wide), "b", "b"), "b.weight must be 2×2×3×3 but is missing");
    }

    @Test
    void stopsRulesThatDoNotComeToAnEnd() {
        var same = new Draft(id("c"), RELU, List.of(id("b")));
        assertThatThrownBy(() ->
                        new Rewriter(List.of(always(rewrite(List.of(), List.of(same), "c", "c")))).rewrite(chain()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("do not come to an end")
                .hasMessageContaining("'test' still applies at c");
    }

    @Test
    void stopsAfterSoManySteps() {
        var network = Nets.over(1, 2, 4, 4)
                .add("conv", conv(2, 2, 3, 1, 1), "x")
                .add("a", norm(2), "conv")
                .add("b", norm(2), "a")
                .seeded("b");
        var whole = Fusion.fuse(network);
        assertThat(whole.steps()).hasSize(2);
        for (int steps = 0; steps < 2; steps++) {
            var cut = Fusion.fuse(network, RuleSet.PAYING, steps);
            assertThat(cut.steps()).hasSize(steps);
            assertThat(cut.after().graph().count(Op.BatchNorm.class)).isEqualTo(2 - steps);
            assertThat(cut.after().form()).isEqualTo(network.form());
        }
        assertThat(whole.after().form()).isEqualTo(Form.INFERENCE);
    }

    private static Network chain() {
        return Nets.over(1, 2, 4, 4)
                .add("a", RELU, "x")
                .add("b", RELU, "a")
                .add("c", RELU, "b")
                .seeded("c");
    }

    private static Rewrite rewrite(List<NodeId> removed, List<Draft> replacements, String replaced, String by) {
        return new Rewrite(
                "test", id(replaced), removed, replacements, Map.of(), id(replaced), id(by), List.of(), "A test.");
    }

    private static Trace once(Network network, Rewrite rewrite) {
        return new Rewriter(List.of(always(rewrite))).rewrite(network, 1);
    }

    private static void assertRefused(Network network, Rewrite rewrite, String why) {
        assertThatThrownBy(() -> new Rewriter(List.of(always(rewrite))).rewrite(network))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'test' cannot be applied at " + rewrite.site())
                .hasMessageContaining(why);
    }

    private static RewriteRule always(Rewrite rewrite) {
        return new RewriteRule() {
            @Override
            public String name() {
                return rewrite.rule();
            }

            @Override
            public String formula() {
                return "f = f";
            }

            @Override
            public Outcome at(Node node, NetworkView network) {
                return node.id().equals(rewrite.site()) ? rewrite : Outcome.notApplicable();
            }
        };
    }
}
