package ghostlens.app.panel.graph;

import ghostlens.app.panel.Families;
import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.graph.Family;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.OpGraph;
import java.util.EnumSet;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Which colour is which family, for the families that the graph has.
final class Legend extends FlowPane {
    Legend() {
        super(16, 4);
        setId("legend");
        Parts.styled(this, Styles.LEGEND);
    }

    void show(@Nullable OpGraph graph) {
        getChildren().clear();
        if (graph != null) {
            var families = graph.nodes().stream()
                    .map(Node::op)
                    .map(op -> op.family())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Family.class)));
            families.forEach(this::add);
        }
    }

    private void add(Family family) {
        var swatch = Parts.styled(new Region(), Styles.SWATCH, Families.style(family));
        getChildren()
                .add(Parts.row(4, swatch, Parts.styled(new Label(Texts.get("family." + family.name())), Styles.NOTE)));
    }
}
