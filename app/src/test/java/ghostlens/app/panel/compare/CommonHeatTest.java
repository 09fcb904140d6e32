package ghostlens.app.panel.compare;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.panel.overlay.Merging;
import ghostlens.app.panel.overlay.NumberOverlay;
import ghostlens.fuse.match.Matcher;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CommonHeatTest {

    @Test
    void differenceIsTheLaterMinusAllThatBelongToItBefore() {
        var before = Zoo.find("module-a").graph(Form.TRAINING);
        var after = Zoo.find("module-a").graph(Form.INFERENCE);
        var difference =
                CommonHeat.difference(everywhere(before, 1), everywhere(after, 4), Matcher.match(before, after));

        assertThat(difference.values()).containsEntry("primary_conv.0", 2.0).containsEntry("concat", 3.0);
        assertThat(difference.badge(after.nodes().stream()
                        .filter(node -> node.id().path().equals("concat"))
                        .toList()))
                .hasValueSatisfying(badge -> assertThat(badge.text()).isEqualTo("+3.0"));
        assertThat(difference.isDiverging()).isTrue();
    }

    private static NumberOverlay everywhere(OpGraph graph, double number) {
        var values = graph.nodes().stream()
                .collect(Collectors.toMap(node -> node.id().path(), _ -> number));
        return new NumberOverlay("cost", values, Merging.SUM, String::valueOf, false);
    }
}
