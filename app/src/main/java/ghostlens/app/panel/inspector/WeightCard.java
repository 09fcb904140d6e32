package ghostlens.app.panel.inspector;

import ghostlens.app.panel.Numbers;
import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.tensor.Tensor;
import java.util.Collections;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One tensor of the selected operator: name, shape, a histogram, and the numbers under it.
final class WeightCard extends VBox {
    private static final double HEIGHT = 36;

    WeightCard(String name, Tensor tensor) {
        super(4);
        Parts.styled(this, Styles.RAISED);
        var summary = TensorSummary.of(tensor);
        var title = Parts.row(
                8,
                Parts.styled(new Label(name), Styles.MONO),
                Parts.spacer(),
                Parts.note(tensor.shape().toString()));
        var range = Parts.row(8, number(summary.minimum()), Parts.spacer(), number(summary.maximum()));
        var moments = Parts.note(
                Texts.get("weights.moments", Numbers.plain(summary.mean()), Numbers.plain(summary.deviation())));
        getChildren().setAll(title, histogram(summary), range, moments);
    }

    private static Label number(double value) {
        return Parts.styled(new Label(Numbers.plain(value)), Styles.NUMBER, Styles.NOTE);
    }

    private static HBox histogram(TensorSummary summary) {
        var row = Parts.styled(new HBox(1), Styles.HISTOGRAM);
        row.setAlignment(Pos.BOTTOM_LEFT);
        row.setMinHeight(HEIGHT);
        row.setPrefHeight(HEIGHT);
        int most = Collections.max(summary.bins());
        for (int count : summary.bins()) {
            var bar = new Region();
            bar.setMinWidth(2);
            bar.setPrefHeight(count == 0 ? 0 : Math.max(1, HEIGHT * count / most));
            bar.setMaxHeight(Region.USE_PREF_SIZE);
            HBox.setHgrow(bar, Priority.ALWAYS);
            row.getChildren().add(bar);
        }
        return row;
    }
}
