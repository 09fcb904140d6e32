package ghostlens.app.panel.picture;

import ghostlens.app.panel.Parts;
import ghostlens.assets.Styles;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A probability as a number in percent and a bar.
final class ProbabilityBar extends HBox {
    private static final double NUMBER_WIDTH = 48;
    private static final double HEIGHT = 10;
    private static final double LEAST_TRACK = 24;

    ProbabilityBar(double probability) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        var number = Parts.styled(new Label(String.format(Locale.ROOT, "%.1f", 100 * probability)), Styles.NUMBER);
        number.setMinWidth(NUMBER_WIDTH);
        number.setAlignment(Pos.CENTER_RIGHT);
        var bar = Parts.styled(new Region(), Styles.PROBABILITY);
        var track = new Pane(bar);
        track.setMinWidth(LEAST_TRACK);
        track.setMinHeight(HEIGHT);
        track.setMaxHeight(HEIGHT);
        bar.setPrefHeight(HEIGHT);
        bar.prefWidthProperty()
                .bind(track.widthProperty().multiply(probability).map(w -> Math.max(1, w.doubleValue())));
        HBox.setHgrow(track, Priority.ALWAYS);
        getChildren().setAll(number, track);
    }
}
